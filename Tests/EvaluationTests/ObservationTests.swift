import EvaluationMessages
import Messages
import PluginMessages
import RegistryMessages
import Testing

@testable import Evaluation

/// Observations: recorded, returned, sent in again, verified, put right.
@Suite("Observations")
struct ObservationTests {
    private func office() async throws -> EvaluationOffice {
        let town = BatchEntry(number: 1, name: "石磨镇", town: "p-1")
        return try await .knowing(Sample.programme(), towns: [town])
    }

    private func entry(
        _ id: String? = "o1",
        town: String? = "石磨镇",
        indicator: String = "产值",
        _ value: String = "3",
        _ unit: String = "亿元"
    ) -> RecordObservations.Entry {
        RecordObservations.Entry(
            id: id,
            programme: "p",
            town: town,
            indicator: indicator,
            period: Sample.period("2023"),
            figure: Sample.figure(value, unit)
        )
    }

    @Test("name town and indicator by id or name, and keep their basis")
    func recorded() async throws {
        let office = try await office()
        let reply = try await office.send(
            RecordObservations([entry(), entry("o2", town: "p-1", indicator: "shops", "9", "家"), entry(nil, town: nil)])
        )

        #expect(reply.recorded == 3)
        #expect(reply.ids.prefix(2) == ["o1", "o2"])
        let first = try await office.ask(FindObservation(id: "o1")).observation
        #expect(first.town == "p-1")
        #expect(first.indicator == "output")
        #expect(first.figure.basis == .reported)
        #expect(try await office.ask(ListObservations(town: "p-1")).total == 2)
        #expect(try await office.ask(ListObservations(period: Sample.period("2022"))).total == 0)
    }

    @Test("sent twice are recorded once; another content under the same id is refused")
    func repeated() async throws {
        let office = try await office()
        try await office.send(RecordObservations([entry()]))

        #expect(try await office.send(RecordObservations([entry()])).recorded == 0)
        let problem = try await office.refusal(RecordObservations([entry("o1", "4")]))
        #expect(problem.code == EvaluationCode.alreadyThere)
        #expect(problem.kind == .conflict)
    }

    @Test(
        "of an unknown unit or of another dimension are refused, and the rule is named",
        arguments: [("3", "亿斤元", "There is no unit '亿斤元'"), ("3", "家", "家 measures 家 and 亿元 measures money")]
    )
    func unit(_ value: String, _ unit: String, _ what: String) async throws {
        let office = try await office()
        let problem = try await office.refusal(RecordObservations([entry("a"), entry("b", value, unit)]))

        #expect(problem.kind == .invalid)
        #expect(problem.errors.map(\.pointer) == ["/observations/1/figure/unit"])
        #expect(problem.errors.first?.message.contains(what) == true)
        #expect(problem.errors.first?.message.contains("Rule: a figure of 'output'") == true)
        #expect(try await office.ask(ListObservations(programme: "p")).total == 0, "all or none")
    }

    @Test("of an unknown programme, town or indicator are refused")
    func unknown() async throws {
        let office = try await office()
        let problem = try await office.refusal(
            RecordObservations([entry(town: "无名镇"), entry("x", indicator: "profit")])
        )
        #expect(problem.errors.map(\.pointer) == ["/observations/0/town", "/observations/1/indicator"])
        #expect(problem.errors.last?.message.contains("rule: an indicator is one of the programme's") == true)

        var other = entry()
        other.programme = "q"
        #expect(try await office.refusal(RecordObservations([other])).code == EvaluationCode.notFound)
    }

    @Test("are returned and sent in again with a reason, and do not count in between")
    func returned() async throws {
        let office = try await office()
        try await office.send(RecordObservations([entry()]))
        let without = try await office.refusal(ReturnObservation(observation: "o1"))
        #expect(without.code == EvaluationCode.reasonMissing)

        let back = try await office.send(ReturnObservation(observation: "o1"), reason: "no evidence")
        #expect(back.state == .returned)
        let twice = try await office.refusal(ReturnObservation(observation: "o1"), reason: "again")
        #expect(twice.code == EvaluationCode.wrongState)
        #expect(twice.description.contains("is returned and cannot be returned"))

        let again = try await office.send(
            ResubmitObservation(observation: "o1", figure: Sample.figure("3.5", "亿元"), evidence: "年报"),
            reason: "evidence added"
        )
        #expect(again.state == .reported)
        #expect(again.version == 3)
    }

