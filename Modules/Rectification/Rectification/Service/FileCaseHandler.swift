import Messages
import ModuleKit
import RectificationMessages
import RegistryMessages

/// Carries out ``FileCase``.
struct FileCaseHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: FileCase) throws -> Decision<CaseReply> {
        try ScopeRules.require(
            desk.context.access,
            toCover: Place(programme: command.programme, town: command.town),
            of: RectificationModule.name
        )
        guard let classes = try desk.known.rules(command.programme) else { throw unknownProgramme(command.programme) }
        let id = command.id ?? "case-" + String(desk.context.random(), radix: 16)
        let foundOn = command.foundOn ?? desk.today
        try FilingRules(today: desk.today).check(command, id: id, foundOn: foundOn)
        if try desk.cases.find(id) != nil { throw alreadyThere(id) }
        let rule = try classes.filed(command.class, command.reason)
        let deadlines = DeadlineRules(working: try desk.calendars.workingDays())
        let filed = CaseFiled(
            case: id,
            origin: command.origin ?? CaseOrigin(module: RectificationModule.name, kind: .fault, id: id),
            programme: command.programme,
            town: command.town,
            by: desk.unit,
            class: rule.id,
            classNames: rule.names,
            reason: command.reason,
            title: command.title,
            place: command.place,
            foundOn: foundOn,
            filedOn: desk.today,
            deadline: deadlines.deadline(rule, from: desk.today),
            returns: 0,
            photos: command.photos
        )
        let record = CaseRecord(filed)
        let ruled = classes.rules.unit(for: rule, town: command.town, place: command.place)
        guard let unit = command.unit ?? ruled else { return Decision([filed], reply: CaseReply(record)) }
        return assigned(filed, record, to: unit)
    }

    private func assigned(_ filed: CaseFiled, _ record: CaseRecord, to unit: String) -> Decision<CaseReply> {
        let event = CaseAssigned(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            unit: unit,
            reason: nil
        )
        var after = record
        after.apply(event)
        return Decision([filed, event], reply: CaseReply(after))
    }

    private func unknownProgramme(_ id: String) -> Problem {
        Problem(
            RectificationCode.unknownProgramme,
            .notFound,
            "The programme '\(id)' is not known here.",
            remedy: "Define it first (\(DefineProgramme.name)); one just defined is known in a moment.",
            errors: [.init(pointer: "/programme", message: "expected a programme's id, found '\(id)'")]
        )
    }

    private func alreadyThere(_ id: String) -> Problem {
        Problem(
            RectificationCode.alreadyThere,
            .conflict,
            "There is a case '\(id)' already.",
            remedy: "Leave the id out, or choose another.",
            errors: [.init(pointer: "/id", message: "'\(id)' is another case's")]
        )
    }
}
