import ECommerceMessages
import Messages
import Testing

@testable import ECommerce

@Suite struct SalesTests {
    /// Orders of two towns over two years, from a small generator with a seed.
    private func orders(_ seed: UInt64, of town: String, count: Int) -> [OrderRow] {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<count).map { number in
            let month = ["2023-05", "2023-06", "2024-04", "2024-05", "2024-06"][next(5)]
            return Sample.order(
                "\(town)-\(number)",
                "\(next(500)).\(next(90) + 10)",
                on: "\(month)-\(10 + next(18))",
                shop: ["s1", "s2", "s3"][next(3)],
                channel: ["taobao", "douyin"][next(2)],
                category: ["herbs", "fruit"][next(2)],
                quantity: 1 + next(4),
                refund: next(5) == 0 ? "" : nil
            )
        }
    }

    private func office() async throws -> (ECommerceOffice, [(town: String, row: OrderRow)]) {
        let office = try await ECommerceOffice.withShops()
        let rows = [("t1", orders(1, of: "t1", count: 300)), ("t2", orders(2, of: "t2", count: 200))]
        for (town, rows) in rows { try await office.take(rows, in: town) }
        return (office, rows.flatMap { town, rows in rows.map { (town, $0) } })
    }

    private func net(_ rows: [(town: String, row: OrderRow)]) -> Int64 {
        rows.filter { $0.row.status == .paid }.reduce(0) { $0 + (Money.cents($1.row.amount) ?? 0) }
    }

    @Test(arguments: SummarizeSales.Dimension.allCases)
    func everyRollUpIsTheSumOfItsOrders(by: SummarizeSales.Dimension) async throws {
        let (office, rows) = try await office()
        let span = Sample.month("2024-01..2024-12")
        let reply = try await office.ask(SummarizeSales(programme: Sample.id, by: by, period: span))
        let own = rows.filter { $0.row.time.hasPrefix("2024") }
        let village = ["s1": "v1", "s2": "v1", "s3": "v2"]
        let groups = Dictionary(grouping: own) { town, row in
            switch by {
            case .month: String(row.time.prefix(7))
            case .town: town
            case .village: "\(town)/\(village[row.shop] ?? "")"
            case .channel: row.channel
            case .category: row.category
            }
        }
        let filled = reply.items.filter { $0.figures.orders > 0 }
        #expect(filled.count == groups.count)
        for item in filled {
            let group = groups[item.key ?? ""] ?? []
            #expect(item.figures.orders == group.count)
            #expect(item.figures.net == Money.yuan(net(group)))
            #expect(item.figures.quantity == group.reduce(0) { $0 + $1.row.quantity })
        }
        #expect(reply.sum.net == Money.yuan(net(own)))
        #expect(reply.sum.activeShops == 6)
    }

    @Test func monthsAreComparedWithTheMonthAndTheYearBefore() async throws {
        let office = try await ECommerceOffice.withShops()
        try await office.take([
            Sample.order("a", "100", on: "2023-05-01"), Sample.order("b", "50", on: "2024-04-01"),
            Sample.order("c", "80", on: "2024-05-01"),
        ])
        let query = SummarizeSales(programme: Sample.id, period: Sample.month("2024-04..2024-06"))
        let items = try await office.ask(query).items
        #expect(items.map(\.key) == ["2024-04", "2024-05", "2024-06"])
        #expect(items.map(\.yearOnYear) == [nil, DecimalValue(-20), nil])
        #expect(items.map(\.monthOnMonth) == [nil, DecimalValue(60), DecimalValue(-100)])
        let month = SummarizeSales(programme: Sample.id, by: .channel, period: Sample.month("2024-05"))
        let row = try await office.ask(month).items.first
        #expect((row?.name, row?.yearOnYear, row?.monthOnMonth) == ("淘宝", DecimalValue(-20), DecimalValue(60)))
    }

    @Test func withoutASpanTheLastTwelveMonthsAreTold() async throws {
        let (office, _) = try await office()
        let reply = try await office.ask(SummarizeSales(programme: Sample.id, town: "t1"))
        #expect((reply.period?.text, reply.total) == ("2023-07..2024-06", 12))
        let empty = try await ECommerceOffice.withShops()
        let none = try await empty.ask(SummarizeSales(programme: Sample.id))
        #expect((none.period, none.items, none.sum) == (nil, [], SalesFigures()))
        let long = SummarizeSales(programme: Sample.id, period: Sample.month("2000-01..2024-12"))
        #expect(try await empty.refusal(asking: long).detail == "300 months are too many.")
    }

    @Test func aCorrectedAttributionMovesTheSalesOfItsMonths() async throws {
        let office = try await ECommerceOffice.withShops()
        try await office.take([Sample.order("a", "10"), Sample.order("b", "7", on: "2024-08-01")])
        var shop = Sample.shops[0]
        shop.attributions.append(.init(village: "v2", provenance: .registered, since: "2024-08-15"))
        try await office.send(DefineShops(programme: Sample.id, town: "t1", [shop]), reason: "迁址")
        let query = SummarizeSales(programme: Sample.id, by: .village, period: Period(year: 2024), town: "t1")
        let items = try await office.ask(query).items
        #expect(items.map(\.key) == ["v1", "v2"])
        #expect(items.map(\.name) == ["东村", "西村"])
        #expect(items.map(\.figures.net) == [DecimalValue(10), DecimalValue(7)])
    }

    @Test func whoSeesOneTownSeesItsFiguresOnly() async throws {
        let (office, rows) = try await office()
        let own = net(rows.filter { $0.town == "t1" && $0.row.time.hasPrefix("2024") })
        for by in SummarizeSales.Dimension.allCases {
            let query = SummarizeSales(programme: Sample.id, by: by, period: Period(year: 2024))
            let reply = try await office.ask(query, as: Sample.narrow)
            #expect(reply.sum.net == Money.yuan(own))
            #expect(reply.sum.activeShops == 3)
            let total = reply.items.reduce(Int64(0)) { $0 + (Money.cents($1.figures.net) ?? 0) }
            #expect(total == own)
        }
        let other = SummarizeSales(programme: Sample.id, town: "t2")
        #expect(try await office.ask(other, as: Sample.narrow).period == nil)
        let elsewhere = Access(.viewer, programmes: ["other"])
        let problem = try await office.refusal(asking: SummarizeSales(programme: Sample.id), as: elsewhere)
        #expect(problem.code == ECommerceCode.unknownProgramme)
    }

    @Test func theTablesAreWhatTheLogMakesOfThem() async throws {
        let (office, _) = try await office()
        #expect(try await office.differences().isEmpty)
    }
}
