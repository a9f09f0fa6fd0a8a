import Ledger
import Messages
import ModuleKit
import RectificationMessages
import ResponsibilityMessages
import TownPageMessages

/// Counts what is to be done.
struct WorkTallies {
    let tables: any TableReader
    let access: Access
    /// The office's date.
    let today: String

    /// Cases; one that is put off, or waits to be checked, is not overdue.
    func cases(programme: String? = nil, town: String? = nil) throws -> WorkTally {
        var tally = WorkTally()
        for (state, isLate, size) in try counts("cases", Filter(access, programme: programme, town: town)) {
            switch CaseState(rawValue: state) {
            case .merged, nil: break
            case .closed: tally.closed += size
            case .suspended, .submitted: tally.open += size
            case .filed, .assigned, .accepted, .returned:
                tally.open += size
                if isLate { tally.overdue += size }
                if state == CaseState.returned.rawValue { tally.returned += size }
            }
        }
        return tally
    }

    /// Tasks of towns; what ended with its group counts nowhere.
    func tasks(programme: String? = nil, town: String? = nil) throws -> WorkTally {
        var tally = WorkTally()
        for (state, isLate, size) in try counts("tasks", Filter(access, programme: programme, town: town)) {
            switch AssignmentState(rawValue: state) {
            case .open:
                tally.open += size
                if isLate { tally.overdue += size }
            case .completed: tally.closed += size
            case .ended, nil: break
            }
        }
        return tally
    }

    private func counts(_ table: String, _ filter: Filter) throws -> [(state: String, isLate: Bool, size: Int)] {
        let late = "CASE WHEN due IS NOT NULL AND due < ? THEN 1 ELSE 0 END"
        let rows = try tables.rows(
            "SELECT state, \(late) AS late, COUNT(*) AS size FROM \(table) WHERE \(filter.sql) GROUP BY state, 2",
            [.text(today)] + filter.arguments
        )
        return rows.map { (state: $0.text("state") ?? "", isLate: $0.int("late") == 1, size: $0.int("size") ?? 0) }
    }
}
