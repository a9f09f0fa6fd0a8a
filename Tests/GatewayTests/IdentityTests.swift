import AccountsMessages
import Bus
import HTTPTypes
import Messages
import Stream
import Testing

@testable import Gateway

@Suite("Who asks")
struct IdentityTests {
    static let secret = Secret()

    /// Lets one secret open an account.
    static func open(_ bus: BusDouble, _ role: Access.Role = .reporter, towns: [String]? = ["t-1"]) {
        let account = Account(
            id: "reporter",
            names: LocalizedName(zh: "甲镇 统计岗"),
            unit: "town-office",
            post: "statistics",
            role: role,
            scope: AccountScope(towns: towns)
        )
        let session = AccountSession(account: account, access: Access(role, towns: towns), expires: "later")
        bus.answer(FindSession.name) { asked in
            guard asked.members["digest"]?.string == secret.digest else {
                return .failure(Problem(AccountsCode.notFound, .notFound, "No such session."))
            }
            return .success(String(decoding: (try? GatewayJSON.encode(session)) ?? [], as: UTF8.self))
        }
        bus.answer("registry.list-units", #"{"items":[],"total":0,"next":null}"#)
        bus.answer("registry.define-units", #"{"changed":0,"unchanged":0}"#)
        bus.answer("registry.list-towns", #"{"items":[],"total":0,"next":null}"#)
    }

    private static var cookie: (String, String) { ("Cookie", "a=b; \(SessionCookie.name)=\(secret.text)") }

    @Test("A token and a session cookie make every question that of their account", arguments: [true, false])
    func access(byCookie: Bool) async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus)
            let reply = try await gateway.exchange(
                "GET",
                "/api/v1/towns",
                headers: byCookie ? [Self.cookie] : [],
                token: byCookie ? "" : Self.secret.text
            )
            #expect(reply.status == 200)
            #expect(gateway.bus.asked.last?.options.access == Access(.reporter, towns: ["t-1"]))
            let session = try await gateway.exchange("GET", "/api/v1/session", token: Self.secret.text)
            #expect(session.json["account"]?.string == "reporter")
            #expect(session.json["unit"]?.string == "town-office")
        }
    }

