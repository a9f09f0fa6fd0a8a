import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Answers ``SummarizeSales``.
struct SalesQueries {
    let tables: any TableReader
    let access: Access

    /// What a row without an id is called.
    static let unattributed = "未归属 (no village)"

    func summarize(_ query: SummarizeSales) throws -> SummarizeSales.Reply {
        let rules = try rules(of: query.programme)
        let store = SalesStore(
            tables: tables,
            access: access,
            programme: query.programme,
            active: ActiveShops(rule: rules.active)
        )
        let dimension = query.by ?? .month
        guard let (first, last) = try span(query, store) else {
            return .init(
                programme: query.programme,
                by: dimension,
                period: nil,
                items: [],
                total: 0,
                sum: SalesFigures()
            )
        }
        let filter = SalesStore.Filter(
            town: query.town,
            village: query.village,
            channel: query.channel,
            category: query.category,
            first: first,
            last: last
        )
        let rows = dimension == .month ? try months(filter, store) : try others(dimension, filter, store, rules)
        let sum = try store.sums(by: nil, filter).values.first ?? SalesSum()
        return .init(
            programme: query.programme,
            by: dimension,
            period: query.period ?? Months.period(first, last),
            items: rows,
            total: rows.count,
            sum: sum.figures
        )
    }

    /// The rules, for somebody who may see something of the programme.
    private func rules(of programme: String) throws -> ECommerceRules {
        guard access.covers(programme: programme) else { throw KnownStore.unknown(programme) }
        return try KnownStore(tables: tables).programme(programme).rules
    }

    private func span(_ query: SummarizeSales, _ store: SalesStore) throws -> (first: String, last: String)? {
        guard let period = query.period else {
            return try store.lastMonth(query.town).map { (Months.shift($0, by: -11), $0) }
        }
        guard period.months <= SummarizeSales.months else {
            throw Problem(
                ECommerceCode.invalid,
                .invalid,
                "\(period.months) months are too many.",
                remedy: "Ask for \(SummarizeSales.months) at most.",
                errors: [.init(pointer: "/period", message: "expected at most \(SummarizeSales.months) months")]
            )
        }
        return Months.ends(of: period)
    }

    // MARK: Rows

    /// A row for each month, also for those without orders.
    private func months(_ filter: SalesStore.Filter, _ store: SalesStore) throws -> [SalesRow] {
        var wider = filter
        wider.first = Months.shift(filter.first, by: -12)
        let sums = try store.sums(by: .month, wider)
        func net(_ month: String) -> Int64 { sums[.init(id: month)]?.net ?? 0 }
        return Months.all(from: filter.first, through: filter.last).map { month in
            SalesRow(
                key: month,
                name: month,
                figures: (sums[.init(id: month)] ?? SalesSum()).figures,
                yearOnYear: Share.growth(net(month), over: net(Months.shift(month, by: -12))),
                monthOnMonth: Share.growth(net(month), over: net(Months.shift(month, by: -1)))
            )
        }
    }

    private func others(
        _ dimension: SummarizeSales.Dimension,
        _ filter: SalesStore.Filter,
        _ store: SalesStore,
        _ rules: ECommerceRules
    ) throws -> [SalesRow] {
        let now = try store.sums(by: dimension, filter)
        let lastYear = try store.sums(by: dimension, filter.shifted(by: -12))
        let isMonth = filter.first == filter.last
        let before = isMonth ? try store.sums(by: dimension, filter.shifted(by: -1)) : [:]
        let names = try names(of: dimension, store, rules)
        let sorted = now.sorted { left, right in
            (right.value.net, Self.text(left.key)) < (left.value.net, Self.text(right.key))
        }
        return sorted.map { key, sum in
            let id = filter.town == nil && dimension == .village ? key.id.map { Self.full(key, $0) } : key.id
            return SalesRow(
                key: id,
                name: names[key] ?? id ?? Self.unattributed,
                figures: sum.figures,
                yearOnYear: Share.growth(sum.net, over: lastYear[key]?.net ?? 0),
                monthOnMonth: Share.growth(sum.net, over: before[key]?.net ?? 0)
            )
        }
    }

    private static func full(_ key: SalesStore.Key, _ id: String) -> String { "\(key.town ?? "")/\(id)" }

    private static func text(_ key: SalesStore.Key) -> String { full(key, key.id ?? "") }

    private func names(
        of dimension: SummarizeSales.Dimension,
        _ store: SalesStore,
        _ rules: ECommerceRules
    ) throws -> [SalesStore.Key: String] {
        func named(_ list: [ECommerceRules.Named]) -> [SalesStore.Key: String] {
            Dictionary(list.map { (.init(id: $0.id), $0.names.zh) }) { first, _ in first }
        }
        switch dimension {
        case .month: return [:]
        case .channel: return named(rules.channels)
        case .category: return named(rules.categories)
        case .town:
            let names = try KnownStore(tables: tables).towns()
            return Dictionary(names.map { (.init(id: $0.key), $0.value) }) { first, _ in first }
        case .village:
            return try store.villageNames()
        }
    }
}
