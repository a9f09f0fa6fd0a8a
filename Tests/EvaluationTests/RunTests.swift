import Bus
import Evaluation
import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import PluginMessages
import RegistryMessages
import Testing

/// Runs over a real bus: frozen, judged by the town types' plugins, ranked, final.
@Suite("Runs", .serialized)
struct RunTests {
    private static let year = Sample.period("2023")

    private static func towns(_ count: Int, type: String? = "mill") -> [BatchEntry] {
        (1...count).map { number in
            let id = "p-" + String(String(10_000 + number).dropFirst())
            return BatchEntry(number: number, name: "镇\(number)", townType: type, town: id)
        }
    }

    private static func mills(_ town: String, _ value: String) -> RecordObservations.Entry {
        .init(
            id: "mills-\(town)",
            programme: "p",
            town: town,
            indicator: "mills",
            period: year,
            figure: Sample.figure(value, "家")
        )
    }

    /// An office that knows a programme with towns and, where given, an active plugin.
    private static func office(
        _ towns: [BatchEntry],
        _ definition: ProgrammeDefinition = Sample.programme(),
        plugin: PluginDescription?
    ) async throws -> EvaluationOffice {
        let office = try await EvaluationOffice.knowing(definition, towns: towns)
        if let plugin { try await office.hear(PluginActivated(plugin: plugin, folder: "/p"), from: "plugins") }
        return office
    }

    @Test("are judged, ranked and explained; equal scores share a rank")
    func whole() async throws {
        let office = try await Self.office(Self.towns(3), plugin: try Sample.plugin())
        try await office.send(
            RecordObservations([Self.mills("p-0001", "4"), Self.mills("p-0002", "2"), Self.mills("p-0003", "2")])
        )
        try await EvaluationHouse.run { house in
            try await house.start(EvaluationModule(), on: office.ledger)
            try await house.start(MillPlugin())
            let run = try await house.begin(StartRun(programme: "p", period: Self.year))

            #expect(run.state == .preliminary)
            #expect(run.plugins.map(\.version) == ["1.0.0"])
            #expect(run.scored == 3)
            #expect(run.observations == 3)
            let results = try await house.bus.request(ListResults(run: run.id)).items
            #expect(results.map(\.town) == ["p-0001", "p-0002", "p-0003"])
            // The judged half weighs 3 of 4, the mills 1 of 4; the other sections have no data and are left out.
            #expect(results.map(\.score?.text) == ["62.5", "50", "50"])
            #expect(results.map(\.rank) == [1, 2, 2])
            #expect(results.map(\.grade) == ["good", nil, nil])
            let tree = try await house.bus.request(Explain(run: run.id, town: "p-0001"))
            #expect(tree.why.zh.hasPrefix("第 1 名"))
            try ExplanationWalk.check(tree)

            #expect(try await house.send(FinalizeRun(run: run.id)).state == .final)
            #expect(try await office.differences() == [])
            let second = try await house.begin(StartRun(programme: "p", period: Self.year))
            #expect(second.digest != run.digest, "the run's own id is part of it")
            await #expect(throws: Problem.self) { _ = try await house.send(FinalizeRun(run: second.id)) }
        }
    }

    @Test("as a dry run are kept and never become final")
    func dryRun() async throws {
        let office = try await Self.office(Self.towns(1), plugin: try Sample.plugin())
        try await EvaluationHouse.run { house in
            try await house.start(EvaluationModule(), on: office.ledger)
            try await house.start(MillPlugin())
            let run = try await house.begin(StartRun(programme: "p", period: Self.year, dryRun: true))

            #expect(run.kind == .dryRun)
            #expect(try await house.bus.request(ListRuns(programme: "p")).items.map(\.id) == [run.id])
            let problem = await #expect(throws: Problem.self) { _ = try await house.send(FinalizeRun(run: run.id)) }
            #expect(problem?.code == EvaluationCode.dryRun)
        }
    }

    @Test("are blocked while a town type has no plugin, and go on by themselves when it appears")
    func blocked() async throws {
        let office = try await Self.office(Self.towns(2), plugin: nil)
        try await EvaluationHouse.run { house in
            try await house.start(EvaluationModule(), on: office.ledger)
            try await house.start(MillPlugin())
            try await house.start(CatalogueDouble())
            let run = try await house.begin(StartRun(programme: "p", period: Self.year), until: .blocked)

            #expect(run.blocked.map(\.townType) == ["mill"])
            #expect(run.blocked.first?.towns == ["p-0001", "p-0002"])
            #expect(run.blocked.first?.reason.contains("No active plugin brings the town type 'mill'") == true)
            let problem = await #expect(throws: Problem.self) { _ = try await house.send(FinalizeRun(run: run.id)) }
            #expect(problem?.code == EvaluationCode.typeMissing)
            #expect(problem?.detail.contains("'mill'") == true)

            let news = try await house.bus.subscribe(prefix: "evaluation.run-")
            _ = try await house.send(CatalogueDouble.Activate(plugin: try Sample.plugin()))
            let after = try await house.wait(for: run.id, to: .preliminary, news)
            #expect(after.state == .preliminary)
            #expect(after.plugins.map(\.id) == ["mill-town"])
            #expect(try await office.differences() == [])
        }
    }

