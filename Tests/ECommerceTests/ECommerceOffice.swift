import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import ModuleTestKit
import RegistryMessages
import Stream

@testable import ECommerce

/// ECommerce at work on a real database in memory, without a bus, at noon of 2024-12-10; a unit of a town acts.
final class ECommerceOffice: Sendable {
    static let reporter = ActingUnit(unit: "town-office", post: "statistics")

    private let office: ModuleOffice<ECommerceModule>
    var ledger: Ledger { office.ledger }

    init() throws {
        office = try ModuleOffice(ECommerceModule(), clock: OfficeClock(1_733_803_200_000))
    }

    /// Opens an office that has heard of a programme and towns.
    static func with(
        _ rules: ECommerceRules? = Sample.rules,
        towns: [String] = ["t1", "t2"]
    ) async throws -> ECommerceOffice {
        let office = try ECommerceOffice()
        try await office.hear(ProgrammeDefined(Sample.programme(rules)))
        for town in towns {
            let name = FieldChange(.name, to: "小镇 \(town)")
            try await office.hear(TownRegistered(town: town, date: "2023", changes: [name], document: nil))
        }
        return office
    }

    /// Opens an office with two villages and three shops in each town.
    static func withShops(_ rules: ECommerceRules? = Sample.rules) async throws -> ECommerceOffice {
        let office = try await with(rules)
        for town in ["t1", "t2"] {
            try await office.send(DefineVillages(programme: Sample.id, town: town, Sample.villages))
            try await office.send(DefineShops(programme: Sample.id, town: town, Sample.shops))
        }
        return office
    }

    /// Lets the module hear an event of the registry.
    func hear<E: Event>(_ event: E) async throws { try await office.hear(event, by: Self.reporter) }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(
        _ command: C,
        as access: Access = .everything,
        key: String? = nil,
        reason: String? = nil
    ) async throws -> C.Reply {
        try await office.send(command, by: Self.reporter, access: access, reason: reason, key: key)
    }

    /// Sends a command whose type is known only at run time.
    func sendAny(_ command: any Command) async throws { _ = try await send(command) }

    /// Sends a command that is refused.
    func refusal<C: Command>(
        _ command: C,
        as access: Access = .everything,
        reason: String? = nil
    ) async throws
        -> Problem
    {
        do {
            try await send(command, as: access, reason: reason)
        } catch let problem as Problem {
            return problem
        }
        throw Sample.Missing()
    }

    /// Takes orders.
    @discardableResult
    func take(_ rows: [OrderRow], in town: String = "t1") async throws -> TakeOrders.Reply {
        try await send(TakeOrders(programme: Sample.id, town: town, rows))
    }

    /// Asks.
    func ask<Q: Query>(_ query: Q, as access: Access = .everything) async throws -> Q.Reply {
        try await office.ask(query, access: access)
    }

    /// Asks what is refused.
    func refusal<Q: Query>(asking query: Q, as access: Access = .everything) async throws -> Problem {
        do {
            _ = try await ask(query, as: access)
        } catch let problem as Problem {
            return problem
        }
        throw Sample.Missing()
    }

    /// How many events there are.
    var events: UInt64 { ledger.state().head }

    /// The tables that are not what the log makes of them.
    func differences() async throws -> [TableRebuild.Difference] { try await office.differences() }
}

/// Small invented values.
enum Sample {
    struct Missing: Error {}

    static let id = "sample"

    static let rules = ECommerceRules(
        active: ActiveShopRule(openDays: 30, ordersPerMonth: 1),
        village: CommerceVillageRule(
            sales: DecimalValue(1000),
            unit: "元",
            shops: 2,
            householdShare: DecimalValue(10)
        ),
        town: CommerceTownRule(villages: 2, or: .init(salesOver: DecimalValue(3000), unit: "元", shopsOver: 2)),
        channels: [
            .init(id: "taobao", names: .init(zh: "淘宝")), .init(id: "douyin", names: .init(zh: "抖音")),
        ],
        categories: [.init(id: "herbs", names: .init(zh: "中药材")), .init(id: "fruit", names: .init(zh: "干鲜果"))],
        indicators: [
            .init(metric: .activeShops, indicator: "sellers"), .init(metric: .netSales, indicator: "sales"),
            .init(metric: .streamers, indicator: "talents"),
        ]
    )

    static func programme(_ rules: ECommerceRules?) -> ProgrammeDefinition {
        ProgrammeDefinition(
            id: id,
            version: 1,
            names: .init(zh: "示例"),
            card: DocumentCard(title: "示例方案", published: "2023"),
            stages: [],
            steps: [],
            indicators: [
                .init(id: "sellers", names: .init(zh: "电商"), unit: "家", direction: .more, period: .stock),
                .init(id: "sales", names: .init(zh: "销售"), unit: "万元", direction: .more, period: .annual),
                .init(id: "talents", names: .init(zh: "达人"), unit: "人", direction: .more, period: .stock),
            ],
            ecommerce: rules
        )
    }

    static let villages = [
        Village(id: "v1", name: "东村", households: 20), Village(id: "v2", name: "西村"),
    ]

    static let shops = [
        shop("s1", village: "v1"), shop("s2", village: "v1", channel: "douyin"), shop("s3", village: "v2"),
    ]

    static func shop(
        _ id: String,
        village: String? = nil,
        channel: String = "taobao",
        opened: String = "2023-01-01",
        closed: String? = nil
    ) -> Shop {
        let places = village.map { [ShopAttribution(village: $0, provenance: .registered, since: opened)] } ?? []
        return Shop(
            id: id,
            name: "网店 \(id)",
            channel: channel,
            opened: opened,
            closed: closed,
            attributions: places
        )
    }

    static func order(
        _ id: String,
        _ amount: String = "10",
        on time: String = "2024-05-03",
        shop: String = "s1",
        channel: String = "taobao",
        category: String = "herbs",
        quantity: Int = 1,
        refund: String? = nil
    ) -> OrderRow {
        OrderRow(
            orderId: id,
            channel: channel,
            shop: shop,
            time: time,
            amount: DecimalValue(amount) ?? DecimalValue(-1),
            quantity: quantity,
            category: category,
            status: refund == nil ? .paid : .refunded,
            refundAmount: refund.flatMap { $0.isEmpty ? nil : DecimalValue($0) }
        )
    }

    static func yuan(_ text: String) -> DecimalValue { DecimalValue(text) ?? DecimalValue(-1) }

    static func month(_ text: String) -> Period { Period(text) ?? Period(year: 1) }

    /// Somebody of the first town only.
    static let narrow = Access(.reporter, programmes: [id], towns: ["t1"])
}