    @Test("are verified by another unit only")
    func verified() async throws {
        let office = try await office()
        try await office.send(RecordObservations([entry()]))
        let own = try await office.refusal(VerifyObservation(observation: "o1"))
        #expect(own.code == EvaluationCode.sameUnit)
        #expect(own.kind == .forbidden)

        let reply = try await office.send(VerifyObservation(observation: "o1"), by: EvaluationOffice.checker)
        #expect(reply.state == .verified)
    }

    @Test("are put right with a reason; the old value stays")
    func corrected() async throws {
        let office = try await office()
        try await office.send(RecordObservations([entry()]))
        try await office.send(VerifyObservation(observation: "o1"), by: EvaluationOffice.checker)
        let stale = CorrectObservation(observation: "o1", figure: Sample.figure("4", "亿元"), expectedVersion: 1)
        #expect(try await office.refusal(stale, reason: "r").code == EvaluationCode.versionMismatch)
        let unlike = CorrectObservation(observation: "o1", figure: Sample.figure("4", "家"))
        #expect(try await office.refusal(unlike, reason: "r").code == EvaluationCode.invalid)

        let right = CorrectObservation(observation: "o1", figure: Sample.figure("4", "亿元"), expectedVersion: 2)
        #expect(try await office.send(right, reason: "a digit was wrong").state == .reported)

        let found = try await office.ask(FindObservation(id: "o1"))
        #expect(found.history.map(\.kind) == [.recorded, .verified, .corrected])
        #expect(found.history.map(\.figure.value?.text) == ["3", "3", "4"])
        #expect(found.history.last?.reason == "a digit was wrong")
        #expect(try await office.differences() == [])
    }

    @Test("that a plugin derives stand beside those that people report")
    func derived() async throws {
        let office = try await office()
        let derived = """
            {"town": "p-1", "indicator": "depth", "period": "2023", "why": {"zh": "由项目得出"}, "from": [],
             "figure": {"value": "50", "unit": "%", "qualifier": "exact", "basis": "derived"}}
            """
        let type = "plugin.mill-town.observation-derived.v1"
        try await office.hear(type, "p-1", Array(derived.utf8), from: "plugin.mill-town", 1)
        try await office.hear(type, "p-1", Array(derived.utf8), from: "plugin.mill-town", 2)
        try await office.send(RecordObservations([entry()]))

        let page = try await office.ask(ListObservations(programme: "p"))
        #expect(page.items.map(\.origin) == ["reported", "plugin.mill-town"])
        #expect(page.items.last?.id == "plugin.mill-town:p-1:depth:2023@p")
        #expect(page.items.last?.programme == "p")
    }
}

/// Targets and indicators in the module.
@Suite("Targets are set")
struct TargetModuleTests {
    @Test("all or none, and once")
    func set() async throws {
        let office = try await EvaluationOffice.knowing(Sample.programme())
        let first = Sample.target("240", .atLeast, .annual, due: 2023)
        var second = first
        second.id = "t2"
        second.figure.unit = "家"
        let problem = try await office.refusal(SetTargets([first, second]))
        #expect(problem.errors.map(\.pointer) == ["/targets/1/figure/unit"])
        #expect(try await office.targets(of: "p").isEmpty)

        #expect(try await office.send(SetTargets([first])).changed == 1)
        #expect(try await office.send(SetTargets([first])).changed == 0)
        var changed = first
        changed.tolerance = Sample.number("5")
        #expect(try await office.send(SetTargets([changed])).changed == 1)
        let kept = try await office.targets(of: "p")
        #expect(kept.map(\.version) == [2])
        #expect(try await office.differences() == [])
    }

    @Test("are listed page after page, with their programme's and the plugins' indicators")
    func listed() async throws {
        let office = try await EvaluationOffice.knowing(Sample.programme())
        try await office.hear(PluginActivated(plugin: try Sample.plugin(), folder: "/p"), from: "plugins")
        let targets = (1...5).map { number in
            var target = Sample.target("240", .atLeast, .annual, due: 2023)
            target.id = "t\(number)"
            return target
        }
        try await office.send(SetTargets(targets))

        let page = try await office.ask(ListTargets(programme: "p", limit: 2))
        #expect(page.items.map(\.id) == ["t1", "t2"])
        #expect(page.total == 5)
        let rest = try await office.ask(ListTargets(programme: "p", limit: 200, cursor: page.next))
        #expect(rest.items.map(\.id) == ["t3", "t4", "t5"])
        let indicators = try await office.ask(ListIndicators(programme: "p", limit: 3))
        #expect(indicators.items.map(\.id) == ["depth", "mills", "output"])
        #expect(indicators.total == 4)
        #expect(indicators.items.first?.townType == "mill")
        #expect(try await office.ask(ListIndicators(programme: "p", townType: "mill")).total == 2)
    }
}
