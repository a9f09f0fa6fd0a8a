import ECommerceMessages
import Messages
import RegistryMessages
import Testing

@testable import ECommerce

@Suite struct OrderRulesTests {
    private func intake(known: [OrderKey: KnownOrder] = [:], closed: Set<String> = []) -> OrderIntake {
        OrderIntake(
            town: "t1",
            rules: Sample.rules,
            today: "2024-12-10",
            date: { _ in "2024-05-03" },
            shops: ["s1", "s2"],
            closed: closed,
            known: known
        )
    }

    private func faults(_ row: OrderRow) -> [String] {
        var intake = intake()
        intake.take([row])
        return intake.faults.all.map { "\($0.pointer) \($0.message)" }
    }

    @Test(arguments: [
        ("0", 0), ("12", 1200), ("12.3", 1230), ("12.30", 1230), ("12.34", 1234), ("12.3400", 1234), ("007.05", 705),
        ("100000000", 10_000_000_000),
    ])
    func moneyIsWholeCents(text: String, cents: Int64) throws {
        #expect(Money.cents(try #require(DecimalValue(text))) == cents)
    }

    @Test(arguments: ["-1", "0.001", "1.239", "100000000.01", "99999999999999999999999"])
    func moneyThatIsNoneIsRefused(text: String) throws {
        #expect(Money.cents(try #require(DecimalValue(text))) == nil)
    }

    @Test(arguments: [(0, "0"), (5, "0.05"), (10, "0.1"), (1234, "12.34"), (1200, "12"), (-1205, "-12.05")])
    func centsAreToldInYuan(cents: Int64, text: String) {
        #expect(Money.yuan(cents).text == text)
    }

    @Test(arguments: [
        ("2024-05-03", "2024-05-03"), ("2024-05-03T23:59:59+08:00", "2024-05-03"),
        ("2024-05-03T15:59:59Z", "2024-05-03"), ("2024-05-03T16:00:00Z", "2024-05-04"),
        ("2024-12-31T16:00:00.25Z", "2025-01-01"), ("2024-03-01T00:30:00+09:00", "2024-02-29"),
        ("2024-05-03 09:30:00+08:00", "2024-05-03"),
    ])
    func theOfficesDateOfAnInstantCounts(text: String, day: String) {
        #expect(OrderTime.day(of: text, date: office) == day)
    }

    @Test(arguments: [
        "", "2024-05", "2024-02-30", "2024-05-03T25:00:00Z", "2024-05-03T10:00:00", "2024-05-03T10:00:00.Z",
        "2024-05-03T10:00:00+0800", "03.05.2024", "2024-05-03T10:00:00+08:00x",
    ])
    func aTimeThatIsNoneIsRefused(text: String) {
        #expect(OrderTime.day(of: text, date: office) == nil)
    }

