import Crypto

/// The chain that ties each event to all before it.
///
/// `hash(n) = SHA-256(hash(n-1) || topic || 0x00 || record)`, `hash(0) = SHA-256(source || 0x00 || first epoch)`, the
/// epoch as 8 bytes little-endian. The topic is inside, so that an event cannot be moved to another type. Further
/// epochs do not begin a new chain: their number is in the record's head.
struct HashChain {
    /// The length of a hash, in bytes.
    static let hashBytes = 32

    /// Up to here, in bytes, copying together is faster than hashing in pieces.
    private static let copied = 4096

    /// The present hash in the first 32 bytes; behind it room for what is hashed with it.
    private var buffer: [UInt8]

    /// Begins the chain of a new log.
    init(source: String, epoch: UInt64) {
        var seed = Array(source.utf8)
        seed.append(0)
        withUnsafeBytes(of: epoch.littleEndian) { seed.append(contentsOf: $0) }
        self.init(at: Array(SHA256.hash(data: seed)))
    }

    /// Goes on from a stored hash.
    init(at hash: [UInt8]) {
        buffer = [UInt8](repeating: 0, count: Self.hashBytes + Self.copied)
        buffer.replaceSubrange(0..<min(hash.count, Self.hashBytes), with: hash.prefix(Self.hashBytes))
    }

    /// The present hash.
    var current: [UInt8] { Array(buffer[..<Self.hashBytes]) }

    /// Adds one event.
    mutating func extend(topic: UnsafeRawBufferPointer, record: UnsafeRawBufferPointer) {
        buffer.withUnsafeMutableBytes { room in
            let length = Self.hashBytes + topic.count + 1 + record.count
            var hasher = SHA256()
            if length <= room.count {
                let topicEnd = Self.hashBytes + topic.count
                UnsafeMutableRawBufferPointer(rebasing: room[Self.hashBytes..<topicEnd]).copyMemory(from: topic)
                room[topicEnd] = 0
                UnsafeMutableRawBufferPointer(rebasing: room[(topicEnd + 1)..<length]).copyMemory(from: record)
                hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: room[..<length]))
            } else {
                hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: room[..<Self.hashBytes]))
                hasher.update(bufferPointer: topic)
                withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
                hasher.update(bufferPointer: record)
            }
            hasher.finalize().withUnsafeBytes { room.copyMemory(from: $0) }
        }
    }

    /// Whether the present hash is this one.
    func isAt(_ hash: UnsafeRawBufferPointer) -> Bool {
        guard hash.count == Self.hashBytes else { return false }
        return buffer.withUnsafeBytes { own in
            stride(from: 0, to: Self.hashBytes, by: 8).allSatisfy {
                own.loadUnaligned(fromByteOffset: $0, as: UInt64.self)
                    == hash.loadUnaligned(fromByteOffset: $0, as: UInt64.self)
            }
        }
    }

    /// Goes on from another hash; used after a fault, to find the next one.
    mutating func move(to hash: UnsafeRawBufferPointer) {
        guard hash.count == Self.hashBytes else { return }
        buffer.withUnsafeMutableBytes { $0.copyMemory(from: hash) }
    }

    /// Appends the present hash to others.
    func write(to hashes: inout [UInt8]) {
        hashes.append(contentsOf: buffer[..<Self.hashBytes])
    }
}
