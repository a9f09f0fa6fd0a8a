import ECommerceMessages
import Ledger
import Messages
import Testing

@testable import ECommerce

@Suite struct OrderModuleTests {
    private func may(_ office: ECommerceOffice) async throws -> SalesFigures {
        try await office.ask(SummarizeSales(programme: Sample.id, period: Sample.month("2024-05"))).sum
    }

    @Test func theSameRowsAgainCountNothing() async throws {
        let office = try await ECommerceOffice.withShops()
        let rows = [Sample.order("a", "10.50"), Sample.order("b", "4", quantity: 3)]
        #expect(try await office.take(rows) == .init(rows: 2, taken: 2))
        let head = office.events
        #expect(try await office.take(rows.reversed()) == .init(rows: 2, repeated: 2))
        #expect(office.events == head)
        let sum = try await may(office)
        #expect((sum.orders, sum.quantity, sum.gross, sum.net) == (2, 4, DecimalValue("14.5"), DecimalValue("14.5")))
    }

    @Test func theSameNumberOnAnotherChannelIsAnotherOrder() async throws {
        let office = try await ECommerceOffice.withShops()
        let reply = try await office.take([Sample.order("a"), Sample.order("a", channel: "douyin")])
        #expect(reply.taken == 2)
    }

    @Test func otherContentIsAConflictAndNothingIsTaken() async throws {
        let office = try await ECommerceOffice.withShops()
        try await office.take([Sample.order("a")])
        let command = TakeOrders(programme: Sample.id, town: "t1", [Sample.order("b"), Sample.order("a", "11")])
        let problem = try await office.refusal(command)
        #expect((problem.code, problem.kind) == (ECommerceCode.orderConflict, .conflict))
        #expect(problem.errors.map(\.pointer) == ["/rows/1/orderId"])
        #expect(problem.errors[0].message == "order 'a' of 'taobao' is on record with other content")
        #expect(try await may(office).orders == 1)
        let elsewhere = try await office.refusal(TakeOrders(programme: Sample.id, town: "t2", [Sample.order("a")]))
        #expect(elsewhere.code == ECommerceCode.orderConflict)
    }

    @Test func aRefundReducesTheNetSalesOfTheOrdersMonth() async throws {
        let office = try await ECommerceOffice.withShops()
        try await office.take([Sample.order("a", "10"), Sample.order("b", "20")])
        #expect(try await office.take([Sample.order("a", "10", refund: "4")]) == .init(rows: 1, refunds: 1))
        #expect(try await office.take([Sample.order("a", "10", refund: "")]).refunds == 1)
        #expect(try await office.take([Sample.order("a", "10", refund: "4")]).repeated == 1)
        let sum = try await may(office)
        #expect((sum.gross, sum.refunds, sum.net) == (DecimalValue(30), DecimalValue(10), DecimalValue(20)))
        #expect((sum.orders, sum.refundedOrders) == (2, 1))
        #expect(try await office.differences().isEmpty)
    }

    @Test func aLateRowCountsIntoItsClosedMonthAndRaisesItsVersion() async throws {
        let office = try await ECommerceOffice.withShops()
        let month = Sample.month("2024-05")
        let close = CloseMonth(programme: Sample.id, town: "t1", month: month)
        try await office.take([Sample.order("a", "10")])
        #expect(try await office.send(close).version == 1)
        let reply = try await office.take([
            Sample.order("b", "5"), Sample.order("a", "10", refund: "1"), Sample.order("c", on: "2024-06-01"),
        ])
        #expect(reply == .init(rows: 3, taken: 2, refunds: 1, late: 2))
        let sum = try await may(office)
        #expect((sum.net, sum.late) == (DecimalValue(14), 2))
        let kept = try await office.ask(ListMonths(programme: Sample.id)).items
        #expect(kept == [.init(programme: Sample.id, town: "t1", month: month, version: 2, closedVersion: 1, late: 2)])
        let again = try await office.send(close)
        #expect((again.version, again.figures.net) == (2, DecimalValue(14)))
        let head = office.events
        #expect(try await office.send(close).version == 2)
        #expect(office.events == head)
        #expect(try await office.differences().isEmpty)
    }

