import Messages

/// One request and its response, whose body is read piece by piece.
///
/// > Source: RFC 9112, sections 3 to 7.
final class HTTPExchange {
    /// The status of the response.
    let status: Int
    /// The headers of the response, names in lower case.
    let headers: [String: String]
    private let connection: HTTPConnection
    private var rest: Rest

    /// How the end of the body is known.
    private enum Rest {
        case length(Int)
        case chunked(left: Int)
        case untilClose
        case done
    }

    /// Sends a request and reads the head of its response.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The path with its query.
    ///   - headers: Headers besides the usual ones.
    ///   - body: The body; may be empty.
    ///   - address: The host.
    ///   - patience: How long a single read may take, in seconds.
    /// - Throws: ``Problem`` `client.no-answer`, `client.timeout` or `client.cut`.
    init(
        _ method: String,
        _ path: String,
        headers: [(String, String)],
        body: [UInt8],
        at address: HostAddress,
        patience: Int
    ) throws(Problem) {
        connection = try HTTPConnection(to: address, patience: patience)
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        var lines = [
            "\(method) \(address.prefix)\(path) HTTP/1.1", "Host: \(host):\(address.port)", "Connection: close",
        ]
        if !address.token.isEmpty { lines.append("Authorization: Bearer \(address.token)") }
        if !body.isEmpty || method != "GET" { lines.append("Content-Length: \(body.count)") }
        lines += headers.map { "\($0): \($1)" }
        try connection.send([UInt8]((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
        (status, self.headers) = try Self.head(connection)
        if self.headers["transfer-encoding"]?.lowercased() == "chunked" {
            rest = .chunked(left: 0)
        } else {
            rest = self.headers["content-length"].flatMap { Int($0) }.map(Rest.length) ?? .untilClose
        }
    }

    /// The next bytes of the body, or `nil` at its end.
    func next() throws(Problem) -> [UInt8]? {
        switch rest {
        case .done, .length(0):
            return nil
        case .untilClose:
            let bytes = try connection.bytes(atMost: HTTPConnection.readBytes)
            return bytes.isEmpty ? nil : bytes
        case .length(let left):
            let bytes = try some(left)
            rest = .length(left - bytes.count)
            return bytes
        case .chunked(let left):
            return try chunk(left)
        }
    }

    /// The whole rest of the body.
    func all() throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        while let more = try next() { bytes += more }
        return bytes
    }

    private func chunk(_ left: Int) throws(Problem) -> [UInt8]? {
        var left = left
        if left == 0 {
            guard let line = try connection.line(), let size = Int(line.prefix { $0 != ";" }, radix: 16) else {
                throw Self.cut
            }
            guard size > 0 else {
                rest = .done
                return nil
            }
            left = size
        }
        let bytes = try some(left)
        rest = .chunked(left: left - bytes.count)
        if left == bytes.count { _ = try connection.line() }
        return bytes
    }

    private func some(_ count: Int) throws(Problem) -> [UInt8] {
        let bytes = try connection.bytes(atMost: count)
        guard !bytes.isEmpty else { throw Self.cut }
        return bytes
    }

    private static func head(_ connection: HTTPConnection) throws(Problem) -> (Int, [String: String]) {
        guard let first = try connection.line(), first.hasPrefix("HTTP/1."),
            let status = Int(first.dropFirst(9).prefix(3))
        else { throw cut }
        var headers: [String: String] = [:]
        while let line = try connection.line(), !line.isEmpty {
            let name = line.prefix { $0 != ":" }
            headers[name.lowercased()] = String(line.dropFirst(name.count + 1).drop { $0 == " " })
        }
        return (status, headers)
    }

    private static var cut: Problem {
        Problem(
            "client.cut",
            .unavailable,
            "The host's answer broke off.",
            remedy: "Ask again; if it was a write, with the same Idempotency-Key."
        )
    }
}
