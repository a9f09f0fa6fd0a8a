import Ledger
import Messages
import ModuleKit
import RectificationMessages

/// Lists of cases: what fits every filter and lies within the asker's scope.
struct CaseList {
    let tables: any TableReader
    let access: Access
    /// The day that lights are judged on.
    let day: String

    /// Answers ``ListCases``, by deadline.
    func page(_ query: ListCases, _ request: PageRequest) throws -> Page<RectificationCase> {
        var filter = CaseFilter(access, day: day)
        filter.equal("state", query.state?.rawValue)
        filter.equal("unit", query.unit)
        filter.equal("town", query.town)
        filter.equal("programme", query.programme)
        filter.equal("class", query.class)
        filter.equal("origin", query.origin?.rawValue)
        if let open = query.open { filter.open(open) }
        if let overdue = query.overdue { filter.overdue(overdue) }
        if let light = query.light { filter.light(light) }
        if let words = query.q { filter.add(#"words LIKE ? ESCAPE '\'"#, [.text(SQL.pattern(words, anywhere: true))]) }
        let rows = try tables.rows(
            "SELECT content FROM cases WHERE \(filter.sql) AND due || '/' || id > ? ORDER BY due || '/' || id LIMIT ?",
            filter.arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM cases WHERE \(filter.sql)", filter.arguments)
        let cases = try rows.map { try $0.json(CaseRecord.self, "content").shown(on: day) }
        return request.page(cases, total: total) { "\($0.due)/\($0.id)" }
    }
}

/// Conditions on rows of cases.
struct CaseFilter {
    private(set) var conditions: [String]
    private(set) var arguments: [SQLValue]
    private let day: String

    /// Begins with the asker's scope.
    init(_ access: Access, day: String) {
        let scope = access.condition(programme: "programme", town: "town")
        conditions = [scope.sql]
        arguments = scope.arguments
        self.day = day
    }

    /// All of them.
    var sql: String { conditions.joined(separator: " AND ") }

    /// Requires a condition.
    mutating func add(_ condition: String, _ values: [SQLValue] = []) {
        conditions.append(condition)
        arguments += values
    }

    /// Requires that a column holds a value, where one is given.
    mutating func equal(_ column: String, _ value: String?) {
        if let value { add("\(column) = ?", [.text(value)]) }
    }

    /// Requires that a case is open, or that it is not.
    mutating func open(_ isOpen: Bool) {
        add("state \(isOpen ? "NOT IN" : "IN") ('closed', 'merged')")
    }

    /// Requires that a case is overdue, or that it is not.
    mutating func overdue(_ isOverdue: Bool) {
        add("\(isOverdue ? "" : "NOT ")\(Self.isOverdue)", [.text(day)])
    }

    /// Requires a light, as ``CaseRecord/light(on:)`` gives it.
    mutating func light(_ light: CaseLight) {
        switch light {
        case .none: add("state IN ('closed', 'merged', 'suspended')")
        case .red: overdue(true)
        case .yellow: add("state IN (\(Self.running)) AND due >= ? AND urge_on <= ?", [.text(day), .text(day)])
        case .green:
            add("(state IN (\(Self.running)) AND urge_on > ? AND due >= ?", [.text(day), .text(day)])
            conditions[conditions.count - 1] += " OR state = 'submitted' AND submitted_on <= due)"
        }
    }

    /// What is overdue on a day: one argument.
    static let isOverdue = """
        (state IN (\(running)) AND due < ? OR state = 'submitted' AND COALESCE(submitted_on, due) > due)
        """

    private static let running = LoopRules.running.map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
