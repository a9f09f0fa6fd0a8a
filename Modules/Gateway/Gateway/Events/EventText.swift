import Hummingbird

/// The blocks of a stream of server-sent events.
///
/// > Source: WHATWG HTML, section 9.2, Server-sent events.
enum EventText {
    /// How soon a reader whose stream broke comes back, in milliseconds.
    static let retryMilliseconds = 1000

    /// The first block: it tells the reader where it stands, so that it can come back even before the first event.
    static func opening(_ id: String) -> ByteBuffer {
        ByteBuffer(string: "retry: \(retryMilliseconds)\n\(line(id))\n")
    }

    /// An event as structured CloudEvents JSON, under another name when one is given.
    static func event(_ event: GatewayEvent, _ id: String, as name: String?) -> ByteBuffer {
        var buffer = ByteBuffer(string: line(id) + "data: ")
        buffer.writeBytes(event.cloudEvent(as: name))
        buffer.writeString("\n\n")
        return buffer
    }

    /// A word to the reader that is no event of a module.
    static func notice(_ notice: EventFollower.Notice, of source: String, _ id: String) -> ByteBuffer {
        let body: JSONValue = ["code": .string(notice.rawValue), "source": .string(source)]
        let json = (try? GatewayJSON.encode(body)) ?? []
        var buffer = ByteBuffer(string: line(id) + "event: notice\ndata: ")
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
        return buffer
    }

    /// A breath: a comment, with the place in the streams in case filtered events have moved it.
    static func heartbeat(_ id: String) -> ByteBuffer {
        ByteBuffer(string: ": heartbeat\n\(line(id))\n")
    }

    private static func line(_ id: String) -> String {
        id.isEmpty ? "" : "id: \(id)\n"
    }
}
