/// One event of a stream of server-sent events.
public struct ServerSentEvent: Sendable, Hashable {
    /// What the stream calls it; `message` when it does not say.
    public var name: String
    /// The data.
    public var data: String
    /// Where to go on after it.
    public var id: String
}

/// Takes a stream of server-sent events apart, however its bytes are cut.
///
/// > Source: WHATWG HTML, section 9.2.6.
public struct ServerSentEventParser: Sendable {
    private var waiting: [UInt8] = []
    private var name = ""
    private var data: [String] = []
    /// The id of the last block, also of one without data: where to go on.
    public private(set) var lastID = ""
    /// Comments so far; a host breathes by them.
    public private(set) var comments = 0

    /// Begins with an empty stream.
    public init() {}

    /// Takes some bytes.
    ///
    /// - Returns: The events that are whole now.
    public mutating func take(_ bytes: [UInt8]) -> [ServerSentEvent] {
        waiting += bytes
        var events: [ServerSentEvent] = []
        var start = waiting.startIndex
        while let end = waiting[start...].firstIndex(of: 0x0A) {
            let line = waiting[start..<end]
            if let event = take(line: String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)) {
                events.append(event)
            }
            start = end + 1
        }
        waiting.removeFirst(start)
        return events
    }

    private mutating func take(line: String) -> ServerSentEvent? {
        guard !line.isEmpty else { return dispatch() }
        let field = line.prefix { $0 != ":" }
        var value = line.dropFirst(field.count + 1)
        if value.first == " " { value.removeFirst() }
        switch field {
        case "": comments += 1
        case "id": lastID = String(value)
        case "event": name = String(value)
        case "data": data.append(String(value))
        default: break
        }
        return nil
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer { (name, data) = ("", []) }
        guard !data.isEmpty else { return nil }
        return ServerSentEvent(name: name.isEmpty ? "message" : name, data: data.joined(separator: "\n"), id: lastID)
    }
}
