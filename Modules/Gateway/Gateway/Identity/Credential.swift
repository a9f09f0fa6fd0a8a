import HTTPTypes
import Hummingbird

/// What a request shows to be let in.
enum Credential: Sendable, Hashable {
    /// `Authorization: Bearer …`.
    case bearer(String)
    /// The session cookie, which a browser sends of itself.
    case session(String)

    /// Takes what a request shows; the header counts before the cookie.
    init?(_ request: Request) {
        if let header = request.headers[.authorization] {
            guard header.prefix(7).lowercased() == "bearer " else { return nil }
            self = .bearer(String(header.dropFirst(7)))
        } else if let cookie = request.cookies[SessionCookie.name] {
            self = .session(cookie.value)
        } else {
            return nil
        }
    }

    /// The secret.
    var secret: String {
        switch self {
        case .bearer(let secret), .session(let secret): secret
        }
    }
}

/// The cookie of a session.
enum SessionCookie {
    /// Its name.
    static let name = "baizhen_session"

    /// What sets it: out of reach for scripts, never sent from another site.
    ///
    /// - Parameters:
    ///   - secret: The session's secret.
    ///   - seconds: How long the browser keeps it.
    ///   - host: The request's authority. A browser on this machine needs no TLS; every other one must have it.
    /// - Returns: The header's value.
    static func set(_ secret: String, seconds: Int64, host: String?) -> String {
        let secure = isLoopback(host) ? "" : "; Secure"
        return "\(name)=\(secret); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)"
    }

    /// What takes it away.
    static func clear(host: String?) -> String { set("", seconds: 0, host: host) }

    private static func isLoopback(_ host: String?) -> Bool {
        guard let host else { return false }
        if host.hasPrefix("[") { return host.hasPrefix("[::1]") }
        let name = host.prefix { $0 != ":" }
        return name == "localhost" || name.hasPrefix("127.") && name.allSatisfy { $0 == "." || $0.isNumber }
    }
}

/// Whether a browser sends a request from a page of this host.
enum SameOrigin {
    /// Judges by the headers that scripts cannot set.
    ///
    /// > Source: W3C Fetch Metadata; `Origin` for browsers without it.
    static func holds(for request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" }
        guard let origin = request.headers[.origin], let authority = request.head.authority else { return false }
        return origin == "http://\(authority)" || origin == "https://\(authority)"
    }

    /// Whether a method changes nothing.
    static func isSafe(_ method: HTTPRequest.Method) -> Bool { [.get, .head, .options].contains(method) }
}
