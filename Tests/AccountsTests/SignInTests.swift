import AccountsMessages
import Messages
import ModuleTestKit
import Testing

@testable import Accounts

@Suite("Signing in")
struct SignInTests {
    private static let password = "correct horse battery"

    @Test("A link signs in once, within ten minutes")
    func link() async throws {
        let office = try await AccountsOffice.staffed()
        let issued = try await office.send(IssueSignInLink(account: "reporter", digest: digest(9)))
        #expect(issued.account == "reporter")
        let reply = try await office.send(SignIn(session: digest(1), link: digest(9)))
        #expect(reply.account?.id == "reporter")
        #expect(try await office.session(1).access == Access(.reporter, towns: ["t1"]))

        let again = try await office.send(SignIn(session: digest(2), link: digest(9)))
        #expect(again.problem?.code == AccountsCode.linkSpent)
        #expect(again.problem?.detail.contains("used, or is older than ten minutes") == true)

        try await office.send(IssueSignInLink(account: "reporter", digest: digest(8)))
        office.clock.advance(milliseconds: IssueSignInLink.lifeMilliseconds)
        let late = try await office.send(SignIn(session: digest(3), link: digest(8)))
        #expect(late.problem?.code == AccountsCode.linkSpent)
        #expect(try await office.differences() == [])
    }

    @Test("A session lives twelve hours and ends when its owner signs out")
    func session() async throws {
        let office = try await AccountsOffice.staffed()
        _ = try await office.signIn("reporter", session: 1)
        office.clock.advance(milliseconds: SignIn.lifeMilliseconds - 1)
        #expect(try await office.session(1).account.id == "reporter")
        office.clock.advance(milliseconds: 1)
        #expect(await code { _ = try await office.session(1) } == AccountsCode.notFound)

        _ = try await office.signIn("reporter", session: 2)
        #expect(try await office.send(SignOut(session: digest(2))).ended)
        #expect(await code { _ = try await office.session(2) } == AccountsCode.notFound)
        #expect(try await !office.send(SignOut(session: digest(2))).ended)
        #expect(try await office.differences() == [])
    }

    @Test("A disabled account is out at once, with its tokens and links, and does not come back with them")
    func disabled() async throws {
        let office = try await AccountsOffice.staffed()
        _ = try await office.signIn("reporter", session: 1)
        try await office.send(IssueToken(account: "reporter", digest: digest(5)))
        try await office.send(IssueSignInLink(account: "reporter", digest: digest(6)))
        try await office.send(ChangeAccount(account: "reporter", disabled: true))
        for number in [1, 5] {
            #expect(await code { _ = try await office.session(number) } == AccountsCode.notFound)
        }
        let problem = try await office.refusal(IssueToken(account: "reporter", digest: digest(7)))
        #expect(problem?.code == AccountsCode.disabled)
        #expect(problem?.detail == "The account 'reporter' is disabled.")

        try await office.send(ChangeAccount(account: "reporter", disabled: false))
        #expect(await code { _ = try await office.session(1) } == AccountsCode.notFound)
        let link = try await office.send(SignIn(session: digest(2), link: digest(6)))
        #expect(link.problem?.code == AccountsCode.linkSpent)
        #expect(try await office.differences() == [])
    }

    @Test("A password signs in; a wrong one and an unknown account are told alike")
    func password() async throws {
        let office = try await AccountsOffice.staffed()
        #expect(try await office.setPassword("reporter", Self.password).hasPassword)
        let right = try await office.signIn("reporter", password: Self.password, session: 1)
        #expect(right.account?.id == "reporter")
        let wrong = try await office.signIn("reporter", password: "something else", session: 2)
        let unknown = try await office.signIn("nobody", password: Self.password, session: 2)
        let without = try await office.signIn("admin", password: "", session: 2)
        #expect(wrong.problem?.code == AccountsCode.wrongPassword)
        #expect(wrong.problem?.detail.contains("The account or the password is wrong; after 5 wrong") == true)
        #expect(unknown.problem == wrong.problem && without.problem == wrong.problem)
        #expect(try await office.differences() == [])
    }

