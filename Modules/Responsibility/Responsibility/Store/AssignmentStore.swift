import Ledger
import Messages
import ModuleKit
import ResponsibilityMessages

/// The tasks that towns were given.
struct AssignmentStore {
    let tables: any TableReader
    /// What the asker may see.
    let access: Access
    /// The office's date, by which a task is overdue.
    let today: String

    /// An assignment that must be there and be covered.
    ///
    /// - Throws: ``Problem`` `responsibility.not-found`.
    func require(_ id: String) throws -> Assignment {
        let scope = access.condition(programme: "a.programme", town: "a.town")
        let row = try tables.row(
            "SELECT a.definition FROM assignments a WHERE a.id = ? AND \(scope.sql)",
            [.text(id)] + scope.arguments
        )
        if let row { return try read(row) }
        throw Problem(
            ResponsibilityCode.notFound,
            .notFound,
            "There is no task '\(id)' of a town.",
            remedy: "List them (\(ListAssignments.name)), or give the town the task first (\(AssignTasks.name))."
        )
    }

    /// A page of what fits every filter.
    func list(_ query: ListAssignments, _ request: PageRequest) throws -> Page<Assignment> {
        let filter = filter(query)
        let rows = try tables.rows(
            "SELECT a.definition FROM assignments a WHERE \(filter.sql) AND a.id > ? ORDER BY a.id LIMIT ?",
            filter.arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        return request.page(
            try rows.map(read),
            total: try tables.count("SELECT COUNT(*) FROM assignments a WHERE \(filter.sql)", filter.arguments),
            key: \.id
        )
    }

    /// The ids of the tasks that a town has of a programme, by task.
    func ids(of town: String, in programme: String) throws -> [String: String] {
        let rows = try tables.rows(
            "SELECT task, id FROM assignments WHERE programme = ? AND town = ?",
            [.text(programme), .text(town)]
        )
        return Dictionary(rows.map { ($0.text("task") ?? "", $0.text("id") ?? "") }) { first, _ in first }
    }

    /// The number of the last one of a programme, 0 before the first.
    func lastNumber(of programme: String) throws -> Int {
        try tables.count("SELECT COALESCE(MAX(number), 0) FROM assignments WHERE programme = ?", [.text(programme)])
    }

    /// Everything open of a programme, whoever may see it, by id.
    func open(in programme: String) throws -> [Assignment] {
        try tables.rows(
            "SELECT definition FROM assignments WHERE programme = ? AND state = ? ORDER BY id",
            [.text(programme), .text(AssignmentState.open.rawValue)]
        ).map(read)
    }

    /// What is covered of a programme: task, state, whether it is overdue.
    func work(in programme: String) throws -> [(task: String, state: AssignmentState, overdue: Bool)] {
        let scope = access.condition(programme: "a.programme", town: "a.town")
        return try tables.rows(
            "SELECT a.task, a.state, a.due FROM assignments a WHERE a.programme = ? AND \(scope.sql) ORDER BY a.id",
            [.text(programme)] + scope.arguments
        )
        .map { row in
            let state = row.text("state").flatMap(AssignmentState.init) ?? .open
            let isLate = row.text("due").map { $0 < today } ?? false
            return (task: row.text("task") ?? "", state: state, overdue: state == .open && isLate)
        }
    }

    private func read(_ row: SQLRow) throws -> Assignment {
        var assignment = try row.json(Assignment.self, "definition")
        assignment.overdue = assignment.state == .open && (assignment.due.map { $0 < today } ?? false)
        return assignment
    }

    private func filter(_ query: ListAssignments) -> (sql: String, arguments: [SQLValue]) {
        let scope = access.condition(programme: "a.programme", town: "a.town")
        var conditions = [scope.sql]
        var arguments = scope.arguments
        let equal: [(String, String?)] = [
            ("programme", query.programme), ("town", query.town), ("task", query.task),
            ("state", query.state?.rawValue),
        ]
        for case (let column, let value?) in equal {
            conditions.append("a.\(column) = ?")
            arguments.append(.text(value))
        }
        if let overdue = query.overdue {
            let late = "(a.state = 'open' AND a.due IS NOT NULL AND a.due < ?)"
            conditions.append(overdue ? late : "NOT \(late)")
            arguments.append(.text(today))
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
