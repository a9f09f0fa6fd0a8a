import AccountsMessages
import Ledger
import Messages
import ModuleTestKit
import Testing

@testable import Accounts

@Suite("Accounts")
struct AccountsModuleTests {
    @Test("An account is a unit and a post, with a role and the places it is there for")
    func created() async throws {
        let office = try await AccountsOffice.staffed()
        let account = try await office.ask(FindAccount(id: "reporter"))
        #expect(account.names.zh == "town-office statistics")
        #expect(account.actor == ActingUnit(unit: "town-office", post: "statistics"))
        #expect(account.scope.towns == ["t1"])
        #expect(!account.hasPassword && !account.disabled)
        let page = try await office.ask(ListAccounts(limit: 1))
        #expect(page.items.map(\.id) == ["admin"])
        #expect(page.total == 2)
        #expect(try await office.ask(ListAccounts(limit: 1, cursor: page.next)).items.map(\.id) == ["reporter"])
        #expect(try await office.ask(ListAccounts(role: .reporter)).total == 1)
        #expect(try await office.differences() == [])
    }

    @Test(
        "What cannot be an account is refused, with the place at fault",
        arguments: [
            (CreateAccount(id: "Big", unit: "u", role: .viewer), "/id"),
            (CreateAccount(id: "", unit: "u", role: .viewer), "/id"),
            (CreateAccount(id: "-a", unit: "u", role: .viewer), "/id"),
            (CreateAccount(id: "a", names: .init(zh: "甲"), unit: " ", role: .viewer), "/unit"),
            (CreateAccount(id: "a", unit: "u", post: "", role: .viewer), "/post"),
            (CreateAccount(id: "a", unit: "u", role: .viewer, scope: .init(towns: [])), "/scope/towns"),
            (CreateAccount(id: "a", unit: "u", role: .viewer, scope: .init(programmes: [""])), "/scope/programmes"),
            (
                CreateAccount(
                    id: "a",
                    unit: "u",
                    role: .viewer,
                    scope: .init(regions: (0...AccountRules.placesLimit).map(String.init))
                ), "/scope/regions"
            ),
            (CreateAccount(id: "a", unit: "u", role: .administrator, scope: .init(towns: ["t"])), "/scope"),
            (CreateAccount(id: "a", unit: "u", role: .reporter), "/scope/towns"),
            (CreateAccount(id: "a", unit: "u", role: .reporter, scope: .init(programmes: ["p"])), "/scope/towns"),
        ]
    )
    func wrong(command: CreateAccount, pointer: String) async throws {
        let problem = try await AccountsOffice.empty().refusal(command)
        #expect(problem?.code == AccountsCode.invalid)
        #expect(problem?.errors.map(\.pointer) == [pointer])
        #expect(problem?.detail == "The account cannot be kept like this.")
    }

    @Test("The whole has to be asked for; a reporter of older days without a town sees none")
    func omission() async throws {
        let office = try await AccountsOffice.staffed()
        let problem = try await office.refusal(CreateAccount(id: "a", unit: "u", role: .viewer))
        #expect((problem?.code, problem?.errors.map(\.pointer)) == (AccountsCode.invalid, ["/scope"]))
        #expect(problem?.detail == "Nobody said what the account is there for.")
        let asked = try await office.send(CreateAccount(id: "a", unit: "u", role: .viewer, scope: .init()))
        #expect(asked.scope.isWhole)
        let old = Account(
            id: "old",
            names: LocalizedName(zh: "旧账号"),
            unit: "u",
            role: .reporter,
            scope: AccountScope(programmes: ["p"])
        )
        let access = try await office.ledger.read { try PlaceStore(tables: $0).access(of: old) }
        #expect(access == Access(.reporter, programmes: ["p"], towns: []))
    }

    @Test("An id is given once")
    func taken() async throws {
        let office = try await AccountsOffice.staffed()
        let problem = try await office.refusal(CreateAccount(id: "admin", unit: "u", role: .viewer))
        #expect(problem?.code == AccountsCode.alreadyThere)
        #expect(problem?.detail == "There is an account 'admin' already.")
    }