    @Test("are blocked by a plugin that fails, with its reason, and go on with its next version")
    func failing() async throws {
        let office = try await Self.office(Self.towns(2), plugin: try Sample.plugin())
        try await EvaluationHouse.run { house in
            try await house.start(EvaluationModule(), on: office.ledger)
            try await house.start(CatalogueDouble())
            let broken = try await house.start(
                MillPlugin { _ in throw Problem("plugin.threw", .internal, "The mill is broken.") }
            )
            let run = try await house.begin(StartRun(programme: "p", period: Self.year), until: .blocked)
            #expect(run.blocked.first?.reason.contains("The mill is broken.") == true)

            try await house.stop(broken)
            try await house.start(MillPlugin())
            let news = try await house.bus.subscribe(prefix: "evaluation.run-")
            _ = try await house.send(CatalogueDouble.Activate(plugin: try Sample.plugin(version: "1.0.1")))
            let after = try await house.wait(for: run.id, to: .preliminary, news)
            #expect(after.plugins.map(\.version) == ["1.0.1"])
            #expect(after.scored == 2)
        }
    }

    @Test("that a crash interrupts go on after the restart, and nothing is kept twice")
    func crash() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "evaluation.db").path(percentEncoded: false)
        try await EvaluationHouse.run { house in
            let store = try SQLiteStore(path: file)
            let office = try EvaluationOffice(store: store)
            try await office.hear(ProgrammeDefined(Sample.programme()), from: "registry")
            for town in Self.towns(450) {
                try await office.hear(Sample.listed(town, in: Sample.programme()), from: "registry")
            }
            try await office.hear(PluginActivated(plugin: try Sample.plugin(), folder: "/p"), from: "plugins")
            let (asked, tellAsked) = AsyncStream<Int>.makeStream()
            let (never, tellNever) = AsyncStream<Void>.makeStream()
            defer { tellNever.finish() }
            let stuck = try await house.start(
                MillPlugin { batch in
                    tellAsked.yield(batch.towns.count)
                    if batch.towns.first?.id == "p-0001" { return batch.towns.map(MillPlugin.half) }
                    for await _ in never {}
                    return []
                }
            )
            let first = try await house.start(EvaluationModule(), on: office.ledger)
            let run = try await house.send(StartRun(programme: "p", period: Self.year))
            var batches = asked.makeAsyncIterator()
            #expect(await batches.next() == 200)
            #expect(await batches.next() == 200)
            try await house.stop(first)
            try await house.stop(stuck)

            try await house.start(MillPlugin())
            let reopened = try EvaluationOffice(store: try SQLiteStore(path: file))
            let half = try await reopened.ask(FindRun(run: run.id))
            #expect(half.state == .judging)
            #expect(half.scored == 200, "the first batch was kept before the crash")
            let news = try await house.bus.subscribe(prefix: "evaluation.run-")
            try await house.start(EvaluationModule(), on: reopened.ledger)
            let after = try await house.wait(for: run.id, to: .preliminary, news)
            #expect(after.scored == 450)
            #expect(try await house.bus.request(ListResults(run: run.id, limit: 200)).total == 450)
            #expect(try await reopened.differences() == [])
        }
    }

    @Test("of a type without code are scored by its rubric alone")
    func dataOnly() async throws {
        let office = try await Self.office(Self.towns(1), plugin: try Sample.plugin(hasCode: false))
        try await office.send(RecordObservations([Self.mills("p-0001", "1")]))
        try await EvaluationHouse.run { house in
            try await house.start(EvaluationModule(), on: office.ledger)
            let run = try await house.begin(StartRun(programme: "p", period: Self.year))

            let result = try await house.bus.request(ListResults(run: run.id)).items.first
            #expect(result?.score?.text == "25")
            #expect(result?.missing.contains("类型：深度") == true)
        }
    }

    @Test("are refused for a programme that has no rubric or no towns; their steps are the module's own")
    func refused() async throws {
        var plain = Sample.programme()
        plain.rubric = nil
        let office = try await Self.office(Self.towns(1), plain, plugin: nil)
        let noRubric = try await office.refusal(StartRun(programme: "p", period: Self.year))
        #expect(noRubric.code == EvaluationCode.nothingToScore)
        #expect(noRubric.detail.contains("no rubric"))

        let empty = try await EvaluationOffice.knowing(Sample.programme())
        #expect(try await empty.refusal(StartRun(programme: "p", period: Self.year)).detail.contains("no towns"))
        let foreign = try await empty.refusal(CompleteRun(run: "r"))
        #expect(foreign.code == EvaluationCode.internal)
        #expect(foreign.kind == .forbidden)
    }
}
