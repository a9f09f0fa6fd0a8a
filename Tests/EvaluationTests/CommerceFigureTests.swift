import ECommerceMessages
import Evaluation
import EvaluationMessages
import Messages
import RegistryMessages
import Testing

/// Figures of e-commerce reach the programme's indicators by an event, not by a call.
@Suite("A closed month of e-commerce")
struct CommerceFigureTests {
    private func closed(_ month: String, _ value: Int, version: Int = 1) -> MonthClosed {
        MonthClosed(
            programme: "p",
            town: "p-1",
            month: Sample.period(month),
            version: version,
            sales: SalesFigures(),
            figures: [.init(indicator: "shops", value: DecimalValue(value), unit: "家")]
        )
    }

    private func office() async throws -> EvaluationOffice {
        let entry = BatchEntry(number: 1, name: "甲镇", newTown: "p-1")
        return try await EvaluationOffice.knowing(Sample.programme(), towns: [entry])
    }

    @Test("is an observation whose source is the event, once however often it is heard")
    func observed() async throws {
        let office = try await office()
        let event = closed("2024-04", 600)
        try await office.hear(event, from: "ecommerce")
        try await office.hear(event, from: "ecommerce")
        let page = try await office.ask(ListObservations(programme: "p"))
        let observation = try #require(page.items.first)
        #expect(page.total == 1)
        #expect((observation.town, observation.indicator) == ("p-1", "shops"))
        #expect((observation.figure.value, observation.figure.basis) == (DecimalValue(600), .derived))
        #expect(observation.figure.source?.document == "ecommerce.p")
        #expect(observation.figure.source?.clause?.hasPrefix("//test/ecommerce#") == true)
        #expect(observation.note == "由2024-04关账的电商数据得出，第1版")
    }

    @Test("that is closed again takes the place of its earlier version")
    func replaced() async throws {
        let office = try await office()
        try await office.hear(closed("2024-04", 600), from: "ecommerce")
        try await office.hear(closed("2024-05", 640), from: "ecommerce")
        try await office.hear(closed("2024-04", 601, version: 2), from: "ecommerce")
        let items = try await office.ask(ListObservations(programme: "p")).items
        #expect(items.map(\.period.text) == ["2024-04", "2024-05"])
        #expect(items.map(\.figure.value) == [DecimalValue(601), DecimalValue(640)])
    }

    @Test("moves a target that counts micro businesses")
    func target() async throws {
        let office = try await office()
        var target = Sample.target("1000", .atLeast, .stock, due: 2024)
        target.town = "p-1"
        target.indicator = "shops"
        target.figure.unit = "家"
        target.names = LocalizedName(zh: "小微电商")
        try await office.send(SetTargets([target]))
        try await office.hear(closed("2024-05", 640), from: "ecommerce")
        let found = try #require(try await office.targets(of: "p").first)
        #expect((found.latest?.value, found.progress) == (DecimalValue(640), Sample.number("0.64")))
    }
}
