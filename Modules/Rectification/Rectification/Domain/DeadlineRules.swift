import RectificationMessages
import RegistryMessages

/// Deadlines by class, in working days.
struct DeadlineRules {
    let working: WorkingDays

    /// The deadline of a class.
    ///
    /// - Parameters:
    ///   - rule: The class.
    ///   - day: The day of finding, returning or resuming; it does not count.
    ///   - remaining: Working days where it is not the class's number: what was left when it was suspended.
    /// - Returns: The last day, the first day of urging, and the first day of each level of escalation.
    func deadline(_ rule: RectificationRules.Class, from day: String, remaining: Int? = nil) -> CaseDeadline {
        let due = working.add(max(1, remaining ?? rule.workingDays), to: day)
        let steps = rule.escalations.map { CaseDeadline.Step(on: working.add($0.after, to: due), to: $0.to) }
        return CaseDeadline(
            due: due,
            urgeOn: max(day, working.add(-rule.urgeBefore, to: due)),
            escalations: steps,
            calendarKnown: working.knows(from: day, to: due)
        )
    }

    /// Working days that are left of a deadline; 0 when it is due or over.
    func remaining(of deadline: CaseDeadline, on day: String) -> Int {
        working.count(after: day, through: deadline.due)
    }
}
