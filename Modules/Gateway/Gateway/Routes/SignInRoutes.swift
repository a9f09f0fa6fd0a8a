import AccountsMessages
import Bus
import HTTPTypes
import Hummingbird
import Logging
import Messages

/// Coming in and going out in a browser, and who one is.
struct SignInRoutes: EndpointGroup {
    let tag = "session"
    let bus: any GatewayBus
    private let passwords = PasswordQueue()

    init(bus: any GatewayBus) {
        self.bus = bus
    }

    var endpoints: [Endpoint] { [page, signIn, signOut, session] }

    /// What `GET /api/v1/session` says: who asks, and for what.
    struct SessionAnswer: Codable, Sendable {
        /// The account's id; `null` for the host's own token.
        @OrNull var account: String?
        var names: LocalizedName
        var unit: String
        @OrNull var post: String?
        /// The role, the programmes and the towns; `null` for every one.
        var access: Access

        init(_ identity: Identity) {
            _account = OrNull(wrappedValue: identity.account)
            names = identity.names
            unit = identity.unit
            _post = OrNull(wrappedValue: identity.acting.post)
            access = identity.access
        }
    }

    private var session: Endpoint {
        Endpoint(
            method: .get,
            path: "/api/v1/session",
            summary: "Who asks: account, unit, role, and the places that it holds for.",
            answer: .json(SessionAnswer.self)
        ) { request in try .json(SessionAnswer(request.identity)) }
    }

    private var page: Endpoint {
        Endpoint(
            method: .get,
            path: "/sign-in",
            summary: "The form to sign in with, or the button of a sign-in link.",
            parameters: [
                .init(name: "link", text: "The secret of a sign-in link."),
                .init(name: "next", text: "Where to go afterwards: a path of this host."),
            ],
            answer: .content("text/html")
        ) { request in
            Self.page(link: request.text("link"), next: request.text("next") ?? "/", nil)
        }
    }

    private var signIn: Endpoint {
        Endpoint(
            method: .post,
            path: "/sign-in",
            summary: "Signs in with a form's link, or account and password: sets the session's cookie.",
            status: .seeOther,
            answer: .content("text/html")
        ) { request in
            guard SameOrigin.holds(for: request.request) else { throw HTTPProblem.crossSite }
            let form = try await request.form()
            let next = Self.safe(form["next"])
            let session = Secret()
            let reply = try await begin(session, form, request)
            guard let account = reply.account, reply.problem == nil else {
                return Self.page(link: nil, next: next, reply.problem)
            }
            request.context.logger.info("signed in", metadata: ["account": "\(account.id)"])
            let seconds = SignIn.lifeMilliseconds / 1000
            return Self.leave(to: next, SessionCookie.set(session.text, seconds: seconds, host: request.authority))
        }
    }

    private var signOut: Endpoint {
        Endpoint(
            method: .post,
            path: "/sign-out",
            summary: "Ends the session.",
            status: .seeOther,
            answer: .content("text/html")
        ) { request in
            if case .session(let text)? = Credential(request.request), let secret = Secret(text) {
                let data = try GatewayJSON.encode(SignOut(session: secret.digest))
                let options = RequestOptions(actor: request.identity.acting, trace: request.context.trace)
                _ = try await bus.request(operation: SignOut.name, data: data, options: options)
            }
            return Self.leave(to: "/sign-in", SessionCookie.clear(host: request.authority))
        }
    }

    /// Asks the accounts for a session, by what the form holds.
    private func begin(
        _ session: Secret,
        _ form: [String: String],
        _ request: GatewayRequest
    ) async throws -> SignInReply {
        let options = RequestOptions(actor: Identity.installation, trace: request.context.trace)
        do {
            let data = try GatewayJSON.encode(try await command(session, form, options))
            let reply = try await bus.request(operation: SignIn.name, data: data, options: options)
            return try GatewayJSON.decode(SignInReply.self, from: reply)
        } catch let problem as Problem {
            guard [.forbidden, .notFound, .invalid].contains(problem.kind) else { throw problem }
            return SignInReply(problem)
        }
    }

    /// What signs in; a password's key is derived first.
    private func command(
        _ session: Secret,
        _ form: [String: String],
        _ options: RequestOptions
    ) async throws -> SignIn {
        if let link = form["link"] { return SignIn(session: session.digest, link: Secret(link)?.digest ?? "") }
        let account = form["account"] ?? ""
        let query = try GatewayJSON.encode(DerivePasswordKey(account: account, password: form["password"] ?? ""))
        try await passwords.enter()
        let reply: Result<[UInt8], Problem>
        do throws(Problem) {
            reply = .success(
                try await bus.request(operation: DerivePasswordKey.name, data: query, options: options)
            )
        } catch {
            reply = .failure(error)
        }
        await passwords.leave()
        let key = try GatewayJSON.decode(PasswordKey.self, from: try reply.get()).key
        return SignIn(session: session.digest, account: account, key: key)
    }

    private static func page(link: String?, next: String, _ problem: Problem?) -> Response {
        SignInPage.response(link: link, next: safe(next), problem: problem)
    }

    private static func leave(to path: String, _ cookie: String) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: path, .setCookie: cookie, .cacheControl: "no-store"],
            body: .init()
        )
    }

    /// A path of this host; what leads elsewhere becomes the front page.
    static func safe(_ next: String?) -> String {
        guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"),
            next.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return "/" }
        return next
    }
}

extension GatewayRequest {
    /// The host and port that the request was sent to.
    var authority: String? { request.head.authority }

    /// Scheme and host of the page that a form came from, as its browser says, whatever stands between.
    ///
    /// It makes a path of this host a link; empty when the browser does not say, so that a path stays one.
    var origin: String {
        guard let origin = header(.origin), origin.hasPrefix("http://") || origin.hasPrefix("https://") else {
            return ""
        }
        return origin
    }
}

/// Lets few passwords be checked at a time: it takes its time, and nobody who floods the way in may keep others out.
actor PasswordQueue {
    private var places = GatewayLimits.checkedPasswords
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// How many wait.
    var length: Int { waiting.count }

    /// Waits for a place.
    ///
    /// - Throws: ``Problem`` `gateway.sign-ins-waiting` when ``GatewayLimits/waitingPasswords`` wait already.
    func enter() async throws(Problem) {
        if places > 0 { return places -= 1 }
        guard waiting.count < GatewayLimits.waitingPasswords else {
            throw Problem(
                "gateway.sign-ins-waiting",
                .busy,
                "正在登录的人过多。\(waiting.count) sign-ins are waiting.",
                remedy: "请稍候再试。Try again in a moment."
            )
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Gives the place back.
    func leave() {
        if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
    }
}
