import CChecksum

/// What a record is.
///
/// Unknown kinds are skipped, so that new ones can be added.
public struct RecordKind: RawRepresentable, Hashable, Sendable {
    /// The byte on the wire.
    public let rawValue: UInt8

    /// Takes the byte from the wire.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A fact that has happened.
    public static let event = RecordKind(rawValue: 1)
    /// A stream's last sequence, told every second; consumes none itself.
    public static let heartbeat = RecordKind(rawValue: 2)
    /// A request, on the request sockets only.
    public static let request = RecordKind(rawValue: 3)
    /// The result of a request.
    public static let reply = RecordKind(rawValue: 4)
    /// Why a request was not carried out.
    public static let problem = RecordKind(rawValue: 5)
}

/// The fixed 48 bytes before every record, little-endian.
///
/// It is what lets a subscriber order, drop and count without parsing JSON.
///
/// > Source: `docs/protocol.md`, Records.
@frozen
public struct RecordHead: Sendable, Hashable {
    /// What the record is.
    public var kind: RecordKind
    /// Reserved for later use; 0 now.
    public var flags: UInt8
    /// The stream's epoch; on request sockets the asker's random instance number.
    public var epoch: UInt64
    /// The place in the stream, from 1 without gaps; on request sockets the correlation number.
    public var sequence: UInt64
    /// When it happened, in milliseconds since 1970, UTC.
    public var time: Int64
    /// The length of the attributes, in bytes.
    public var attributesLength: UInt32
    /// The length of the data, in bytes.
    public var dataLength: UInt32
    /// CRC-32C of the whole record with this field zero.
    public var checksum: UInt32

    /// Makes a head whose lengths and checksum are still to come.
    @inlinable
    public init(kind: RecordKind, flags: UInt8 = 0, epoch: UInt64, sequence: UInt64, time: Int64) {
        self.kind = kind
        self.flags = flags
        self.epoch = epoch
        self.sequence = sequence
        self.time = time
        self.attributesLength = 0
        self.dataLength = 0
        self.checksum = 0
    }

    /// The length of the whole record, in bytes.
    @inlinable
    public var recordLength: Int { WireLimits.headBytes + Int(attributesLength) + Int(dataLength) }

    /// The four bytes that begin every record: `BZ01`.
    @usableFromInline
    static let magic: UInt32 = 0x3130_5A42

    /// Reads a head.
    ///
    /// It is `nil` when the magic is not there or a reserved field is not 0.
    ///
    /// - Parameter bytes: At least 48 bytes.
    @inlinable
    public init?(reading bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 48,
            UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)) == Self.magic,
            bytes.loadUnaligned(fromByteOffset: 6, as: UInt16.self) == 0,
            bytes.loadUnaligned(fromByteOffset: 44, as: UInt32.self) == 0
        else { return nil }
        self.kind = RecordKind(rawValue: bytes[4])
        self.flags = bytes[5]
        self.epoch = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        self.sequence = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        self.time = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 24, as: Int64.self))
        self.attributesLength = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 32, as: UInt32.self))
        self.dataLength = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 36, as: UInt32.self))
        self.checksum = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 40, as: UInt32.self))
    }

    /// Writes the head over the first 48 bytes, the checksum field as it stands.
    @inlinable
    public func write(to bytes: UnsafeMutableRawBufferPointer) {
        bytes.storeBytes(of: Self.magic.littleEndian, as: UInt32.self)
        bytes[4] = kind.rawValue
        bytes[5] = flags
        bytes.storeBytes(of: 0, toByteOffset: 6, as: UInt16.self)
        bytes.storeBytes(of: epoch.littleEndian, toByteOffset: 8, as: UInt64.self)
        bytes.storeBytes(of: sequence.littleEndian, toByteOffset: 16, as: UInt64.self)
        bytes.storeBytes(of: time.littleEndian, toByteOffset: 24, as: Int64.self)
        bytes.storeBytes(of: attributesLength.littleEndian, toByteOffset: 32, as: UInt32.self)
        bytes.storeBytes(of: dataLength.littleEndian, toByteOffset: 36, as: UInt32.self)
        bytes.storeBytes(of: checksum.littleEndian, toByteOffset: 40, as: UInt32.self)
        bytes.storeBytes(of: 0, toByteOffset: 44, as: UInt32.self)
    }

    /// The checksum that a whole record should have.
    ///
    /// - Parameter record: A whole record, at least 48 bytes.
    /// - Returns: CRC-32C with the checksum's own field taken as zero.
    @inlinable
    public static func checksum(of record: UnsafeRawBufferPointer) -> UInt32 {
        checksum_record(record.baseAddress, record.count)
    }
}
