import AccountsMessages
import AuditMessages
import Ledger
import Messages

/// What a query of the audit asks for, checked.
struct AuditFilter {
    let limit: Int
    let conditions: ([String], [SQLValue])
    /// What makes the page begin after the last one, and its arguments.
    let afterCursor: ([String], [SQLValue])

    private static let millisecondsInDay: Int64 = 86_400_000
    /// Asia/Shanghai, in milliseconds before UTC.
    private static let officeOffset: Int64 = 8 * 3_600_000

    /// Reads a query.
    ///
    /// What happens to accounts is for administrators.
    ///
    /// - Throws: ``Problem`` `audit.invalid` naming every wrong field.
    init(_ query: ListAudit, for access: Access) throws {
        var faults: [Problem.Fault] = []
        limit = query.limit ?? ListAudit.usualLimit
        if !(1...ListAudit.mostLimit).contains(limit) {
            faults.append(.init(pointer: "/limit", message: "expected 1 to \(ListAudit.mostLimit), found \(limit)"))
        }
        var conditions: [String] = []
        var arguments: [SQLValue] = []
        func add(_ condition: String, _ argument: SQLValue?) {
            guard let argument else { return }
            conditions.append(condition)
            arguments.append(argument)
        }
        add("subject = ?", query.subject.map(SQLValue.text))
        add("actor_unit = ?", query.actor.map(SQLValue.text))
        add(#"type LIKE ? ESCAPE '\'"#, query.type.map { .text(Self.prefix($0)) })
        if access.role != .administrator { add("type NOT LIKE ?", .text("\(CreateAccount.service).%")) }
        add("recorded >= ?", Self.start(of: query.since, "since", &faults).map(SQLValue.integer))
        let until = Self.start(of: query.until, "until", &faults).map { $0 + Self.millisecondsInDay }
        add("recorded < ?", until.map(SQLValue.integer))
        self.conditions = (conditions, arguments)
        afterCursor = Self.place(query.cursor, &faults)
        guard faults.isEmpty else {
            throw Problem(
                "audit.invalid",
                .invalid,
                "The audit cannot be asked like this.",
                remedy: "Correct the named fields.",
                errors: faults
            )
        }
    }

    /// Where the next page begins: after this row.
    static func cursor(after row: SQLRow) -> String {
        let place = [row.text("source") ?? "", row.text("epoch") ?? "", "\(row.integer("sequence") ?? 0)"]
        return (["\(row.integer("recorded") ?? 0)"] + place).joined(separator: "|")
    }

    private static func place(_ cursor: String?, _ faults: inout [Problem.Fault]) -> ([String], [SQLValue]) {
        guard let cursor else { return ([], []) }
        let parts = cursor.split(separator: "|").map(String.init)
        guard parts.count == 4, let recorded = Int64(parts[0]), let sequence = Int64(parts[3]) else {
            faults.append(.init(pointer: "/cursor", message: "expected the 'next' of the page before"))
            return ([], [])
        }
        let condition = """
            (recorded < ? OR (recorded = ?
                AND (source < ? OR (source = ? AND (epoch < ? OR (epoch = ? AND sequence < ?))))))
            """
        let (source, epoch) = (SQLValue.text(parts[1]), SQLValue.text(parts[2]))
        return (
            [condition], [.integer(recorded), .integer(recorded), source, source, epoch, epoch, .integer(sequence)]
        )
    }

    private static func prefix(_ text: String) -> String {
        text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "%"
    }

    /// The first millisecond of an office day; `nil` when none is asked for.
    private static func start(of date: String?, _ field: String, _ faults: inout [Problem.Fault]) -> Int64? {
        guard let date else { return nil }
        let parts = date.split(separator: "-").compactMap { Int64($0) }
        guard date.utf8.count == 10, parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
            faults.append(.init(pointer: "/\(field)", message: "expected a day such as 2024-07-31, found '\(date)'"))
            return nil
        }
        return days(year: parts[0], month: parts[1], day: parts[2]) * millisecondsInDay - officeOffset
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
