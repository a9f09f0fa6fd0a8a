import Ledger
import Messages
import ModuleKit
import RectificationMessages
import RegistryMessages

/// What every handler has before it: the stores, and who asks when and why.
struct Desk {
    let cases: CaseStore
    let known: KnownStore
    let calendars: CalendarStore
    let context: CommandContext

    init(_ tables: any TableReader, _ context: CommandContext) {
        cases = CaseStore(tables: tables)
        known = KnownStore(tables: tables)
        calendars = CalendarStore(tables: tables)
        self.context = context
    }

    /// The unit that asks.
    var unit: String { context.actor.unit }

    /// The office's date.
    var today: String { context.today }

    /// A case as the asker saw it.
    ///
    /// - Throws: ``Problem`` when there is none for the asker, or when it changed since.
    func find(_ id: String, expectedVersion: Int?) throws -> CaseRecord {
        let record = try cases.require(id, context.access)
        guard let expectedVersion, expectedVersion != record.version else { return record }
        throw Problem(
            RectificationCode.versionMismatch,
            .conflict,
            "The case '\(id)' is at version \(record.version), not \(expectedVersion): somebody changed it meanwhile.",
            remedy: "Read it again and decide anew.",
            errors: [.init(pointer: "/expectedVersion", message: "the case is at version \(record.version)")]
        )
    }

    /// A case to which something may be done where it stands.
    ///
    /// - Throws: ``Problem`` when there is none, when its source does it, or when it does not leave from there.
    func find(_ id: String, for action: LoopRules.Action, expectedVersion: Int?) throws -> CaseRecord {
        let record = try find(id, expectedVersion: expectedVersion)
        try LoopRules.checkSource(action, record.origin)
        _ = try LoopRules.state(after: action, in: record.situation)
        return record
    }

    /// Why, in the asker's words.
    ///
    /// - Throws: ``Problem`` `rectification.reason-missing`.
    func reason(for what: String) throws -> String {
        if let reason = context.reason, !reason.allSatisfy(\.isWhitespace) { return reason }
        throw Problem(
            RectificationCode.reasonMissing,
            .invalid,
            "\(what) needs a reason.",
            remedy: "Say why; it stands in the history.",
            errors: [.init(pointer: "/reason", message: "expected a reason")]
        )
    }

    /// What a programme says of classes; the usual where it is not known.
    func classes(of programme: String) throws -> ClassRules {
        try known.rules(programme) ?? ClassRules(rules: .usual)
    }

    /// A new deadline of a case from a day on.
    func deadline(of record: CaseRecord, remaining: Int? = nil) throws -> CaseDeadline {
        let rule = try classes(of: record.programme).kept(record.class, record.origin.kind)
        return DeadlineRules(working: try calendars.workingDays()).deadline(rule, from: today, remaining: remaining)
    }

    /// Carries out one event about a case that is there.
    func decision(_ event: some CaseChange, on record: CaseRecord) -> Decision<CaseReply> {
        var after = record
        after.apply(event)
        return Decision([event], reply: CaseReply(after))
    }
}

extension CaseReply {
    /// What became of a case.
    init(_ record: CaseRecord) {
        self.init(
            case: record.id,
            state: record.state,
            due: record.deadline.due,
            returns: record.returns,
            version: record.version
        )
    }
}