    @Test("Another password ends the sessions, and the old one opens nothing")
    func another() async throws {
        let office = try await AccountsOffice.staffed()
        try await office.setPassword("reporter", Self.password)
        _ = try await office.signIn("reporter", session: 1)
        try await office.setPassword("reporter", "quite another one")
        #expect(await code { _ = try await office.session(1) } == AccountsCode.notFound)
        let old = try await office.signIn("reporter", password: Self.password, session: 2)
        #expect(old.problem?.code == AccountsCode.wrongPassword)
    }

    @Test("Five wrong passwords in fifteen minutes lock an account for fifteen minutes; the lock opens by itself")
    func locked() async throws {
        let office = try await AccountsOffice.staffed()
        try await office.setPassword("reporter", Self.password)
        for _ in 0..<SignIn.wrongPasswords {
            _ = try await office.signIn("reporter", password: "wrong", session: 2)
        }
        let reply = try await office.signIn("reporter", password: Self.password, session: 1)
        #expect(reply.account == nil)
        let unknown = try await office.signIn("nobody", password: Self.password, session: 1)
        #expect(reply.problem == unknown.problem, "the lock does not tell which accounts there are")
        #expect(try await office.events(SignInFailed.self).count == SignIn.wrongPasswords)
        #expect(try await office.signIn("reporter", session: 3).account != nil, "a link opens a locked account")

        for _ in 0..<SignIn.wrongPasswords {
            _ = try await office.signIn("reporter", password: "wrong", session: 2)
        }
        office.clock.advance(milliseconds: SignIn.windowMilliseconds)
        let later = try await office.signIn("reporter", password: Self.password, session: 1)
        #expect(later.account?.id == "reporter")
        #expect(try await office.differences() == [])
    }

    @Test(
        "When an account is locked",
        arguments: [
            ([], nil), ([1, 2, 3, 4], nil), ([1, 2, 3, 4, 5], 5 + SignIn.windowMilliseconds),
            ([5, 4, 3, 2, 1], 5 + SignIn.windowMilliseconds),
            ([-2_000_000, 2, 3, 4, 5], nil), ([-2_000_000, 1, 2, 3, 4, 5], 5 + SignIn.windowMilliseconds),
        ] as [([Int64], Int64?)]
    )
    func lock(failures: [Int64], until: Int64?) {
        #expect(SignInRules.lockedUntil(failures, now: 10) == until)
        #expect(SignInRules.lockedUntil(failures, now: 10 + SignIn.windowMilliseconds) == nil)
    }

    @Test("Sessions and tokens survive a restart, because they are in the log")
    func rebuilt() async throws {
        let office = try await AccountsOffice.staffed()
        _ = try await office.signIn("reporter", session: 1)
        try await office.send(IssueToken(account: "reporter", digest: digest(5), label: "nightly", days: 1))
        #expect(try await office.differences() == [])
    }
}

@Suite("Passwords and tokens")
struct CredentialTests {
    @Test("A password is too short, too long, or fits", arguments: [("short", false), ("十个汉字也够一个密码", true)])
    func length(password: String, fits: Bool) async throws {
        let office = try await AccountsOffice.staffed()
        func refusal(_ password: String) async -> Problem? {
            do {
                _ = try await office.ask(HashPassword(password: password))
                return nil
            } catch {
                return error as? Problem
            }
        }
        #expect((await refusal(password) == nil) == fits)
        let tooLong = await refusal(String(repeating: "长", count: 100))
        #expect(tooLong?.detail == "The password is too short or too long.")
        #expect(tooLong?.errors.map(\.pointer) == ["/password"])
    }

