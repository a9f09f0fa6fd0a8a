/// The address of an event: `MODULE.TYPE.`, lower-case ASCII, ending in a dot.
///
/// ZeroMQ matches raw prefixes. The closing dot is what keeps `registry.town.` from matching `registry.town-listed.`.
public struct Topic: Hashable, Sendable, CustomStringConvertible {
    /// The topic as it goes on the wire.
    public let text: String

    /// Takes a topic from outside.
    ///
    /// - Throws: ``WireError/badTopic(_:)``.
    public init(_ text: String) throws(WireError) {
        guard Self.isValid(text.utf8) else { throw .badTopic(text) }
        self.text = text
    }

    /// The topic of an event type (`registry.town-listed.v1`).
    ///
    /// - Throws: ``WireError/badTopic(_:)``.
    public init(eventType: String) throws(WireError) {
        try self.init(eventType + ".")
    }

    /// The topic of a module's heartbeat.
    ///
    /// - Throws: ``WireError/badTopic(_:)`` when the module's name is not a word.
    public init(heartbeatOf module: String) throws(WireError) {
        try self.init("\(module).heartbeat.")
    }

    /// The CloudEvents type: the topic without its last dot.
    public var eventType: String { String(text.dropLast()) }

    /// The same text, for people.
    public var description: String { text }

    /// Whether the bytes form a topic.
    public static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
        guard !bytes.isEmpty, bytes.count <= WireLimits.topicBytes else { return false }
        var previous = UInt8(ascii: ".")
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "."): if previous == byte { return false }
            default: return false
            }
            previous = byte
        }
        return previous == UInt8(ascii: ".")
    }
}
