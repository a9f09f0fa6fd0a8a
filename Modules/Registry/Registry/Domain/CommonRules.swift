import Messages
import RegistryMessages

/// When something may be said to have happened.
enum DateRules {
    /// Refuses a date that is none, lies in the future, or comes before what was there.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - earliest: What it must not be before.
    ///   - today: The office's date.
    ///   - field: Where it stands in the request, for messages.
    ///   - mayBeInexact: Whether a year or a month will do: what documents say of the past is not always a day.
    /// - Throws: ``Problem`` `registry.bad-date`.
    static func check(
        _ date: String,
        notBefore earliest: String = "",
        today: String,
        field: String,
        mayBeInexact: Bool = false
    ) throws {
        func refuse(_ why: String, _ remedy: String) -> Problem {
            let fault = Problem.Fault(pointer: "/\(field)", message: why)
            return Problem(
                RegistryCode.badDate,
                .invalid,
                "The date '\(date)' \(why).",
                remedy: remedy,
                errors: [fault]
            )
        }
        guard OfficialDate.isDay(date) || (mayBeInexact && OfficialDate.isValid(date)) else {
            throw refuse(
                mayBeInexact ? "is not a date" : "is not a day",
                "Write it as 2019-02-11\(mayBeInexact ? ", 2019-02 or 2019" : "")."
            )
        }
        guard date <= today else {
            throw refuse("is in the future: today is \(today)", "Record it when it has happened.")
        }
        guard date >= earliest else {
            throw refuse(
                "is before \(earliest), the town's last step",
                "Correct the date, or that of the earlier step."
            )
        }
    }
}

/// What may not be done without saying why.
enum ReasonRules {
    /// Refuses when no reason is given.
    ///
    /// - Throws: ``Problem`` `registry.reason-missing`.
    static func require(_ reason: String?, for what: String) throws {
        guard let reason, !reason.allSatisfy(\.isWhitespace) else {
            throw Problem(
                RegistryCode.reasonMissing,
                .invalid,
                "\(what) needs a reason.",
                remedy: "Say why; it is kept beside the change.",
                errors: [.init(pointer: "/reason", message: "expected a reason")]
            )
        }
    }
}

/// Lost updates.
enum VersionRules {
    /// Refuses when the town changed since the asker looked.
    ///
    /// - Throws: ``Problem`` `registry.version-mismatch`.
    static func check(expected: Int?, actual: Int, town: String) throws {
        guard let expected, expected != actual else { return }
        throw Problem(
            RegistryCode.versionMismatch,
            .conflict,
            "The town '\(town)' is at version \(actual), not \(expected): somebody changed it meanwhile.",
            remedy: "Read it again and decide anew.",
            errors: [.init(pointer: "/expectedVersion", message: "the town is at version \(actual)")]
        )
    }
}