    @Test(arguments: [("2024-02-29", 19782), ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017)])
    func daysAreCounted(day: String, number: Int) {
        #expect(Days.number(of: day) == number)
    }

    @Test func monthsAreShifted() {
        #expect(Months.shift("2024-01", by: -1) == "2023-12")
        #expect(Months.shift("2024-12", by: 13) == "2026-01")
        #expect(Months.all(from: "2023-11", through: "2024-02") == ["2023-11", "2023-12", "2024-01", "2024-02"])
    }

    @Test(arguments: [
        (
            Sample.order("a b"),
            "/rows/0/orderId expected letters, digits, '-', '_' and '.', at most 64 characters, found 'a b'"
        ),
        (Sample.order("a", channel: "jd"), "/rows/0/channel 'jd' is not a channel of the programme"),
        (Sample.order("a", category: "toys"), "/rows/0/category 'toys' is not a category of the programme"),
        (Sample.order("a", shop: "s9"), "/rows/0/shop there is no shop 's9' on the town's register"),
        (Sample.order("a", quantity: 0), "/rows/0/quantity expected 1 to 1000000 pieces, found 0"),
        (Sample.order("a", "1.234"), "/rows/0/amount expected 0 to 100000000 元 with at most two places, found 1.234"),
        (Sample.order("a", on: "soon"), "/rows/0/time expected \(OrderTime.expected), found 'soon'"),
        (Sample.order("a", on: "2024-12-11"), "/rows/0/time is in the future: 2024-12-11, and today is 2024-12-10"),
        (Sample.order("a", "5", refund: "6"), "/rows/0/refundAmount is more than was paid: 6 of 5"),
    ])
    func aWrongRowIsNamed(row: OrderRow, fault: String) {
        #expect(faults(row) == [fault])
    }

    @Test func aRefundOfAPaidOrderIsRefused() {
        var row = Sample.order("a", "5")
        row.refundAmount = DecimalValue(1)
        #expect(faults(row) == ["/rows/0/refundAmount expected none with status 'paid', found 1; say 'refunded'"])
    }

    @Test func theOutcomeDoesNotDependOnTheOrderOfRows() {
        let rows = [
            Sample.order("a", "10"), Sample.order("a", "10", refund: "4"), Sample.order("a", "10", refund: ""),
            Sample.order("b", "7"), Sample.order("b", "7"),
        ]
        for order in [[0, 1, 2, 3, 4], [2, 1, 0, 4, 3], [1, 2, 0, 3, 4], [0, 2, 1, 3, 4]] {
            var intake = intake()
            intake.take(order.map { rows[$0] })
            #expect(intake.faults.all.isEmpty)
            #expect(intake.orders.count == 2)
            let refunds = (intake.orders + intake.refunds).reduce(0) { $0 + $1.refund }
            #expect(refunds == 1000)
        }
    }

    @Test func whatIsOnRecordWithOtherContentIsAConflict() {
        var intake = intake()
        intake.take([Sample.order("a", "10"), Sample.order("a", "11"), Sample.order("a", "10", shop: "s2")])
        let messages = intake.faults.all.map(\.pointer)
        #expect(messages == ["/rows/1/orderId", "/rows/2/orderId"])
    }

    private func office(_ milliseconds: Int64) -> String {
        let day = (milliseconds + 8 * 3_600_000) / 86_400_000
        let near = ["2024-02-28", "2024-02-29", "2024-03-01", "2024-05-02", "2024-05-03", "2024-05-04", "2025-01-01"]
        return near.first { Days.number(of: $0) == Int(day) } ?? "other"
    }
}

@Suite struct ShopRulesTests {
    private func place(_ village: String, _ provenance: ShopProvenance, _ since: String) -> ShopAttribution {
        ShopAttribution(village: village, provenance: provenance, since: since)
    }

    @Test func theMostTrustedAttributionCountsInEachMonth() {
        let places = ShopPlace.places(of: [
            place("v1", .usualReceiving, "2023-01-15"), place("v2", .usualSending, "2023-03-01"),
            place("v3", .registered, "2023-06-30"), place("v4", .usualSending, "2023-08-01"),
        ])
        #expect(places.map(\.from) == ["2023-01", "2023-03", "2023-06", "2023-08"])
        #expect(places.map(\.to) == ["2023-03", "2023-06", "2023-08", Months.end])
        #expect(places.map(\.village) == ["v1", "v2", "v3", "v3"])
    }

    @Test func ofEqualAttributionsTheLastBegunCounts() {
        let places = ShopPlace.places(of: [
            place("v1", .registered, "2023-01-01"), place("v2", .registered, "2023-05-01"),
        ])
        #expect(places.map(\.village) == ["v1", "v2"])
    }

    @Test(arguments: [
        ("2024-04-30", nil, 1, true),
        ("2024-05-02", nil, 1, false),
        ("2023-01-01", nil, 0, false),
        ("2023-01-01", "2024-05-31", 5, false),
        ("2023-01-01", "2024-06-01", 5, true),
    ])
    func aShopIsActiveByTheRule(opened: String, closed: String?, orders: Int64, isActive: Bool) {
        let rule = ActiveShops(rule: ActiveShopRule(openDays: 30, ordersPerMonth: 1))
        let shop = ShopSpan(opened: opened, closed: closed)
        #expect(rule.isActive(shop, orders: orders, from: "2024-05", through: "2024-05") == isActive)
    }

    @Test func overSeveralMonthsTheAverageSinceItsOpeningCounts() {
        let rule = ActiveShops(rule: ActiveShopRule(openDays: 30, ordersPerMonth: 2))
        let old = ShopSpan(opened: "2020-01-01", closed: nil)
        let young = ShopSpan(opened: "2024-10-01", closed: nil)
        #expect(!rule.isActive(old, orders: 23, from: "2024-01", through: "2024-12"))
        #expect(rule.isActive(old, orders: 24, from: "2024-01", through: "2024-12"))
        #expect(rule.isActive(young, orders: 6, from: "2024-01", through: "2024-12"))
    }
}
