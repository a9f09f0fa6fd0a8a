import AccountsMessages
import Bus
import HTTPTypes
import Hummingbird
import Messages

/// Finds out who asks, with every request anew: whoever is disabled now is out now.
struct Doorkeeper: Sendable {
    let host: BearerToken
    let bus: any GatewayBus
    /// Whether there are accounts in this composition.
    let hasAccounts: Bool
    /// The present time, in milliseconds since 1970, UTC.
    let now: @Sendable () -> Int64

    /// Who asks.
    ///
    /// - Throws: ``HTTPProblem`` 401 without a credential that holds, 403 for a change that another site sends with
    ///   our cookie; the accounts' ``Problem`` when they do not answer.
    func identity(of request: Request, trace: String) async throws -> Identity {
        guard let credential = Credential(request) else { throw HTTPProblem.unauthorized }
        if case .bearer = credential, host.admits(request.headers[.authorization]) { return .host }
        if case .session = credential, !SameOrigin.isSafe(request.method), !SameOrigin.holds(for: request) {
            throw HTTPProblem.crossSite
        }
        guard let identity = try await identity(behind: credential.secret, trace: trace) else {
            throw HTTPProblem.unauthorized
        }
        return identity
    }

    /// Whose a secret is; `nil` when it opens nothing, or no more.
    func identity(behind secret: String, trace: String) async throws -> Identity? {
        guard hasAccounts, let secret = Secret(secret) else { return nil }
        let query = try GatewayJSON.encode(FindSession(digest: secret.digest, now: now()))
        do {
            let options = RequestOptions(trace: trace)
            let reply = try await bus.request(operation: FindSession.name, data: query, options: options)
            return Identity(try GatewayJSON.decode(AccountSession.self, from: reply))
        } catch let problem as Problem {
            guard problem.kind == .notFound || problem.kind == .forbidden else { throw problem }
            return nil
        }
    }

    /// Whether a request that was let in would be let in again, as the same and to the same places.
    func stillKnows(_ request: Request, as identity: Identity) async -> Bool {
        (try? await self.identity(of: request, trace: "")) == identity
    }

    /// Whether a request is let in without a word: what watches the host, what describes it, and the way to sign in.
    static func isOpen(_ path: String) -> Bool {
        ["/healthz", "/readyz", "/metrics", "/sign-in", OpenAPIDocument.path].contains(path)
            || path.hasPrefix("/assets/")
    }
}
