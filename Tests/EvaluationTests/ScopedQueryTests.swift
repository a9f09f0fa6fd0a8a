import Evaluation
import EvaluationMessages
import Messages
import ModuleTestKit
import PluginMessages
import RegistryMessages
import Testing

/// Every query of the evaluation: somebody who is there for a part is told nothing of the rest.
@Suite("What the evaluation tells whom")
struct ScopedQueryTests {
    private struct Question {
        let query: String
        let ask: @Sendable (EvaluationOffice, Access) async throws -> String

        init<Q: Query>(_ queries: Q...) {
            query = Q.name
            ask = { office, access in
                var text = ""
                for query in queries { text += try await told { try await office.ask(query, as: access) } + "\n" }
                return text
            }
        }
    }

    private static let figures = [
        Question(ListObservations(), ListObservations(town: "p-0002"), ListObservations(programme: "p", limit: 1)),
        Question(FindObservation(id: "o-p-0001"), FindObservation(id: "o-p-0002")),
        Question(ListTargets(), ListTargets(town: "p-0002"), ListTargets(programme: "p")),
        Question(CheckFigures(programme: "p")),
    ]

    private static func runs(_ run: String) -> [Question] {
        [
            Question(ListRuns(), ListRuns(programme: "p")), Question(FindRun(run: run)),
            Question(ListResults(run: run)),
            Question(Explain(run: run, town: "p-0001"), Explain(run: run, town: "p-0002")),
        ]
    }

    /// A programme with two towns, and a figure and a target of some of them.
    private static func office(_ towns: [String]) async throws -> EvaluationOffice {
        let entries = (1...2).map { BatchEntry(number: $0, name: "镇\($0)", townType: "mill", town: "p-000\($0)") }
        let office = try await EvaluationOffice.knowing(Sample.programme(), towns: entries)
        let source = Sample.source
        for town in towns {
            let entry = RecordObservations.Entry(
                id: "o-\(town)",
                programme: "p",
                town: town,
                indicator: "output",
                period: Sample.period("2023"),
                figure: Sample.figure("2", "亿元")
            )
            try await office.send(RecordObservations([entry]))
            let target = TargetDefinition(
                id: "t-\(town)",
                programme: "p",
                town: town,
                indicator: "output",
                names: LocalizedName(zh: "产值"),
                figure: Figure(Sample.number("3"), unit: "亿元", basis: .planned, source: source),
                comparator: .atLeast,
                period: .cumulative,
                dueYear: 2025
            )
            try await office.send(SetTargets([target]))
        }
        return office
    }

    @Test("Every query with towns in it is asked")
    func complete() {
        #expect(scopedQueries(of: EvaluationModule()) == Set((Self.figures + Self.runs("r")).map(\.query)))
    }

    @Test("Figures and targets of another town, or programme, are not there")
    func figures() async throws {
        let (all, own) = (try await Self.office(["p-0001", "p-0002"]), try await Self.office(["p-0001"]))
        let nothing = try await Self.office([])
        for question in Self.figures {
            let town = Access(.reporter, towns: ["p-0001"])
            #expect(try await question.ask(all, town) == question.ask(own, town), "\(question.query)")
            let programme = Access(.officer, programmes: ["q"])
            #expect(try await question.ask(all, programme) == question.ask(nothing, programme), "\(question.query)")
        }
    }

    @Test("Runs are for those of their programme, and results for those of their town")
    func runs() async throws {
        let office = try await Self.office(["p-0001", "p-0002"])
        try await office.hear(PluginActivated(plugin: try Sample.plugin(), folder: "/p"), from: "plugins")
        try await EvaluationHouse.run { house in
            try await house.start(EvaluationModule(), on: office.ledger)
            try await house.start(MillPlugin())
            let run = try await house.begin(StartRun(programme: "p", period: Sample.period("2023"))).id
            for question in Self.runs(run) {
                #expect(try await question.ask(office, .everything).hasPrefix("{"), "\(question.query)")
                let town = try await question.ask(office, Access(.reporter, towns: ["p-0001"]))
                let asked = question.query == Explain.name ? "镇2" : "p-0002"
                #expect(!town.contains(asked), "\(question.query): \(town)")
                let other = try await question.ask(office, Access(.officer, programmes: ["q"]))
                #expect(!other.contains("p-000") || question.query == Explain.name, "\(question.query): \(other)")
                #expect(!other.contains("镇"), "\(question.query): \(other)")
            }
            let hidden = try await told {
                try await office.ask(FindRun(run: run), as: Access(.officer, programmes: ["q"]))
            }
            let missing = try await told {
                try await office.ask(FindRun(run: "no-run"), as: Access(.officer, programmes: ["q"]))
            }
            #expect(hidden.replacing(run, with: "?") == missing.replacing("no-run", with: "?"))
        }
    }
}