    @Test func aMonthIsClosedWithTheFiguresThatTheProgrammeMaps() async throws {
        let office = try await ECommerceOffice.withShops()
        try await office.send(
            DefineAssets(
                programme: Sample.id,
                town: "t1",
                [.init(id: "z1", kind: .streamer), .init(id: "z2", kind: .streamer, since: "2024-06-02")]
            )
        )
        try await office.take([Sample.order("a", "12345.67"), Sample.order("b", "1", shop: "s3")])
        try await office.send(CloseMonth(programme: Sample.id, town: "t1", month: Sample.month("2024-05")))
        let content = try await office.ledger.read { tables in
            try MonthStore(tables: tables).find("2024-05", of: .init(programme: Sample.id, town: "t1"))?.content
        }
        let figures = (content?.figures ?? []).map { "\($0.indicator) \($0.value) \($0.unit)" }
        #expect(figures == ["sellers 2 家", "sales 1.234667 万元", "talents 1 人"])
    }

    @Test func aMonthThatIsNotOverCannotBeClosed() async throws {
        let office = try await ECommerceOffice.withShops()
        let december = CloseMonth(programme: Sample.id, town: "t1", month: Sample.month("2024-12"))
        let problem = try await office.refusal(december)
        #expect(problem.code == ECommerceCode.monthNotOver)
        #expect(problem.detail == "2024-12 is not over: today is 2024-12-10.")
        let year = try await office.refusal(CloseMonth(programme: Sample.id, town: "t1", month: Period(year: 2023)))
        #expect(year.detail == "'2023' is not one month.")
    }

    @Test func aListThatIsTooLongOrEmptyIsRefused() async throws {
        let office = try await ECommerceOffice.withShops()
        let rows = (0...TakeOrders.limit).map { Sample.order("n\($0)") }
        let long = try await office.refusal(TakeOrders(programme: Sample.id, town: "t1", rows))
        #expect((long.code, long.detail) == (ECommerceCode.invalid, "A list of 501 is not possible."))
        let none = try await office.refusal(TakeOrders(programme: Sample.id, town: "t1", []))
        #expect(none.errors.map(\.pointer) == ["/rows"])
    }

    @Test func theLargestListFitsARecord() async throws {
        let office = try await ECommerceOffice.withShops()
        let long = String(repeating: "x", count: 60)
        let rows = (0..<TakeOrders.limit).map { Sample.order(long + "\($0)".suffix(4), "99999999.99") }
        let distinct = Dictionary(rows.map { ($0.orderId, $0) }) { first, _ in first }
        #expect(try await office.take(Array(distinct.values)).taken == distinct.count)
    }

    @Test func whatIsUnknownIsNamed() async throws {
        let office = try await ECommerceOffice.with()
        let programme = try await office.refusal(TakeOrders(programme: "x", town: "t1", [Sample.order("a")]))
        #expect(programme.code == ECommerceCode.unknownProgramme)
        #expect(programme.detail == "The programme 'x' is not known here.")
        let town = try await office.refusal(TakeOrders(programme: Sample.id, town: "t9", [Sample.order("a")]))
        #expect((town.code, town.detail) == (ECommerceCode.unknownTown, "The town 't9' is not known here."))
        let silent = try await ECommerceOffice.with(nil)
        let problem = try await silent.refusal(asking: SummarizeSales(programme: Sample.id))
        #expect(problem.detail == "The programme 'sample' says nothing of e-commerce.")
    }

    @Test func aReporterTakesOrdersOfTheOwnTownOnly() async throws {
        let office = try await ECommerceOffice.withShops()
        let own = TakeOrders(programme: Sample.id, town: "t1", [Sample.order("a")])
        #expect(try await office.send(own, as: Sample.narrow).taken == 1)
        let other = TakeOrders(programme: Sample.id, town: "t2", [Sample.order("b")])
        #expect(try await office.refusal(other, as: Sample.narrow).code == "ecommerce.not-in-scope")
        let viewer = Access(.viewer, programmes: [Sample.id], towns: ["t1"])
        #expect(try await office.refusal(own, as: viewer).code == "ecommerce.not-allowed")
        let close = CloseMonth(programme: Sample.id, town: "t1", month: Sample.month("2024-05"))
        #expect(try await office.refusal(close, as: Sample.narrow).code == "ecommerce.not-allowed")
    }
}
