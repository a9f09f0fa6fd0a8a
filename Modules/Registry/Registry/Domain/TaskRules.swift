import Messages
import RegistryMessages

/// What makes the tasks of a programme whole.
///
/// That a task has no lead, or a unit stands on both sides, is not wrong: the document says so.
enum TaskRules {
    /// Adds everything that is wrong, by JSON pointer.
    static func check(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        faults.requireIDs(definition.tasks.map { ($0.id, $0.names) }, at: "/tasks")
        for (index, task) in definition.tasks.enumerated() { check(task, at: "/tasks/\(index)", &faults) }
    }

    private static func check(_ task: TaskDefinition, at place: String, _ faults: inout Faults) {
        faults.requireText(task.group, place + "/group")
        faults.requireDate(task.due, place + "/due")
        for (name, units) in [("leads", task.leads), ("joining", task.joining)] {
            for (index, unit) in units.enumerated() { faults.requireText(unit, "\(place)/\(name)/\(index)") }
            faults.requireUnique(units) { "\(place)/\(name)/\($0)" }
        }
        let isLed = task.leadBasis != .none
        faults.require(
            isLed != task.leads.isEmpty,
            place + "/leadBasis",
            isLed ? "expected 'none', since no unit leads" : "expected 'stated' or 'by-position', since units lead"
        )
        if let quantity = task.quantity {
            faults.requirePositive(quantity, place + "/quantity")
            faults.require(task.quantityUnit != nil, place, "a quantity needs its quantityUnit")
        }
    }
}
