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

    /// Cases; one that waits to be checked is overdue when it was put right late, one that is put off never is.
    func cases(programme: String? = nil, town: String? = nil) throws -> WorkTally {
        var tally = WorkTally()
        let late = "due < CASE WHEN state = 'submitted' THEN COALESCE(submitted, due) ELSE ? END"
        let filter = Filter(access, programme: programme, town: town)
        for (state, isLate, size) in try counts("cases", filter, late: late) {
            switch CaseState(rawValue: state) {
            case .merged, nil: break
            case .closed: tally.closed += size
            case .suspended: tally.open += size
            case .filed, .assigned, .accepted, .submitted, .returned:
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
        let filter = Filter(access, programme: programme, town: town)
        for (state, isLate, size) in try counts("tasks", filter, late: "due IS NOT NULL AND due < ?") {
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

    /// How many there are in each state, apart those that are late; the one argument of `late` is the day.
    private func counts(
        _ table: String,
        _ filter: Filter,
        late: String
    ) throws -> [(state: String, isLate: Bool, size: Int)] {
        let rows = try tables.rows(
            """
            SELECT state, CASE WHEN \(late) THEN 1 ELSE 0 END AS late, COUNT(*) AS size FROM \(table)
            WHERE \(filter.sql) GROUP BY 1, 2
            """,
            [.text(today)] + filter.arguments
        )
        return rows.map { (state: $0.text("state") ?? "", isLate: $0.int("late") == 1, size: $0.int("size") ?? 0) }
    }
}
