import Messages
import ModuleTestKit
import Projects
import ProjectsMessages
import RegistryMessages
import Testing

/// Every query of the projects: somebody who is there for a part is told the same whether the rest is there or not.
@Suite("What the projects tell whom")
struct ScopedQueryTests {
    private struct Question {
        let query: String
        let ask: @Sendable (ProjectsOffice, Access) async throws -> String

        init<Q: Query>(_ queries: Q...) {
            query = Q.name
            ask = { office, access in
                var text = ""
                for query in queries { text += try await told { try await office.ask(query, as: access) } + "\n" }
                return text
            }
        }
    }

    private static let may = Sample.month("2024-05")

    private static let questions = [
        Question(
            ListProjects(),
            ListProjects(programme: "other"),
            ListProjects(town: "t-2"),
            ListProjects(town: "t-3")
        ),
        Question(FindProject(id: "sample-1"), FindProject(id: "sample-2"), FindProject(id: "other-1")),
        Question(
            SummarizeProjects(programme: "sample"),
            SummarizeProjects(programme: "sample", town: "t-2"),
            SummarizeProjects(programme: "other")
        ),
        Question(ListRounds(), ListRounds(programme: "other"), ListRounds(state: .open), ListRounds(limit: 1)),
        Question(FindRound(programme: "sample", month: may), FindRound(programme: "other", month: may)),
        Question(
            ListReports(),
            ListReports(programme: "other"),
            ListReports(project: "sample-2"),
            ListReports(month: may)
        ),
    ]

    /// A circular carries the digest of the whole, which tells nothing and is another one each time.
    private static let circulars = [
        Question(ListCirculars(), ListCirculars(programme: "other")),
        Question(FindCircular(programme: "sample", month: may), FindCircular(programme: "other", month: may)),
    ]

    /// Two programmes; a project with a report in each of some towns, and a round and a circular of their programmes.
    private static func office(_ towns: [String]) async throws -> ProjectsOffice {
        let office = try await ProjectsOffice.with()
        try await office.hear(ProgrammeDefined(Sample.programme("other", Sample.rules)))
        for town in ["t-1", "t-2", "t-3"] {
            try await office.hear(TownRegistered(town: town, date: "2023", changes: [], document: nil))
        }
        for programme in ["sample", "other"] {
            let own = towns.filter { ($0 == "t-3") == (programme == "other") }
            guard !own.isEmpty else { continue }
            try await office.send(OpenRound(programme: programme, month: may))
            for (index, town) in own.enumerated() {
                let facts = ProjectFacts(name: "\(town)号路", town: town, kinds: ["road"], investment: Sample.money("9"))
                try await office.send(RegisterProjects(programme: programme, [ProjectDraft(facts, date: "2024-01-01")]))
                let figures = Sample.report("2024-05", toDate: "10", progress: "5")
                try await office.send(SubmitReport(project: "\(programme)-\(index + 1)", figures))
            }
            let freeze = FreezeCircular(programme: programme, month: may, preliminary: true)
            try await office.send(freeze, by: ProjectsOffice.checker)
        }
        return office
    }

    @Test func everyQueryWithTownsInItIsAsked() {
        #expect(scopedQueries(of: ProjectsModule()) == Set((Self.questions + Self.circulars).map(\.query)))
    }

    @Test func anotherProgrammeIsNotThere() async throws {
        let access = Access(.officer, programmes: ["sample"])
        let (all, own) = (try await Self.office(["t-1", "t-2", "t-3"]), try await Self.office(["t-1", "t-2"]))
        for question in Self.questions + Self.circulars {
            #expect(try await question.ask(all, access) == question.ask(own, access), "\(question.query)")
            let whole = try await question.ask(all, .everything)
            #expect(try await whole != question.ask(own, .everything), "\(question.query): there is nothing to hide")
        }
    }

    @Test func anotherTownIsNotThere() async throws {
        let access = Access(.reporter, programmes: ["sample"], towns: ["t-1"])
        let (all, own) = (try await Self.office(["t-1", "t-2", "t-3"]), try await Self.office(["t-1"]))
        for question in Self.questions {
            #expect(try await question.ask(all, access) == question.ask(own, access), "\(question.query)")
        }
        for question in Self.circulars {
            let text = try await question.ask(all, access)
            #expect(!text.contains("t-2") && !text.contains("t-3"), "\(question.query)")
        }
    }

    @Test func roundsAreThoseOfTheProgrammesOneIsThereFor() async throws {
        let office = try await Self.office(["t-1", "t-3"])
        let whole = try await office.ask(ListRounds())
        #expect(whole.items.map(\.programme) == ["sample", "other"] && whole.total == 2)
        let first = try await office.ask(ListRounds(limit: 1))
        #expect(first.total == 2)
        #expect(try await office.ask(ListRounds(limit: 1, cursor: first.next)).items.map(\.programme) == ["other"])
        let other = try await office.ask(ListRounds(), as: Access(.viewer, programmes: ["other"]))
        #expect(other.items.map(\.programme) == ["other"] && other.total == 1 && other.next == nil)
        #expect(other.items.map(\.month) == [Self.may] && other.items.map(\.state) == [.open])
        let sample = ListRounds(programme: "sample")
        #expect(try await office.ask(sample, as: Access(.viewer, programmes: ["other"])).total == 0)
        #expect(try await office.ask(ListRounds(), as: Access(.viewer, programmes: [])).items == [])
        let month = LockRound(programme: "sample", month: Self.may)
        _ = try? await office.send(month, by: ProjectsOffice.checker)
        #expect(try await office.ask(ListRounds(state: .locked)).items.map(\.programme) == ["sample"])
    }
}
