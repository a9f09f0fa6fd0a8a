import Foundation
import Messages

/// Asks a running host over HTTP.
///
/// It blocks, and is for the command line and for tests.
public struct GatewayClient: Sendable {
    /// An answer of any status.
    public struct Answer: Sendable {
        /// The HTTP status.
        public let status: Int
        /// The headers, names in lower case.
        public let headers: [String: String]
        /// The body.
        public let body: [UInt8]
    }

    /// How long an answer may take, in seconds, when the caller does not say.
    public static let patience = 30
    /// How long a silent event stream is taken for alive, in seconds: three missed breaths.
    public static let streamPatience = 45

    private let address: HostAddress

    /// Makes a client; nothing is opened yet.
    public init(_ address: HostAddress) {
        self.address = address
    }

    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The path with its query, as it goes on the wire.
    ///   - headers: Headers besides the usual ones.
    ///   - body: The body; may be empty.
    ///   - patience: How long a single read may take, in seconds.
    /// - Returns: The answer, also when it is a problem.
    /// - Throws: ``Problem`` of kind unavailable or timeout, when no answer comes.
    public func exchange(
        _ method: String,
        _ path: String,
        headers: [(String, String)] = [],
        body: [UInt8] = [],
        patience: Int = patience
    ) throws(Problem) -> Answer {
        let exchange = try HTTPExchange(method, path, headers: headers, body: body, at: address, patience: patience)
        return Answer(status: exchange.status, headers: exchange.headers, body: try exchange.all())
    }

    /// Reads JSON, or another type where one is named.
    ///
    /// - Throws: The ``Problem`` that the host answered with, or why there was no answer.
    public func get(_ path: String, accept type: String? = nil) throws(Problem) -> [UInt8] {
        try Self.checked(try exchange("GET", path, headers: type.map { [("Accept", $0)] } ?? []))
    }

    /// Sends JSON and reads JSON.
    ///
    /// - Throws: The ``Problem`` that the host answered with, or why there was no answer.
    public func post(
        _ path: String,
        _ body: [UInt8],
        key: String? = nil,
        patience: Int = patience
    ) throws(Problem) -> [UInt8] {
        var headers = [("Content-Type", "application/json")]
        if let key { headers.append(("Idempotency-Key", key)) }
        return try Self.checked(try exchange("POST", path, headers: headers, body: body, patience: patience))
    }

    /// Sends a file of any kind and reads JSON.
    ///
    /// - Parameters:
    ///   - path: The path with its query.
    ///   - bytes: The file.
    ///   - type: Its media type.
    ///   - patience: How long a single read may take, in seconds.
    /// - Returns: The answer's body.
    /// - Throws: The ``Problem`` that the host answered with, or why there was no answer.
    public func post(_ path: String, _ bytes: [UInt8], type: String, patience: Int) throws(Problem) -> [UInt8] {
        let headers = [("Content-Type", type)]
        return try Self.checked(try exchange("POST", path, headers: headers, body: bytes, patience: patience))
    }

    /// Follows the host's events until it ends the stream or the connection breaks.
    ///
    /// - Parameters:
    ///   - topic: Only topics with this prefix.
    ///   - place: Where to go on, empty for now; kept up to date, so that the next call goes on where this one ended.
    ///   - body: Called with each event; returns whether to go on.
    /// - Throws: ``Problem`` when the host refuses, or when the connection breaks.
    public func events(
        topic: String = "",
        after place: inout String,
        _ body: (ServerSentEvent) -> Bool
    ) throws(Problem) {
        let path = "/api/v1/events" + (topic.isEmpty ? "" : "?topic=\(Self.escaped(topic))")
        var headers = [("Accept", "text/event-stream")]
        if !place.isEmpty { headers.append(("Last-Event-ID", place)) }
        let exchange = try HTTPExchange(
            "GET",
            path,
            headers: headers,
            body: [],
            at: address,
            patience: Self.streamPatience
        )
        guard exchange.status == 200 else {
            _ = try Self.checked(.init(status: exchange.status, headers: exchange.headers, body: try exchange.all()))
            return
        }
        var parser = ServerSentEventParser()
        while let bytes = try exchange.next() {
            let events = parser.take(bytes)
            if !parser.lastID.isEmpty { place = parser.lastID }
            for event in events where !body(event) { return }
        }
    }

    /// Text as a query's value.
    public static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }

    private static func checked(_ answer: Answer) throws(Problem) -> [UInt8] {
        guard answer.status >= 400 else { return answer.body }
        throw problem(answer)
    }

    /// The problem in an answer, as far as it is one of ours.
    private static func problem(_ answer: Answer) -> Problem {
        struct Document: Decodable {
            var code: String?
            var detail: String?
            var remedy: String?
            var errors: [Problem.Fault]?
        }
        let document = try? JSONDecoder().decode(Document.self, from: Data(answer.body))
        return Problem(
            document?.code ?? "client.status-\(answer.status)",
            kind(of: answer.status),
            document?.detail ?? "The host answered with status \(answer.status).",
            remedy: document?.remedy ?? "Check that BAIZHEN_URL names a Baizhen host.",
            errors: document?.errors ?? []
        )
    }

    private static func kind(of status: Int) -> Problem.Kind {
        switch status {
        case 401, 403: .forbidden
        case 404: .notFound
        case 409, 412: .conflict
        case 429: .busy
        case 503: .unavailable
        case 504: .timeout
        case 500...: .internal
        default: .invalid
        }
    }
}
