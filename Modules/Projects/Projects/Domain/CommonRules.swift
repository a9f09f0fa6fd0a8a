import Messages
import ProjectsMessages

/// When something may be said to have happened.
enum DateRules {
    /// Refuses a date that is none, lies in the future, or comes before what was there.
    ///
    /// - Throws: ``Problem`` `projects.bad-date`.
    static func check(_ date: String, notBefore earliest: String = "", today: String, field: String) throws {
        func refuse(_ why: String, _ remedy: String) -> Problem {
            let fault = Problem.Fault(pointer: "/\(field)", message: why)
            let detail = "The date '\(date)' \(why)."
            return Problem(ProjectsCode.badDate, .invalid, detail, remedy: remedy, errors: [fault])
        }
        guard OfficialDate.isDay(date) else { throw refuse("is not a day", "Write it as 2024-07-31.") }
        guard date <= today else {
            throw refuse("is in the future: today is \(today)", "Record it when it has happened.")
        }
        guard date >= earliest else {
            throw refuse("is before \(earliest), the project's last step", "Correct the date.")
        }
    }

    /// Refuses a period that is not one month.
    ///
    /// - Throws: ``Problem`` `projects.bad-date`.
    static func checkMonth(_ month: Period, today: String) throws {
        let isPast = month.text <= today.prefix(7)
        guard month.months == 1, month.text.count == 7, isPast else {
            let why = month.months == 1 ? "lies in the future: today is \(today)" : "is not a month"
            throw Problem(
                ProjectsCode.badDate,
                .invalid,
                "The month '\(month)' \(why).",
                remedy: "Name a month up to this one, such as \(today.prefix(7)).",
                errors: [.init(pointer: "/month", message: why)]
            )
        }
    }
}

/// What may not be done without saying why.
enum ReasonRules {
    /// The reason.
    ///
    /// - Throws: ``Problem`` `projects.reason-missing` when none is given.
    static func require(_ reason: String?, for what: String) throws -> String {
        if let reason, !reason.allSatisfy(\.isWhitespace) { return reason }
        throw Problem(
            ProjectsCode.reasonMissing,
            .invalid,
            "\(what) needs a reason.",
            remedy: "Say why; it is kept beside the change.",
            errors: [.init(pointer: "/reason", message: "expected a reason")]
        )
    }
}

/// Lost updates.
enum VersionRules {
    /// Refuses when the project changed since the asker looked.
    ///
    /// - Throws: ``Problem`` `projects.version-mismatch`.
    static func check(expected: Int?, actual: Int, project: String) throws {
        guard let expected, expected != actual else { return }
        throw Problem(
            ProjectsCode.versionMismatch,
            .conflict,
            "The project '\(project)' is at version \(actual), not \(expected): somebody changed it meanwhile.",
            remedy: "Read it again and decide anew.",
            errors: [.init(pointer: "/expectedVersion", message: "the project is at version \(actual)")]
        )
    }
}
