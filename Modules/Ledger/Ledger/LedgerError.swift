import Stream
import Wire

/// Why a ledger did not do what was asked.
public enum LedgerError: Error, Sendable, Hashable {
    /// As much is waiting as may wait; nothing was done.
    case full(limit: Int)
    /// The ledger is closed or closing; nothing was done.
    case closed
    /// A transaction was used after its job.
    case transactionOver
    /// The stored cursor is not where this consumer left it: another one with the same name is at work.
    case fenced(consumer: String, source: String, expected: StreamPosition?, found: StreamPosition?)
    /// The key was used before with other content.
    case keyConflict(key: String)
    /// The record cannot go into a log.
    case refused(WireError)
    /// A job appended more than it may.
    case jobTooLarge(limit: Int)
    /// The file belongs to another process, or to another store of this one.
    case locked(path: String, holder: String)
    /// The file is the log of another source.
    case otherSource(found: String, expected: String)
    /// The log does not fit itself.
    case damaged(LogFault)
    /// The steps already carried out are not the beginning of the steps in the code.
    case migrationMismatch(scope: String, position: Int, applied: String, expected: String?)
    /// A step carried out earlier now has other statements.
    case migrationChanged(scope: String, id: String)
    /// A name that is not a table's.
    case badTableName(String)
    /// The database refused or failed.
    case database(DatabaseFault)
}

extension LedgerError: CustomStringConvertible {
    /// What happened, why, and what to do.
    public var description: String {
        switch self {
        case .full(let limit):
            "The ledger has \(limit) pieces of work waiting and takes no more. Nothing was done; try again later."
        case .closed:
            "The ledger is closed. Nothing was done; open it again."
        case .transactionOver:
            "The transaction was used after its job had ended. Use it inside the job only."
        case .fenced(let consumer, let source, let expected, let found):
            "The cursor of '\(consumer)' on \(source) stands at \(Self.text(found)), not at \(Self.text(expected)). "
                + "Another consumer of that name is at work: stop one of them, then read the cursor again."
        case .keyConflict(let key):
            "The key '\(key)' was used before for other content. Use a new key for a new request."
        case .refused(let error): error.description
        case .jobTooLarge(let limit):
            "One job appended more than \(limit) bytes of events. Split it into smaller ones."
        case .badTableName(let name):
            "'\(name)' is not the name of a table: lower-case letters, digits and '_'."
        case .database(let fault): fault.description
        case .locked(let path, let holder):
            "\(path) is in use by process \(holder). One process at a time may own it: stop that one first."
        case .otherSource(let found, let expected):
            "The log belongs to \(found), not to \(expected). Correct the node's name or the path."
        case .damaged(let fault):
            "The log is damaged: \(fault). Keep the file, and restore from a backup."
        case .migrationMismatch(let scope, let position, let applied, let expected):
            Self.mismatch(scope, position, applied, expected)
        case .migrationChanged(let scope, let id):
            "The step '\(id)' of the tables of '\(scope)' was changed after it had been carried out. Restore it "
                + "and add a new step."
        }
    }

    private static func mismatch(_ scope: String, _ position: Int, _ applied: String, _ expected: String?) -> String {
        if let expected {
            "Step \(position) of the tables of '\(scope)' was '\(applied)', the code says '\(expected)'. "
                + "Steps are never reordered or taken out: add new ones at the end."
        } else {
            "The tables of '\(scope)' have a step \(position), '\(applied)', that this version does not know. "
                + "They were written by a newer version: use that one."
        }
    }

    private static func text(_ position: StreamPosition?) -> String {
        position?.description ?? "the beginning"
    }
}
