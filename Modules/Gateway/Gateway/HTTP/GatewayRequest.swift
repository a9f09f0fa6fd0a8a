import Bus
import Foundation
import HTTPTypes
import Hummingbird
import Messages
import NIOCore

/// A request as a handler sees it: its parts by name, faults told as problems.
struct GatewayRequest: Sendable {
    let request: Request
    let context: GatewayContext
    private let query: QueryText

    /// Reads the query.
    ///
    /// - Throws: ``HTTPProblem`` 400 when a name is not among the endpoint's parameters, or stands twice.
    init(_ request: Request, _ context: GatewayContext, parameters: [EndpointParameter]) throws(HTTPProblem) {
        self.request = request
        self.context = context
        let names = parameters.filter { $0.place == .query }.map(\.name)
        self.query = try QueryText(request.uri.query, known: names)
    }

    /// Who asks; ``Identity/nobody`` where no sign-in is needed.
    var identity: Identity { context.identity }

    /// A part of the path.
    func path(_ name: String) throws(HTTPProblem) -> String {
        guard let text = context.parameters.get(name)?.removingPercentEncoding, !text.isEmpty else {
            throw .malformed("The path's \(name) is not UTF-8 text in percent encoding.")
        }
        return text
    }

    /// A value of the query; an empty one counts as absent.
    func text(_ name: String) -> String? {
        query[name]
    }

    /// A flag of the query: `true` or `false`; absent is `false`.
    func flag(_ name: String) throws(HTTPProblem) -> Bool {
        guard let text = text(name) else { return false }
        guard let flag = Bool(text) else { throw QueryText.wrong(name, "is neither true nor false: '\(text)'") }
        return flag
    }

    /// A header.
    func header(_ name: HTTPField.Name) -> String? {
        request.headers[name]
    }

    /// The whole body.
    ///
    /// One that is too long is read to its end all the same, up to ``GatewayLimits/discardedBytes``: a sender that is
    /// still writing would not see the answer.
    ///
    /// - Throws: ``HTTPProblem`` 413 over ``GatewayLimits/bodyBytes``.
    func body() async throws -> [UInt8] {
        var (bytes, length) = ([UInt8](), 0)
        for try await piece in request.body {
            length += piece.readableBytes
            guard length <= GatewayLimits.discardedBytes else { throw HTTPProblem.tooLarge }
            if length <= GatewayLimits.bodyBytes {
                bytes.append(contentsOf: piece.readableBytesView)
            } else {
                bytes = []
            }
        }
        guard length <= GatewayLimits.bodyBytes else { throw HTTPProblem.tooLarge }
        return bytes
    }

    /// What goes to the bus with this request.
    ///
    /// - Parameters:
    ///   - author: Who asks and why, for commands.
    ///   - dryRun: Whether nothing is to be kept.
    /// - Returns: Options with the request's key and trace, and what the asker may see and do.
    func options(_ author: Author? = nil, dryRun: Bool = false) -> RequestOptions {
        RequestOptions(
            key: header(.idempotencyKey).map(identity.key),
            actor: author?.actor,
            reason: author?.reason,
            access: identity.access,
            trace: context.trace,
            dryRun: dryRun
        )
    }

    /// The version that an `If-Match` header expects.
    ///
    /// - Throws: ``HTTPProblem`` 400 when the header is there and is not one of our ETags.
    func expectedVersion() throws(HTTPProblem) -> Int? {
        guard let header = header(.ifMatch), header != "*" else { return nil }
        let digits = header.hasPrefix("W/") ? header.dropFirst(2) : header[...]
        guard let version = Int(digits.filter { $0 != "\"" }) else {
            throw .malformed(#"The If-Match header is not an ETag of ours, such as "7": \#(header)"#)
        }
        return version
    }
}
