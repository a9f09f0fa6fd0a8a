import ECommerceMessages
import Messages

/// E-commerce: the trend, where sales come from, and how far villages and towns are from qualifying.
public struct CommerceView: View {
    /// The template.
    public static let template = Template(PackageResources.commerce_mustache)
    /// What the page is called.
    public let heading = Heading("电商发展", "E-commerce")

    let fields: [Field]
    let sample: String?
    let tiles: [Tile]
    let months: [MonthLine]
    let charts: [Chart]
    let tables: [SalesTable]
    let towns: [Distance]
    let villages: [Distance]
    let coverage: [CoverageRow]
    let isEmpty: Bool

    /// Sales by channel, by village.
    struct SalesTable {
        let title: String
        let column: String
        let rows: [SalesLine]
    }

    /// A row of sales.
    struct SalesLine {
        let name: String
        let orders: String
        let net: String
        let refunds: String
        let shops: String
    }

    /// A month of sales.
    struct MonthLine {
        let month: String
        let orders: String
        let net: String
        let refunds: String
        let yearOnYear: String
        let monthOnMonth: String
        let shops: String
    }

    /// How far one is from a title.
    struct Distance {
        let name: String
        let state: Badge
        let sales: String
        let shops: String
        let why: String
    }

    /// How many villages couriers come to.
    struct CoverageRow {
        let name: String
        let couriers: String
        let covered: String
        let share: String
    }

    /// What the page is made of.
    public struct Answers: Sendable {
        /// Sales by month.
        public var months: SummarizeSales.Reply?
        /// Sales by channel.
        public var channels: SummarizeSales.Reply?
        /// Sales by category.
        public var categories: SummarizeSales.Reply?
        /// Sales by village.
        public var villages: SummarizeSales.Reply?
        /// How far villages and towns are from qualifying.
        public var qualification: CheckQualification.Reply?
        /// How many villages couriers come to.
        public var coverage: MeasureCoverage.Reply?

        /// Begins with nothing.
        public init() {}
    }

    /// Months in the chart at most.
    static let chartMonths = 24

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - answers: What the module says.
    ///   - programme: The programme.
    ///   - programmes: The programmes with e-commerce.
    public init(_ answers: Answers, programme: String, programmes: [(value: String, text: String)]) {
        fields = [.choice("programme", "方案", programmes, any: programmes.isEmpty ? "无" : nil, value: programme)]
        let months = (answers.months?.items ?? []).sorted { $0.name < $1.name }.suffix(Self.chartMonths)
        isEmpty = months.isEmpty
        sample = SampleMark.notice(in: (answers.villages?.items ?? []).map(\.name))
        self.months = months.reversed().map(Self.month)
        tiles = Self.tiles(Array(months), answers)
        charts =
            months.isEmpty
            ? []
            : [
                Chart(
                    "trend",
                    "每月净销售额",
                    .line,
                    unit: "元",
                    labels: months.map(\.name),
                    series: [.init("净销售额", months.map { $0.figures.net.text })]
                ),
                Chart(
                    "orders",
                    "每月订单",
                    .columns,
                    unit: "单",
                    labels: months.map(\.name),
                    series: [.init("订单", months.map { String($0.figures.orders) })]
                ),
            ]
        tables = [
            ("按渠道", "渠道", answers.channels), ("按品类", "品类", answers.categories),
            ("按村", "村", answers.villages),
        ].compactMap { title, column, reply in
            guard let reply, !reply.items.isEmpty else { return nil }
            return SalesTable(title: title, column: column, rows: reply.items.map(Self.line))
        }
        let results = answers.qualification?.items ?? []
        towns = results.compactMap(\.town).map(Self.distance)
        villages = results.flatMap(\.villages).map(Self.distance)
        coverage = (answers.coverage?.items ?? []).map { row in
            CoverageRow(
                name: row.name,
                couriers: "\(row.couriers) 家",
                covered: "\(row.covered)/\(row.villages) 个",
                share: row.share.map { "\($0)%" } ?? "—"
            )
        }
    }

    private static func tiles(_ months: [SalesRow], _ answers: Answers) -> [Tile] {
        guard let last = months.last else { return [] }
        let change = [last.monthOnMonth.map { "环比 \($0)%" }, last.yearOnYear.map { "同比 \($0)%" }]
        let towns = (answers.qualification?.items ?? []).compactMap(\.town)
        return [
            Tile(
                "\(last.name) 净销售额",
                last.figures.net.yuan,
                "元",
                note: change.compactMap { $0 }.joined(separator: "，")
            ),
            Tile("\(last.name) 订单", String(last.figures.orders), "单", note: "退款 \(last.figures.refundedOrders) 单"),
            Tile("活跃网店", String(last.figures.activeShops), "家"),
            Tile("达标电商镇", "\(towns.filter(\.qualified).count)/\(towns.count)", "个"),
        ]
    }

    private static func month(_ row: SalesRow) -> MonthLine {
        MonthLine(
            month: row.name,
            orders: "\(row.figures.orders) 单",
            net: "\(row.figures.net.yuan) 元",
            refunds: "\(row.figures.refunds.yuan) 元",
            yearOnYear: row.yearOnYear.map { "\($0)%" } ?? "—",
            monthOnMonth: row.monthOnMonth.map { "\($0)%" } ?? "—",
            shops: "\(row.figures.activeShops) 家"
        )
    }

    private static func line(_ row: SalesRow) -> SalesLine {
        SalesLine(
            name: row.name,
            orders: "\(row.figures.orders) 单",
            net: "\(row.figures.net.yuan) 元",
            refunds: "\(row.figures.refunds.yuan) 元",
            shops: "\(row.figures.activeShops) 家"
        )
    }

    private static func distance(_ item: Qualification) -> Distance {
        Distance(
            name: item.name,
            state: item.qualified ? Badge("已达标", .good) : Badge("未达标", .warning),
            sales: "\(item.sales.yuan) 元",
            shops: "\(item.activeShops) 家",
            why: item.why.zh
        )
    }
}

extension DecimalValue {
    /// An amount of money with both places of 分: `104,553.60`.
    fileprivate var yuan: String {
        let text = rounded(to: 2).grouped
        guard let point = text.firstIndex(of: ".") else { return text + ".00" }
        return text + String(repeating: "0", count: max(0, 3 - text.distance(from: point, to: text.endIndex)))
    }
}