    @Test("The command holds a hash, made beside the log, with a salt of its own and at today's price")
    func hashed() async throws {
        let office = try await AccountsOffice.staffed()
        let hash = try await office.ask(HashPassword(password: "correct horse battery"))
        #expect(try await office.ask(HashPassword(password: "correct horse battery")).salt != hash.salt)
        try await office.send(SetPassword(account: "reporter", hash: hash))
        #expect(try await office.events(PasswordSet.self).map(\.hash) == [hash])
        #expect(try await office.signIn("reporter", password: "correct horse battery", session: 1).account != nil)

        var (dear, short, odd) = (hash, hash, hash)
        dear.rounds *= 2
        short.key.removeLast()
        odd.salt = String(repeating: "g", count: 32)
        for wrong in [dear, short, odd] {
            let problem = try await office.refusal(SetPassword(account: "reporter", hash: wrong))
            #expect(problem?.detail == "The hash cannot be kept.")
            #expect(problem?.errors.map(\.message) == ["expected what accounts.hash-password answers"])
        }
    }

    @Test("A hash knows its password with the parameters it was made with, whatever is usual now")
    func parameters() throws {
        let old = try PasswordRules(rounds: 32, blockSize: 2, parallelism: 2).hash("a password", salt: [1, 255, 16])
        #expect(old.salt == "01ff10")
        let today = PasswordRules(rounds: 16, blockSize: 1, parallelism: 1)
        #expect(PasswordRules.opens(try today.key("a password", like: old), old))
        #expect(!PasswordRules.opens(try today.key("a passwore", like: old), old))
        #expect(!PasswordRules.opens(try today.key("a password", like: nil), old))
        #expect(!PasswordRules.opens("", old))
    }

    @Test("scrypt is the one of RFC 7914")
    func vector() throws {
        // > Source: RFC 7914, section 12: scrypt("password", "NaCl", N=1024, r=8, p=16), first 32 bytes.
        let hash = try PasswordRules(rounds: 1024, blockSize: 8, parallelism: 16)
            .hash("password", salt: [0x4E, 0x61, 0x43, 0x6C])
        #expect(hash.key == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    }

    @Test("A token holds until its end, or until it is revoked; its secret is nowhere")
    func tokens() async throws {
        let office = try await AccountsOffice.staffed()
        let token = try await office.send(IssueToken(account: "reporter", digest: digest(5), label: "nightly", days: 2))
        #expect(try await office.session(5).account.tokens == [token])
        #expect(token.label == "nightly")
        office.clock.advance(milliseconds: 2 * 86_400_000 - 1)
        #expect(try await office.session(5).account.id == "reporter")
        #expect(try await office.send(RevokeToken(account: "reporter", token: token.id)).tokens == [])
        #expect(await code { _ = try await office.session(5) } == AccountsCode.notFound)
        let gone = try await office.refusal(RevokeToken(account: "reporter", token: token.id))
        #expect(gone?.detail == "'reporter' has no token '\(token.id)'.")
        #expect(try await office.differences() == [])
    }

    @Test(
        "What cannot be a token is refused",
        arguments: [
            (IssueToken(account: "reporter", digest: digest(5), days: 0), "/days"),
            (IssueToken(account: "reporter", digest: digest(5), days: 367), "/days"),
            (IssueToken(account: "reporter", digest: digest(5), label: " "), "/label"),
            (IssueToken(account: "reporter", digest: "abc"), "/digest"),
            (IssueToken(account: "reporter", digest: String(repeating: "G", count: 64)), "/digest"),
        ]
    )
    func wrong(command: IssueToken, pointer: String) async throws {
        let problem = try await AccountsOffice.staffed().refusal(command)
        #expect(problem?.code == AccountsCode.invalid)
        #expect(problem?.errors.map(\.pointer) == [pointer])
    }

    @Test("A secret is used for one thing only")
    func fresh() async throws {
        let office = try await AccountsOffice.staffed()
        try await office.send(IssueToken(account: "reporter", digest: digest(5)))
        let problem = try await office.refusal(IssueSignInLink(account: "reporter", digest: digest(5)))
        #expect(problem?.detail == "The secret was used before.")
        let session = try await office.send(SignIn(session: digest(5), link: digest(6)))
        #expect(session.problem?.code == AccountsCode.linkSpent)
    }

    @Test("A session that is not there is told plainly")
    func missing() async throws {
        let office = try await AccountsOffice.staffed()
        do {
            _ = try await office.session(1)
            Issue.record("found")
        } catch let problem as Problem {
            #expect(problem.detail == "No session and no token has this digest, or they have ended.")
        }
    }
}
