import Evaluation
import EvaluationMessages
import Messages
import ModuleKit
import RegistryMessages
import Testing

/// A returned figure leaves everything that is reckoned with it, until it is back.
@Suite("A returned figure", .serialized)
struct ReturnedFigureTests {
    /// What rests on the figure: the target's latest value, whether the gate is met, the score, what the run froze.
    private struct Picture: Equatable {
        var latest: String?
        var met: Bool?
        var score: String?
        var frozen: Int
    }

    private static func picture(_ office: EvaluationOffice, _ house: EvaluationHouse) async throws -> Picture {
        let run = try await house.begin(StartRun(programme: "p", period: Sample.period("2023")))
        let result = try #require(try await house.bus.request(ListResults(run: run.id)).items.first)
        return Picture(
            latest: try await office.targets(of: "p").first?.latest?.value.text,
            met: result.gates.first?.met,
            score: result.score?.text,
            frozen: run.observations
        )
    }

    @Test("leaves targets, gates and runs until it is sent in again")
    func everywhere() async throws {
        let gate = Gate(
            id: "g",
            names: LocalizedName(zh: "产值门槛"),
            indicator: "output",
            comparator: .atLeast,
            value: Sample.number("5"),
            unit: "亿元",
            effect: .warning
        )
        let town = BatchEntry(number: 1, name: "石磨镇", town: "p-1")
        let office = try await EvaluationOffice.knowing(Sample.programme(gates: [gate]), towns: [town])
        var target = Sample.target("10", .atLeast, .annual, due: 2023)
        target.town = "p-1"
        try await office.send(SetTargets([target]))
        let entry = RecordObservations.Entry(
            id: "o1",
            programme: "p",
            town: "p-1",
            indicator: "output",
            period: Sample.period("2023"),
            figure: Sample.figure("8", "亿元")
        )
        try await office.send(RecordObservations([entry]))
        try await EvaluationHouse.run { house in
            try await house.start(EvaluationModule(), on: office.ledger)
            let there = Picture(latest: "8", met: true, score: "80", frozen: 1)
            let gone = Picture(latest: nil, met: nil, score: nil, frozen: 0)
            #expect(try await Self.picture(office, house) == there)
            try await office.send(ReturnObservation(observation: "o1"), by: EvaluationOffice.checker, reason: "口径")
            #expect(try await Self.picture(office, house) == gone)
            let figure = Sample.figure("9", "亿元")
            try await office.send(ResubmitObservation(observation: "o1", figure: figure), reason: "已核对")
            #expect(try await Self.picture(office, house) == Picture(latest: "9", met: true, score: "90", frozen: 1))
            try await office.send(VerifyObservation(observation: "o1"), by: EvaluationOffice.checker)
            try await office.send(ReturnObservation(observation: "o1"), by: EvaluationOffice.checker, reason: "又有疑问")
            #expect(try await Self.picture(office, house) == gone, "a verified figure too")
            try await office.send(ResubmitObservation(observation: "o1", figure: entry.figure), reason: "已核对")
            #expect(try await Self.picture(office, house) == there)
        }
    }
}
