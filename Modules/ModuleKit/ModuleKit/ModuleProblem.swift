import Ledger
import Messages

/// The problems that every module can have.
enum ModuleProblem {
    static func noActor(_ operation: String) -> Problem {
        Problem(
            "bus.no-actor",
            .invalid,
            "'\(operation)' does not say who asks for it.",
            remedy: "Name the unit that acts.",
            errors: [.init(pointer: "/actor/unit", message: "is missing")]
        )
    }

    static func undeclared(_ type: String) -> Problem {
        Problem(
            "bus.undeclared-event",
            .internal,
            "The module writes '\(type)' and does not say what it does to its tables."
        )
    }

    static func unknown(_ operation: String) -> Problem {
        Problem(
            "bus.unknown-operation",
            .notFound,
            "There is no operation '\(operation)'.",
            remedy: "Check its name, and the version of the program that was asked."
        )
    }

    /// Any error as a problem.
    static func of(_ error: any Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as LedgerError: return of(error)
        default:
            return Problem(
                "bus.failed",
                .internal,
                "The request could not be carried out: \(error)",
                remedy: "Nothing was kept. See the host's log."
            )
        }
    }

    private static func of(_ error: LedgerError) -> Problem {
        switch error {
        case .full: Problem("ledger.full", .busy, "\(error)")
        case .closed: Problem("ledger.closed", .unavailable, "\(error)")
        case .keyConflict: Problem("ledger.key-conflict", .conflict, "\(error)")
        case .refused, .jobTooLarge: Problem("ledger.too-large", .invalid, "\(error)")
        case .database(let fault) where fault.isTransient: Problem("ledger.unavailable", .unavailable, "\(error)")
        default: Problem("ledger.failed", .internal, "\(error)")
        }
    }
}
