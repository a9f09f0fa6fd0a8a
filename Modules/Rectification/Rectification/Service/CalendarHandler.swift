import Messages
import ModuleKit
import RectificationMessages

/// Carries out ``DefineCalendar``.
struct CalendarHandler {
    let calendars: CalendarStore

    /// Decides.
    func decide(_ command: DefineCalendar) throws -> Decision<CalendarReply> {
        let calendar = command.calendar
        let faults = CalendarRules.faults(in: calendar)
        guard faults.isEmpty else {
            throw Problem(
                RectificationCode.invalid,
                .invalid,
                "The calendar of \(calendar.year) contradicts itself.",
                remedy: "Correct the named places and send it again.",
                errors: faults.map { .init(pointer: "/calendar" + $0.pointer, message: $0.message) }
            )
        }
        let current = try calendars.find(calendar.year)
        let reply = CalendarReply(year: calendar.year, version: calendar.version, changed: current != calendar)
        guard current != calendar else { return Decision([], reply: reply) }
        if let current, calendar.version <= current.version {
            throw Problem(
                RectificationCode.versionNotRaised,
                .conflict,
                "The calendar of \(calendar.year) is on record as version \(current.version) with other content.",
                remedy: "Raise the version above \(current.version).",
                errors: [.init(pointer: "/calendar/version", message: "expected a number above \(current.version)")]
            )
        }
        return Decision([CalendarDefined(calendar: calendar)], reply: reply)
    }
}
