import Messages
import ModuleKit
import RegistryMessages
import ResponsibilityMessages

/// Carries out ``DissolveGroup`` and ``FileGroupChange``.
struct GroupHandler {
    let desk: Desk

    /// Decides the end of a group, and of what is open of its tasks.
    func decide(_ command: DissolveGroup) throws -> Decision<DissolveGroup.Reply> {
        try desk.require(programme: command.programme, town: nil)
        _ = try group(of: command.programme)
        try desk.groups.requireWorking(command.programme)
        let reason = try ReasonRules.require(desk.context.reason, for: "The end of a leading group")
        let open = try desk.assignments.open(in: command.programme)
        let today = desk.context.today
        let dissolved = GroupDissolved(programme: command.programme, reason: reason, date: today)
        let ended = open.map { assignment in
            TaskEnded(
                assignment: assignment.id,
                programme: assignment.programme,
                town: assignment.town,
                task: assignment.task,
                reason: reason,
                date: today
            )
        }
        return Decision([dissolved] + ended, reply: .init(ended: ended.count))
    }

    /// Decides a change that a member unit files.
    func decide(_ command: FileGroupChange) throws -> Decision<FileGroupChange.Reply> {
        try desk.require(programme: command.programme, town: nil)
        let (group, directory) = try group(of: command.programme)
        try desk.groups.requireWorking(command.programme)
        var faults = Faults()
        let seats = Set((group.deputies + group.members + [group.office]).flatMap(directory.all))
        let isMember = directory.all(command.unit).contains(where: seats.contains)
        faults.require(isMember, "/unit", "'\(command.unit)' has no seat in the group")
        faults.requireText(command.text, "/text")
        try faults.refuse("The change cannot be filed.")
        let number = try desk.groups.changes(of: command.programme).count + 1
        let change = GroupState.Change(on: desk.context.today, unit: command.unit, text: command.text)
        let event = GroupChangeFiled(programme: command.programme, change: change, number: number)
        return Decision([event], reply: .init(changes: number))
    }

    private func group(of programme: String) throws -> (LeadingGroup, UnitDirectory) {
        let book = try desk.known.book(programme)
        if let group = book.group { return (group, book.directory) }
        throw GroupHandler.noGroup(programme)
    }

    /// What is said of a programme without a leading group.
    static func noGroup(_ programme: String) -> Problem {
        Problem(
            ResponsibilityCode.noGroup,
            .notFound,
            "'\(programme)' has no leading group.",
            remedy: "Add 'leadingGroup' to its definition, under a higher version."
        )
    }
}
