import Foundation
import Ledger
import Messages
import ModuleKit
import RectificationMessages

/// What became of cases, counted.
struct StatisticsStore {
    let tables: any TableReader
    let access: Access
    /// The day that overdue is judged on.
    let day: String

    /// Answers ``SummarizeCases``.
    func reply(_ query: SummarizeCases) throws -> CaseStatisticsReply {
        let grouping = query.by ?? .unit
        var filter = CaseFilter(access, day: day)
        filter.add("state <> 'merged'")
        filter.equal("programme", query.programme)
        filter.equal("town", query.town)
        filter.equal("unit", query.unit)
        filter.equal("class", query.class)
        if let from = query.from { filter.add("filed_on >= ?", [.text(from)]) }
        if let to = query.to { filter.add("filed_on <= ?", [.text(to)]) }
        let column = "COALESCE(\(grouping.rawValue), '')"
        let groups = try rows(filter, "\(column) AS name", "GROUP BY \(column) ORDER BY n DESC, \(column)")
        return CaseStatisticsReply(
            by: grouping,
            all: try rows(filter, "'' AS name", "").first.map(Self.statistics) ?? Self.statistics(nil),
            items: groups.prefix(CaseStatisticsReply.limit).map(Self.statistics),
            total: groups.count
        )
    }

    private func rows(_ filter: CaseFilter, _ name: String, _ rest: String) throws -> [SQLRow] {
        try tables.rows(
            """
            SELECT \(name), COUNT(*) AS n, SUM(CASE WHEN state <> 'closed' THEN 1 ELSE 0 END) AS open,
                SUM(CASE WHEN \(CaseFilter.isOverdue) THEN 1 ELSE 0 END) AS overdue,
                SUM(CASE WHEN closing = 'verified' THEN 1 ELSE 0 END) AS verified,
                SUM(CASE WHEN closing = 'verified' AND COALESCE(submitted_on, due) <= due THEN 1 ELSE 0 END) AS on_time,
                SUM(CASE WHEN closing = 'verified' AND submissions <= 1 THEN 1 ELSE 0 END) AS first_time,
                SUM(repeated) AS repeated, SUM(returns) AS returns,
                SUM(CASE WHEN satisfied = 1 THEN 1 ELSE 0 END) AS satisfied, COUNT(satisfied) AS asked
            FROM cases WHERE \(filter.sql) \(rest)
            """,
            [.text(day)] + filter.arguments
        )
    }

    private static func statistics(_ row: SQLRow?) -> CaseStatistics {
        func number(_ column: String) -> Int { row?.int(column) ?? 0 }
        let (count, verified, returns) = (number("n"), number("verified"), number("returns"))
        return CaseStatistics(
            key: row?.text("name") ?? "",
            count: count,
            open: number("open"),
            overdue: number("overdue"),
            onTime: share(number("on_time"), verified),
            firstTime: share(number("first_time"), verified),
            repeated: share(number("repeated"), count),
            returns: returns,
            averageReturns: count == 0
                ? DecimalValue(0) : DecimalValue(Decimal(returns) / Decimal(count)).rounded(to: 2),
            satisfied: share(number("satisfied"), number("asked"))
        )
    }

    private static func share(_ count: Int, _ whole: Int) -> CaseShare {
        let percent = whole == 0 ? nil : DecimalValue(Decimal(count) * 100 / Decimal(whole)).rounded(to: 1)
        return CaseShare(count: count, of: whole, percent: percent)
    }
}
