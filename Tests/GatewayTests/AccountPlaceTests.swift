import AccountsMessages
import Messages
import Testing

@testable import Gateway

@Suite("The unit and the places of an account")
struct AccountPlaceTests {
    /// A registry with one of each, and accounts that take everything.
    private static func registry() -> BusDouble {
        let bus = BusDouble()
        let unit = #"{"id":"street","names":{"zh":"黄屯街道办事处"},"kind":"street-office","source":"文"}"#
        let region = #"{"id":"county","kind":"county","names":{"zh":"县"},"codes":[],"parents":[]}"#
        for (operation, id, answer) in [
            ("registry.find-town", "t1", town), ("registry.find-programme", "p", Samples.programme),
        ] {
            bus.answer(operation) { asked in
                asked.members["id"]?.string == id
                    ? .success(answer) : .failure(Problem("registry.not-found", .notFound, "No."))
            }
        }
        bus.answer("registry.list-units") { asked in
            let isThere = asked.members["q"]?.string.map { "street 黄屯街道办事处".contains($0) } ?? true
            return .success(page(isThere ? [unit] : []))
        }
        bus.answer("registry.list-regions") { asked in
            let isThere = asked.members["code"]?.string.map { "370800".hasPrefix($0) } ?? true
            return .success(page(isThere ? [region] : []))
        }
        bus.answer("accounts.create-account", account)
        return bus
    }

    private static func page(_ items: [String]) -> String {
        #"{"items":[\#(items.joined(separator: ","))],"total":\#(items.count),"next":null}"#
    }

    private static let town = """
        {"id":"t1","name":"镇","regionCode":null,"townType":null,"isDesignatedTown":null,"attributes":{},"region":null,
         "memberships":[],"honours":[],"version":1}
        """
    private static let account = """
        {"id":"a","names":{"zh":"甲"},"unit":"street","role":"reporter","scope":{},"disabled":false,"hasPassword":false,
         "tokens":[]}
        """

    private func create(_ bus: BusDouble, unit: String, scope: String, modules: [String]) async throws -> Reply {
        let actor = #""actor":{"unit":"baizhen"}"#
        let body = #"{"id":"a","unit":"\#(unit)","role":"reporter","scope":\#(scope),\#(actor)}"#
        return try await TestGateway.run(bus: bus, modules: modules) { try await $0.post("/api/v1/accounts", body) }
    }

    @Test("are refused by name where the registry does not know them, and nothing is made")
    func unknown() async throws {
        let bus = Self.registry()
        let scope = #"{"programmes":["p","q"],"towns":["t1","t2"],"regions":["3708","3799","county","none"]}"#
        let reply = try await create(bus, unit: "streeet", scope: scope, modules: ["registry", "accounts"])
        #expect((reply.status, reply.code) == (422, AccountsCode.invalid))
        #expect(
            reply.faults == [
                "/unit: there is no unit 'streeet' in the register", "/scope/programmes: there is no programme 'q'",
                "/scope/towns: there is no town 't2'", "/scope/regions: there is no region '3799'",
                "/scope/regions: there is no region 'none'",
            ]
        )
        #expect(!bus.asked.contains { $0.operation == CreateAccount.name })
    }

    @Test("are taken where they are known, by id or by name", arguments: ["street", "黄屯街道办事处", "baizhen"])
    func known(unit: String) async throws {
        let scope = #"{"programmes":["p"],"towns":["t1"],"regions":["370800","county"]}"#
        let reply = try await create(Self.registry(), unit: unit, scope: scope, modules: ["registry", "accounts"])
        #expect(reply.status == 201, "\(reply.text)")
    }

    @Test("are not asked about where there is no registry, or it does not answer")
    func without() async throws {
        let bus = BusDouble()
        bus.answer("accounts.create-account", Self.account)
        for modules in [["accounts"], ["registry", "accounts"]] {
            let reply = try await create(bus, unit: "any", scope: #"{"towns":["t9"]}"#, modules: modules)
            #expect(reply.status == 201, "\(reply.text)")
        }
    }
}
