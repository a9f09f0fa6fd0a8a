import Ledger
import Messages
import Testing

@testable import ModuleKit

@Suite("Scopes")
struct ScopeRulesTests {
    @Test(
        "What is covered: nothing that names no place, unless every place is",
        arguments: [
            (Access(.viewer), Place(), true), (Access(.viewer), Place(programme: "p", town: "t"), true),
            (Access(.viewer, programmes: ["p"]), Place(programme: "p", town: "t"), true),
            (Access(.viewer, programmes: ["p"]), Place(programme: "p"), true),
            (Access(.viewer, programmes: ["p"]), Place(programme: "q", town: "t"), false),
            (Access(.viewer, programmes: ["p"]), Place(town: "t"), false),
            (Access(.viewer, towns: ["t"]), Place(programme: "q", town: "t"), true),
            (Access(.viewer, towns: ["t"]), Place(town: "t"), true),
            (Access(.viewer, towns: ["t"]), Place(programme: "p"), false),
            (Access(.viewer, towns: []), Place(town: "t"), false), (Access(.viewer, towns: []), Place(), false),
            (Access(.viewer, programmes: ["p"], towns: ["t"]), Place(programme: "p", town: "t"), true),
            (Access(.viewer, programmes: ["p"], towns: ["t"]), Place(programme: "p", town: "u"), false),
        ]
    )
    func covers(access: Access, place: Place, isCovered: Bool) throws {
        #expect(access.covers(place) == isCovered)
        if isCovered {
            try ScopeRules.require(access, toCover: place, of: "m")
        } else {
            let problem = #expect(throws: Problem.self) { try ScopeRules.require(access, toCover: place, of: "m") }
            #expect(problem?.code == "m.not-in-scope")
            #expect(problem?.kind == .forbidden)
            #expect(problem?.detail == "This belongs to a town or a programme that you are not there for.")
        }
    }

    @Test(
        "Who is let in to what",
        arguments: [
            (Right.officersOfTheWhole(and: []), [.administrator, .officer]),
            (.officersOfTheWhole(and: [.reporter]), [.administrator, .officer, .reporter]),
            (.only([.administrator]), [.administrator]), (.whole, Access.Role.allCases),
            (.everybody, Access.Role.allCases), (.scoped, Access.Role.allCases),
        ] as [(Right, [Access.Role])]
    )
    func wholeRoles(right: Right, roles: [Access.Role]) {
        #expect(Access.Role.allCases.filter { right.admits(Access($0)) } == roles)
    }

    @Test(
        "Who is let in with a part of the whole",
        arguments: [
            (Right.officersOfTheWhole(and: []), [.administrator]),
            (.officersOfTheWhole(and: [.officer, .reporter]), [.administrator, .officer, .reporter]),
            (.only([.administrator]), []), (.whole, []), (.scoped, Access.Role.allCases),
        ] as [(Right, [Access.Role])]
    )
    func partRoles(right: Right, roles: [Access.Role]) {
        #expect(Access.Role.allCases.filter { right.admits(Access($0, towns: ["t"])) } == roles)
    }

    @Test("Who is not let in is told for whom it is, or that the answer is the whole")
    func texts() {
        let role = #expect(throws: Problem.self) {
            try ScopeRules.admit(Access(.viewer), to: "m.do", .officersOfTheWhole(and: []))
        }
        #expect(role?.code == "m.not-allowed")
        #expect(role?.detail == "'m.do' is not for the role 'viewer' with this scope.")
        let whole = #expect(throws: Problem.self) {
            try ScopeRules.admit(Access(.officer, towns: ["t"]), to: "m.ask", .whole)
        }
        #expect(whole?.code == "m.not-in-scope")
        #expect(whole?.detail == "'m.ask' answers with more than you are there for.")
    }

    @Test(
        "A condition on rows holds for what is covered and nothing else",
        arguments: [
            (Access(.viewer), ["a", "b", "c", "d"]), (Access(.viewer, programmes: ["p"]), ["a", "b"]),
            (Access(.viewer, towns: ["t"]), ["a", "c"]), (Access(.viewer, programmes: ["p"], towns: ["t"]), ["a"]),
            (Access(.viewer, programmes: []), []), (Access(.viewer, towns: []), []),
            (Access(.viewer, towns: ["t' OR 1 = 1 --"]), []),
        ]
    )
    func condition(access: Access, rows: [String]) throws {
        let store = try SQLiteStore.inMemory()
        try store.write { tables in
            try tables.execute("CREATE TABLE r (id TEXT, programme TEXT, town TEXT)", [])
            for (id, programme, town) in [("a", "p", "t"), ("b", "p", nil), ("c", "q", "t"), ("d", nil, "u")] {
                try tables.execute("INSERT INTO r VALUES (?, ?, ?)", [.text(id), .init(programme), .init(town)])
            }
        }
        let both = access.condition(programme: "programme", town: "town")
        let found = try store.read { try $0.rows("SELECT id FROM r WHERE \(both.sql) ORDER BY id", both.arguments) }
        #expect(found.map { $0.text("id") } == rows)
    }

    @Test("Rows without a column for programme or town are of every one")
    func withoutColumn() {
        let access = Access(.viewer, programmes: ["p"], towns: ["t", "u"])
        #expect(access.condition(programme: nil, town: "x.town").sql == "(1 = 1 AND x.town IN (?, ?))")
        #expect(access.condition(programme: "x.p", town: nil).arguments == [.text("p")])
    }
}
