/// The sizes that everybody on the bus relies on.
///
/// > Source: `docs/protocol.md`, Limits.
public enum WireLimits {
    /// The longest topic, in bytes.
    ///
    /// libzmq 4.3.4 mis-encodes subscriptions from 246 bytes on.
    public static let topicBytes = 200
    /// The fixed head of a record, in bytes.
    public static let headBytes = 48
    /// The longest record, head included, in bytes.
    ///
    /// A longer one is refused when it is appended.
    public static let recordBytes = 256 * 1024
    /// The longest frame of records, in bytes.
    ///
    /// A longer one is dropped and counted.
    public static let frameBytes = 1024 * 1024
    /// The longest record of the given kind, head included, in bytes.
    ///
    /// Answers may be as long as a frame: a page of records has to hold the longest record.
    @inlinable
    public static func recordBytes(of kind: RecordKind) -> Int {
        kind == .event || kind == .heartbeat ? recordBytes : frameBytes
    }
    /// The most names in a record's attributes.
    ///
    /// An object with more is not read: names are looked up one by one.
    public static let attributes = 64
    /// Where a publisher stops packing, in bytes.
    ///
    /// A larger frame costs memory and brings no more speed.
    public static let packBytes = 256 * 1024
}

/// Why bytes or a name cannot go on the bus.
public enum WireError: Error, Sendable, Hashable {
    /// The topic is empty, too long, does not end in a dot, or has a character outside `a-z 0-9 . -`.
    case badTopic(String)
    /// The record would be longer than ``WireLimits/recordBytes(of:)``.
    case recordTooLarge(bytes: Int, limit: Int)
    /// An event without data; data is JSON and never empty.
    case emptyData
    /// The attributes are not a flat JSON object, or have more names than ``WireLimits/attributes``.
    case badAttributes(at: Int)
}

extension WireError: CustomStringConvertible {
    /// What is wrong and what is expected.
    public var description: String {
        switch self {
        case .badTopic(let text):
            "The topic '\(text)' is not one: lower-case ASCII words and dots, ending in a dot, at most "
                + "\(WireLimits.topicBytes) bytes."
        case .recordTooLarge(let bytes, let limit):
            "A record of \(bytes) bytes is over the limit of \(limit). Put what is large in a file and name it in the "
                + "record, or send less at once."
        case .emptyData:
            "An event has no data. Data is JSON; an empty object is {}."
        case .badAttributes(let position):
            "The attributes are not a flat JSON object of at most \(WireLimits.attributes) names: byte \(position)."
        }
    }
}
