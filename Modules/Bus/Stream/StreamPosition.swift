/// The name of one event: which stream, and its place in it.
public struct StreamPosition: Sendable, Hashable {
    /// The stream's random number, made with the log and changed by a restore.
    public var epoch: UInt64
    /// The place, from 1 without gaps; 0 is the place before the first event.
    public var sequence: UInt64

    /// Names a place.
    public init(epoch: UInt64, sequence: UInt64) {
        self.epoch = epoch
        self.sequence = sequence
    }
}

extension StreamPosition: CustomStringConvertible {
    /// The CloudEvents `id`: the epoch in 16 hex digits, a dash, the sequence.
    public var description: String { "\(hexEpoch(epoch))-\(sequence)" }
}

extension StreamPosition: Codable {
    private enum CodingKeys: String, CodingKey { case epoch, sequence }

    /// Reads a position whose epoch is 16 hex digits.
    ///
    /// - Throws: `DecodingError` when a field is missing or the epoch is not 16 hex digits.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(epoch: try fields.epoch(.epoch), sequence: try fields.decode(UInt64.self, forKey: .sequence))
    }

    /// Writes the epoch as 16 hex digits, since JSON numbers lose digits above 2^53.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(hexEpoch(epoch), forKey: .epoch)
        try fields.encode(sequence, forKey: .sequence)
    }
}

/// What a source says of its stream: how far it goes, and where it came from.
public struct StreamState: Sendable, Hashable {
    /// The stream's random number, made with the log and changed by a restore.
    public var epoch: UInt64
    /// The last committed sequence; 0 while there is none.
    public var head: UInt64
    /// The sequence before the oldest event still kept; 0 while nothing was dropped.
    public var floor: UInt64
    /// The epoch of the log that this one was restored from.
    public var parentEpoch: UInt64?
    /// The last sequence that this log and its parent have in common.
    public var fork: UInt64?

    /// Describes a stream.
    public init(epoch: UInt64, head: UInt64, floor: UInt64 = 0, parentEpoch: UInt64? = nil, fork: UInt64? = nil) {
        self.epoch = epoch
        self.head = head
        self.floor = floor
        self.parentEpoch = parentEpoch
        self.fork = fork
    }
}

extension StreamState: Codable {
    private enum CodingKeys: String, CodingKey { case epoch, head, floor, parentEpoch, fork }

    /// Reads a state whose epochs are 16 hex digits.
    ///
    /// - Throws: `DecodingError` when a field is missing or an epoch is not 16 hex digits.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            epoch: try fields.epoch(.epoch),
            head: try fields.decode(UInt64.self, forKey: .head),
            floor: try fields.decode(UInt64.self, forKey: .floor),
            parentEpoch: fields.contains(.parentEpoch) ? try fields.epoch(.parentEpoch) : nil,
            fork: try fields.decodeIfPresent(UInt64.self, forKey: .fork)
        )
    }

    /// Writes epochs as 16 hex digits; a stream that was never restored has no `parentEpoch` and no `fork`.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(hexEpoch(epoch), forKey: .epoch)
        try fields.encode(head, forKey: .head)
        try fields.encode(floor, forKey: .floor)
        try fields.encodeIfPresent(parentEpoch.map(hexEpoch), forKey: .parentEpoch)
        try fields.encodeIfPresent(fork, forKey: .fork)
    }
}

private func hexEpoch(_ epoch: UInt64) -> String {
    let digits = String(epoch, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

extension KeyedDecodingContainer {
    fileprivate func epoch(_ key: Key) throws -> UInt64 {
        let text = try decode(String.self, forKey: key)
        guard text.utf8.count == 16, text.allSatisfy(\.isHexDigit), let epoch = UInt64(text, radix: 16) else {
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: self,
                debugDescription: "An epoch is 16 hex digits, not '\(text)'."
            )
        }
        return epoch
    }
}