    @Test("Only administrators of the whole manage accounts and look at them, officers of the whole not among them")
    func administratorsOnly() async throws {
        let office = try await AccountsOffice.staffed()
        let others = [
            Access(.officer), Access(.viewer), Access(.reporter, towns: ["t1"]), Access(.administrator, towns: ["t1"]),
        ]
        for access in others {
            let command = CreateAccount(id: "more", unit: "u", role: .administrator)
            #expect(try await office.refusal(command, access: access)?.code == "accounts.not-allowed")
            let hash = PasswordHash(rounds: 16, blockSize: 1, parallelism: 1, salt: digest(1), key: digest(2))
            let password = SetPassword(account: "admin", hash: hash)
            #expect(try await office.refusal(password, access: access)?.code == "accounts.not-allowed")
            let link = IssueSignInLink(account: "admin", digest: digest(1))
            #expect(try await office.refusal(link, access: access)?.code == "accounts.not-allowed")
            #expect(await code { _ = try await office.ask(ListAccounts(), access: access) } == "accounts.not-allowed")
            #expect(
                await code { _ = try await office.ask(FindAccount(id: "admin"), access: access) }
                    == "accounts.not-allowed"
            )
            #expect(
                await code { _ = try await office.ask(FindSession(digest: digest(1), now: 0), access: access) }
                    == "accounts.not-allowed"
            )
        }
    }

    @Test("A change keeps what it does not name; the last administrator cannot be taken away")
    func changed() async throws {
        let office = try await AccountsOffice.staffed()
        let scope = AccountScope(programmes: ["p"], towns: ["t2"])
        let account = try await office.send(ChangeAccount(account: "reporter", scope: scope))
        #expect(account.role == .reporter && account.scope == scope)
        for command in [
            ChangeAccount(account: "admin", disabled: true), ChangeAccount(account: "admin", role: .viewer),
        ] {
            let problem = try await office.refusal(command)
            #expect(problem?.code == AccountsCode.lastAdministrator)
            #expect(problem?.detail == "'admin' is the last administrator that can sign in.")
        }
        try await office.send(CreateAccount(id: "second", unit: "office", role: .administrator))
        #expect(try await office.send(ChangeAccount(account: "admin", disabled: true)).disabled)
        #expect(try await office.refusal(ChangeAccount(account: "nobody"))?.detail == "There is no account 'nobody'.")
        #expect(try await office.differences() == [])
    }

    @Test("A reporter of older days without a town can be disabled; its places are looked at when they change")
    func oldReporter() async throws {
        let office = try await AccountsOffice.staffed()
        let old = Account(id: "old", names: LocalizedName(zh: "旧"), unit: "u", role: .reporter, scope: AccountScope())
        #expect(old.lacksPlaces)
        try await office.ledger.perform { try AccountStore.apply(AccountCreated(old), to: $0) }
        for command in [
            ChangeAccount(account: "old", role: .reporter), ChangeAccount(account: "old", scope: AccountScope()),
        ] {
            #expect(try await office.refusal(command)?.errors.map(\.pointer) == ["/scope/towns"])
        }
        #expect(try await office.refusal(ChangeAccount(account: "old", post: ""))?.errors.map(\.pointer) == ["/post"])
        #expect(try await office.send(ChangeAccount(account: "old", disabled: true)).disabled)
        let towns = AccountScope(towns: ["t1"])
        #expect(try await !office.send(ChangeAccount(account: "old", scope: towns)).lacksPlaces)
    }

    @Test("A scope by region is the towns of today: one that comes later is covered at once, one that leaves no more")
    func regions() async throws {
        let office = try await AccountsOffice.withRegions()
        try await office.send(
            CreateAccount(id: "county", unit: "u", role: .officer, scope: .init(towns: ["far"], regions: ["370700"]))
        )
        _ = try await office.signIn("county", session: 1)
        #expect(try await office.session(1).access == Access(.officer, towns: ["far", "t1"]))

        try await office.register("t2", in: "street")
        #expect(try await office.session(1).access.towns == ["far", "t1", "t2"])
        try await office.move("t1", to: "other")
        #expect(try await office.session(1).access.towns == ["far", "t2"])
    }

    @Test(
        "A region is named by its id or by the beginning of its code",
        arguments: [
            ("county", ["t1"]), ("370785", ["t1"]), ("3707", ["t1"]), ("370000", ["t1", "x"]), ("other", ["x"]),
            ("99", []), ("street", []), ("370785100000", ["north"]), ("370785101000", ["south"]),
        ]
    )
    func regionNames(region: String, towns: [String]) async throws {
        let office = try await AccountsOffice.withRegions()
        try await office.register("x", in: "other")
        if region.hasPrefix("3707851") { try await office.hearNeighbours() }
        try await office.send(CreateAccount(id: "a", unit: "u", role: .viewer, scope: .init(regions: [region])))
        _ = try await office.signIn("a", session: 1)
        #expect(try await office.session(1).access.towns == towns)
    }
}
