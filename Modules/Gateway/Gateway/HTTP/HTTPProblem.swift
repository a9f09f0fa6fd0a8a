import HTTPTypes
import Messages

/// A problem with the HTTP status that it is answered with.
///
/// Modules only throw ``Problem``; this is for what HTTP adds.
struct HTTPProblem: Error {
    var status: HTTPResponse.Status
    var problem: Problem
    var headers: HTTPFields

    init(_ status: HTTPResponse.Status, _ problem: Problem, headers: HTTPFields = [:]) {
        self.status = status
        self.problem = problem
        self.headers = headers
    }

    /// The status that follows from the kind alone.
    init(_ problem: Problem) {
        let wait = problem.kind == .unavailable || problem.kind == .busy
        self.init(
            Self.status(of: problem.kind),
            problem,
            headers: wait ? [.retryAfter: String(GatewayLimits.retryAfterSeconds)] : [:]
        )
    }

    /// The table of kinds and statuses.
    static func status(of kind: Problem.Kind) -> HTTPResponse.Status {
        switch kind {
        case .invalid: .unprocessableContent
        case .notFound: .notFound
        case .conflict: .conflict
        case .forbidden: .forbidden
        case .unavailable: .serviceUnavailable
        case .busy: .tooManyRequests
        case .timeout: .gatewayTimeout
        case .internal: .internalServerError
        }
    }
}

extension HTTPProblem {
    /// The body is not JSON, or not of the shape that is expected.
    static func malformed(_ detail: String, errors: [Problem.Fault] = []) -> HTTPProblem {
        HTTPProblem(
            .badRequest,
            Problem(
                "gateway.malformed-request",
                .invalid,
                detail,
                remedy: "Correct the named places; /api/v1/openapi.json describes the request.",
                errors: errors
            )
        )
    }

    /// A change that a page of another site sends with our cookie.
    static let crossSite = HTTPProblem(
        Problem(
            "gateway.cross-site",
            .forbidden,
            "A browser sent this change from a page that is not of this host.",
            remedy: "Use the console's own pages; programs send 'Authorization: Bearer TOKEN'."
        )
    )

    /// No token and no session, or none of ours.
    static let unauthorized = HTTPProblem(
        .unauthorized,
        Problem(
            "gateway.unauthorized",
            .forbidden,
            "The request has no token and no session that opens this host, or they have ended.",
            remedy:
                "Sign in at /sign-in, or send 'Authorization: Bearer TOKEN' (baizhen account token; DATA/admin.token)."
        ),
        headers: [.wwwAuthenticate: #"Bearer realm="baizhen""#]
    )

    /// The body is over ``GatewayLimits/bodyBytes``.
    static let tooLarge = HTTPProblem(
        .contentTooLarge,
        Problem(
            "gateway.body-too-large",
            .invalid,
            "The body is longer than \(GatewayLimits.bodyBytes) bytes, the most that is read.",
            remedy: "Send it in several requests."
        ),
        headers: [.connection: "close"]
    )

    /// There is no such path.
    static func noRoute(_ path: String) -> HTTPProblem {
        HTTPProblem(
            .notFound,
            Problem(
                "gateway.no-route",
                .notFound,
                "There is nothing at \(path).",
                remedy: "/api/v1/openapi.json lists every path."
            )
        )
    }

    /// The path is there, with other methods.
    static func wrongMethod(_ method: String, _ path: String, allowed: [String]) -> HTTPProblem {
        let list = allowed.joined(separator: ", ")
        return HTTPProblem(
            .methodNotAllowed,
            Problem(
                "gateway.wrong-method",
                .invalid,
                "\(path) does not answer to \(method).",
                remedy: "It answers to \(list)."
            ),
            headers: [.allow: list]
        )
    }

    /// The gateway itself failed.
    ///
    /// What happened goes to the log, not to the asker.
    static let ourFault = HTTPProblem(
        Problem(
            "gateway.internal",
            .internal,
            "The gateway failed on this request.",
            remedy: "The host's log has the cause under the same trace id."
        )
    )

    /// The host is stopping.
    static let stopping = HTTPProblem(
        Problem(
            "gateway.stopping",
            .unavailable,
            "The host is stopping.",
            remedy: "Try again when it is back; repeat a write with the same Idempotency-Key."
        )
    )
}
