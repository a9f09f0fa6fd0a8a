import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RegistryMessages

/// Carries out ``OpenRound``, ``LockRound`` and ``AllowLate``.
struct RoundHandler {
    let desk: Desk

    /// Opens a round.
    func decide(_ command: OpenRound) throws -> Decision<RoundReply> {
        try desk.requireWhole(of: command.programme)
        try DateRules.checkMonth(command.month, today: desk.context.today)
        let library = try desk.known.library(command.programme)
        let kept = try desk.rounds.round(command.programme, command.month)
        _ = try RoundRules.decide(.open, in: .init(round: kept?.state), month: command.month)
        let due = library.rules.reportDueDay.map { DueDay.day($0, after: command.month) }
        return Decision(
            [RoundOpened(programme: command.programme, month: command.month, due: due)],
            reply: RoundReply(programme: command.programme, month: command.month, state: .open)
        )
    }

    /// Locks a round.
    func decide(_ command: LockRound) throws -> Decision<RoundReply> {
        let (programme, month) = (command.programme, command.month)
        try desk.requireWhole(of: programme)
        let kept = try desk.rounds.round(programme, month)
        _ = try RoundRules.decide(.lock, in: .init(round: kept?.state), month: month)
        let approved = try desk.rounds.reports(programme, month, in: [.approved])
        let digest = RoundDigest.text(programme, month, approved)
        return Decision(
            [RoundLocked(programme: programme, month: month, approved: approved.count, digest: digest)],
            reply: RoundReply(programme: programme, month: month, state: .locked, digest: digest)
        )
    }

    /// Allows a project to report late.
    func decide(_ command: AllowLate) throws -> Decision<RoundReply> {
        let project = try desk.project(command.project)
        let situation = try desk.rounds.situation(project, command.month)
        _ = try RoundRules.decide(.allowLate, in: situation, month: command.month)
        _ = try ReasonRules.require(desk.context.reason, for: "A late exception")
        let kept = try desk.rounds.round(project.programme, command.month)
        return Decision(
            [
                LateAllowed(
                    project: project.id,
                    programme: project.programme,
                    town: project.facts.town,
                    month: command.month
                )
            ],
            reply: RoundReply(
                programme: project.programme,
                month: command.month,
                state: .locked,
                digest: kept?.digest
            )
        )
    }
}

/// The digest of what was approved: the same reports give the same digest.
enum RoundDigest {
    /// The first half of a SHA-256, as 32 hex digits.
    ///
    /// It is taken over the event's type, programme and month, a zero byte, and one line for each report, by project:
    /// its id, a tab, its figures as JSON.
    static func text(_ programme: String, _ month: Period, _ approved: [SQLRow]) -> String {
        let lines = approved.map { "\($0.text("project") ?? "")\t\($0.text("figures") ?? "")\n" }.joined()
        let print = Fingerprint(operation: "\(RoundLocked.name) \(programme) \(month)", data: Array(lines.utf8))
        return print.bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}

/// The day in the following month on which reports are due.
enum DueDay {
    static func day(_ day: Int, after month: Period) -> String {
        let isDecember = month.last.month == 12
        let year = month.last.year + (isDecember ? 1 : 0)
        let next = isDecember ? 1 : month.last.month + 1
        return "\(year)-\(pad(next))-\(pad(day))"
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