    @Test("An account's idempotency keys are its own: nobody gets the answer that was recorded for another")
    func keys() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus, .administrator, towns: nil)
            for (token, key) in [(Self.secret.text, "reporter:k1"), (nil, "k1")] {
                let headers = [("Idempotency-Key", "k1")]
                let body = #"{"units": [], "actor": {"unit": "town-office"}}"#
                let path = "/api/v1/units"
                let reply =
                    if let token {
                        try await gateway.exchange("POST", path, headers: headers, body: body, token: token)
                    } else {
                        try await gateway.exchange("POST", path, headers: headers, body: body)
                    }
                #expect(reply.status == 201)
                #expect(gateway.bus.asked.last?.options.key == key)
            }
        }
    }

    @Test("A form to sign in is short")
    func limits() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus)
            let origin = ("Sec-Fetch-Site", "same-origin")
            let long = "account=" + String(repeating: "a", count: GatewayLimits.formBytes)
            let reply = try await gateway.exchange("POST", "/sign-in", headers: [origin], body: long, token: "")
            #expect(reply.status == 413)
        }
    }

    @Test(
        "What is the office's is for administrators and officers of the whole",
        arguments: [
            (Access(.administrator), true), (Access(.officer), true), (Access(.officer, programmes: ["p"]), false),
            (Access(.viewer), false), (Access(.reporter, towns: ["t-1"]), false),
        ]
    )
    func office(_ access: Access, _ isAdmitted: Bool) {
        let identity = Identity(account: "a", names: LocalizedName(zh: "甲"), access: access)
        let admitted = (try? identity.requireOffice()) != nil
        #expect(admitted == isAdmitted)
    }

    @Test("The host's own token is everybody and everything, as long as a request names who acts")
    func hostToken() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus)
            _ = try await gateway.get("/api/v1/towns")
            #expect(gateway.bus.asked.last?.options.access == .everything)
            #expect(try await gateway.post("/api/v1/units", #"{"units": []}"#).status == 400)
        }
    }

    @Test("A secret that opens nothing is answered 401; accounts that do not answer, 503")
    func refused() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            let unknown = Secret().text
            let mute = try await gateway.exchange("GET", "/api/v1/towns", token: unknown)
            #expect(mute.status == 503)
            Self.open(gateway.bus)
            let refused = try await gateway.exchange("GET", "/api/v1/towns", token: unknown)
            #expect(refused.status == 401)
        }
    }

    @Test(
        "An account acts as its own unit and post, whether the body says so or nothing",
        arguments: [
            (Access.Role.reporter, "", 201, "town-office"),
            (.reporter, #""actor": {"unit": "town-office"},"#, 201, "town-office"),
            (.reporter, #""actor": {"unit": "town-office", "post": "statistics"},"#, 201, "town-office"),
            (.reporter, #""actor": {"unit": "town-office", "post": "head"},"#, 403, nil),
            (.reporter, #""actor": {"unit": "county-office"},"#, 403, nil),
            (.administrator, #""actor": {"unit": "county-office"},"#, 201, "county-office"),
        ] as [(Access.Role, String, Int, String?)]
    )
    func actor(role: Access.Role, said: String, status: Int, unit: String?) async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus, role)
            let body = "{\(said) \"units\": []}"
            let reply = try await gateway.exchange("POST", "/api/v1/units", body: body, token: Self.secret.text)
            #expect(reply.status == status)
            if let unit {
                #expect(gateway.bus.asked.last?.options.actor?.unit == unit)
            } else {
                #expect(reply.code == "gateway.not-your-unit")
                #expect(reply.text.contains("is not the unit and post of this account"))
            }
        }
    }

    @Test(
        "A change with the cookie is taken from a page of this host only",
        arguments: [
            ([("Sec-Fetch-Site", "same-origin")], 201), ([("Sec-Fetch-Site", "cross-site")], 403),
            ([("Sec-Fetch-Site", "same-site")], 403), ([("Sec-Fetch-Site", "none")], 403),
            ([("Origin", "http://evil.example")], 403), ([("Origin", "null")], 403), ([], 403),
        ] as [([(String, String)], Int)]
    )
    func crossSite(headers: [(String, String)], status: Int) async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus)
            let reply = try await gateway.exchange(
                "POST",
                "/api/v1/units",
                headers: headers + [Self.cookie],
                body: #"{"units": []}"#,
                token: ""
            )
            #expect(reply.status == status)
            if status == 403 {
                #expect(reply.code == "gateway.cross-site")
                #expect(reply.text.contains("from a page that is not of this host"))
            }
        }
    }

    @Test("Somebody who is not signed in is shown the way from a page, and refused at the API")
    func signIn() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            let page = try await gateway.exchange("GET", "/towns?q=a", token: "")
            #expect(page.status == 303)
            #expect(page.headers["location"] == "/sign-in?next=%2Ftowns%3Fq%3Da")
            let api = try await gateway.exchange("GET", "/api/v1/towns", token: "")
            #expect(api.status == 401)
        }
    }

    @Test("How the whole installation fares is for those who are there for the whole")
    func whole() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus)
            let reply = try await gateway.exchange("GET", "/api/v1/status", token: Self.secret.text)
            #expect(reply.status == 403)
            #expect(reply.code == "gateway.not-in-scope")
            #expect(reply.text.contains("about the whole installation"))
        }
    }

    @Test("Only administrators have the logs checked, whatever others may see")
    func verify() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus, .viewer, towns: nil)
            let reply = try await gateway.exchange("POST", "/api/v1/verify", token: Self.secret.text)
            #expect(reply.status == 403)
            #expect(reply.code == "gateway.not-allowed")
            #expect(reply.text.contains("This is for administrators."))
            Self.open(gateway.bus, .administrator, towns: nil)
            #expect(try await gateway.exchange("POST", "/api/v1/verify", token: Self.secret.text).status == 200)
        }
    }

    @Test(
        "A link for somebody else begins as the administrator's browser says, whatever stands between",
        arguments: [
            (("Origin", "https://towns.example"), ">https://towns.example/sign-in?link="),
            (("Origin", "http://127.0.0.1:8080"), ">http://127.0.0.1:8080/sign-in?link="),
            (("Origin", "null"), ">/sign-in?link="), (("X-Forwarded-Proto", "https"), ">/sign-in?link="),
        ]
    )
    func link(header: (String, String), begins: String) async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            Self.open(gateway.bus, .administrator, towns: nil)
            gateway.bus.answer(IssueSignInLink.name, #"{"account":"a","expires":"later"}"#)
            gateway.bus.answer(ListAccounts.name, #"{"items":[],"total":0,"next":null}"#)
            let reply = try await gateway.exchange(
                "POST",
                "/accounts/a/links",
                headers: [Self.cookie, ("Sec-Fetch-Site", "same-origin"), header],
                body: "key=k",
                token: ""
            )
            #expect(reply.status == 200, "\(reply.text)")
            #expect(reply.text.contains(begins), "\(reply.text)")
        }
    }

    @Test("A form signs in: the digest goes to the accounts, the secret to the browser and nowhere else")
    func form() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            let account = Account(id: "a", names: .init(zh: "甲"), unit: "u", role: .viewer, scope: .init())
            let answer = try GatewayJSON.encode(SignInReply(account, expires: "later"))
            gateway.bus.answer(SignIn.name, String(decoding: answer, as: UTF8.self))
            let link = Secret()
            let reply = try await gateway.exchange(
                "POST",
                "/sign-in",
                headers: [("Sec-Fetch-Site", "same-origin"), ("Idempotency-Key", "k")],
                body: "link=\(link.text)&next=%2Ftowns",
                token: ""
            )
            #expect(reply.status == 303)
            #expect(reply.headers["location"] == "/towns")
            let cookie = try #require(reply.headers["set-cookie"])
            for part in ["Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=43200"] { #expect(cookie.contains(part)) }
            #expect(!cookie.contains("Secure"), "this host is on the loopback")
            let asked = try #require(gateway.bus.asked.last)
            #expect(asked.members["link"]?.string == link.digest)
            #expect(asked.options.key == nil)
            #expect(asked.members["session"]?.string.map(cookie.contains) == false)
        }
    }

    @Test("A form that fails says why, and one from another site is not read")
    func failedForm() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            let problem = Problem(AccountsCode.wrongPassword, .forbidden, "账号或密码不正确。")
            let answer = try GatewayJSON.encode(SignInReply(problem))
            gateway.bus.answer(SignIn.name, String(decoding: answer, as: UTF8.self))
            gateway.bus.answer(DerivePasswordKey.name, #"{"key":"abc"}"#)
            let body = "account=a&password=b"
            let headers = [("Sec-Fetch-Site", "same-origin")]
            let wrong = try await gateway.exchange("POST", "/sign-in", headers: headers, body: body, token: "")
            #expect(wrong.status == 403)
            #expect(wrong.headers["set-cookie"] == nil)
            let foreign = try await gateway.exchange("POST", "/sign-in", body: body, token: "")
            #expect(foreign.code == "gateway.cross-site")
            #expect(gateway.bus.asked.map(\.operation) == [DerivePasswordKey.name, SignIn.name])
            #expect(gateway.bus.asked.last?.members["key"]?.string == "abc")
            #expect(gateway.bus.asked.last?.members["password"] == nil)
        }
    }

    @Test("A new password is hashed first; the command has its hash and no key")
    func newPassword() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            gateway.bus.answer(
                HashPassword.name,
                #"{"rounds":16,"blockSize":1,"parallelism":1,"salt":"00","key":"ff"}"#
            )
            gateway.bus.answer(SetPassword.name, "{}")
            let body = #"{"password": "correct horse battery", "actor": {"unit": "office"}}"#
            let headers = [("Idempotency-Key", "k1")]
            let path = "/api/v1/accounts/clerk/passwords"
            let reply = try await gateway.exchange("POST", path, headers: headers, body: body)
            #expect(reply.status == 201)
            #expect(gateway.bus.asked.map(\.operation) == [HashPassword.name, SetPassword.name])
            #expect(gateway.bus.asked.first?.members["password"]?.string == "correct horse battery")
            let command = try #require(gateway.bus.asked.last)
            #expect(command.members["password"] == nil && command.options.key == nil)
            #expect(command.members["hash"]?["key"]?.string == "ff")
            #expect(command.members["account"]?.string == "clerk")
        }
    }

    @Test("Few passwords are checked at a time, some more wait in their order, and the next is told to come again")
    func flood() async throws {
        let queue = PasswordQueue()
        for _ in 1...GatewayLimits.checkedPasswords { try await queue.enter() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...GatewayLimits.waitingPasswords { group.addTask { try await queue.enter() } }
            while await queue.length < GatewayLimits.waitingPasswords { await Task.yield() }
            let problem = await #expect(throws: Problem.self) { try await queue.enter() }
            #expect(problem?.code == "gateway.sign-ins-waiting")
            #expect(problem?.detail.contains("16 sign-ins are waiting") == true)
            for _ in 1...GatewayLimits.waitingPasswords {
                await queue.leave()
                try await group.next()
            }
        }
        #expect(await queue.length == 0)
    }

    @Test(
        "After signing in one stays on this host",
        arguments: [
            ("/towns?q=a", "/towns?q=a"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil", "/"),
            ("/a\r\nSet-Cookie: x", "/"), ("", "/"), ("/镇", "/"),
        ]
    )
    func next(asked: String, went: String) {
        #expect(SignInRoutes.safe(asked) == went)
    }

    @Test(
        "Only the loopback does without TLS",
        arguments: [
            ("127.0.0.1:8080", false), ("localhost", false), ("[::1]:80", false), ("10.0.0.5:8080", true),
            ("town.example", true), ("127.example.org", true), (nil, true),
        ] as [(String?, Bool)]
    )
    func secure(host: String?, isSecure: Bool) {
        #expect(SessionCookie.set("x", seconds: 1, host: host).contains("; Secure") == isSecure)
    }

    @Test("A token's secret is made here, shown once, and its digest alone goes to the accounts, without a key")
    func token() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            gateway.bus.answer(IssueToken.name, #"{"id":"t1","label":null,"expires":"later"}"#)
            let reply = try await gateway.post(
                "/api/v1/accounts/a/tokens",
                #"{"actor": {"unit": "u"}}"#,
                headers: [("Idempotency-Key", "k")]
            )
            #expect(reply.status == 201)
            let secret = try #require(reply.json["secret"]?.string.flatMap { Secret($0) })
            let asked = try #require(gateway.bus.asked.last)
            #expect(asked.members["digest"]?.string == secret.digest)
            #expect(asked.members["account"]?.string == "a")
            #expect(asked.options.key == nil)
        }
    }

    @Test("SHA-256 is what everybody else's is")
    func digest() throws {
        let secret = try #require(Secret(String(repeating: "0", count: 64)))
        #expect(secret.digest == "60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55")
        #expect(Secret("ABC") == nil && Secret(String(repeating: "A", count: 64)) == nil)
    }

    @Test(
        "A stream brings what its reader may see",
        arguments: [
            (Access(.viewer), "registry.town-corrected.v1", #"{"town":"t","programme":null}"#, true),
            (Access(.viewer), "registry.unit-defined.v1", "{}", true),
            (Access(.viewer, towns: ["t"]), "registry.unit-defined.v1", "{}", false),
            (Access(.viewer, towns: ["t"]), "registry.town-corrected.v1", #"{"town":"t","programme":null}"#, true),
            (Access(.viewer, towns: ["t"]), "registry.town-corrected.v1", #"{"town":"u","programme":"p"}"#, false),
            (Access(.viewer, programmes: ["p"]), "projects.round-opened.v1", #"{"programme":"p"}"#, true),
            (Access(.viewer, programmes: ["p"]), "projects.round-opened.v1", #"{"programme":"q"}"#, false),
            (Access(.viewer, towns: ["t"]), "odd.event.v1", "[]", false),
            (Access(.viewer, towns: ["t"]), "odd.event.v1", #"{"town":["t"]}"#, false),
            (Access(.officer), "accounts.account-created.v1", "{}", false),
            (Access(.administrator), "accounts.account-created.v1", "{}", true),
            (Access(.administrator), "accounts.password-set.v1", "{}", false),
        ]
    )
    func stream(access: Access, type: String, data: String, isSeen: Bool) {
        let event = GatewayEvent(
            type: type,
            source: "//test/m",
            position: .init(epoch: 1, sequence: 1),
            time: 0,
            data: [UInt8](data.utf8)
        )
        let seal = PlaceSeal(token: [1])
        #expect(EventFilter("", for: access, seal: seal).admits(event) == isSeen)
        #expect(!EventFilter("nothing.", for: access, seal: seal).admits(event))
    }
}
