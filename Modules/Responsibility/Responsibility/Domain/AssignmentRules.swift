import Messages
import RegistryMessages
import ResponsibilityMessages

/// Which tasks a town may be given, and what may be said of one that it has.
enum AssignmentRules {
    /// The tasks that are meant.
    ///
    /// - Parameters:
    ///   - ids: The tasks by id; `nil` for all that are for a town of the type.
    ///   - book: The programme's tasks.
    ///   - townType: The town's type, `nil` when it is unknown.
    /// - Returns: The tasks, in the order that they were named in.
    /// - Throws: ``Problem`` `responsibility.invalid`, `responsibility.other-town-type`, `responsibility.unknown-unit`.
    static func chosen(_ ids: [String]?, of book: TaskBook, for townType: String?) throws -> [TaskDefinition] {
        guard let ids else {
            let fitting = book.definitions.filter { $0.townType == nil || $0.townType == townType }
            return try known(fitting, of: book)
        }
        let tasks = Dictionary(book.definitions.map { ($0.id, $0) }) { first, _ in first }
        var faults = Faults()
        faults.require(!ids.isEmpty, "/tasks", "expected at least one task")
        for (index, id) in ids.enumerated() {
            let message = "there is no task '\(id)' in '\(book.programme)'"
            faults.require(tasks[id] != nil, "/tasks/\(index)", message)
        }
        faults.require(Set(ids).count == ids.count, "/tasks", "a task stands twice; expected each once")
        try faults.refuse("The tasks cannot be given.")
        let chosen = ids.compactMap { tasks[$0] }
        try checkType(chosen, townType)
        return try known(chosen, of: book)
    }

    private static func checkType(_ tasks: [TaskDefinition], _ townType: String?) throws {
        var faults = Faults()
        for (index, task) in tasks.enumerated() {
            guard let wanted = task.townType, wanted != townType else { continue }
            faults.add("/tasks/\(index)", "'\(task.id)' is for towns of the type '\(wanted)'")
        }
        try faults.refuse(
            "The town is of \(townType.map { "the type '\($0)'" } ?? "no known type").",
            code: ResponsibilityCode.otherTownType,
            remedy: "Leave these tasks out, or correct the town's type first."
        )
    }

    /// Refuses tasks whose units nobody knows, since nobody would answer for them.
    private static func known(_ tasks: [TaskDefinition], of book: TaskBook) throws -> [TaskDefinition] {
        var faults = Faults()
        for task in tasks {
            for (side, units) in [("leads", task.leads), ("joining", task.joining)] {
                for unit in units where book.directory.find(unit) == nil {
                    let found = book.directory.all(unit)
                    let why = found.isEmpty ? "no unit" : "several units (\(found.joined(separator: ", ")))"
                    faults.add("/\(task.id)/\(side)", "the unit register has \(why) called '\(unit)'")
                }
            }
        }
        try faults.refuse(
            "Units of '\(book.programme)' are not known.",
            code: ResponsibilityCode.unknownUnit,
            remedy: "Define the units with their aliases, or correct the names in the programme."
        )
        return tasks
    }

    /// Refuses work on a task that is completed or ended.
    ///
    /// - Throws: ``Problem`` `responsibility.task-closed`.
    static func requireOpen(_ assignment: Assignment) throws {
        guard assignment.state != .open else { return }
        throw Problem(
            ResponsibilityCode.taskClosed,
            .conflict,
            "'\(assignment.id)' was \(assignment.state.rawValue) on \(assignment.closedOn ?? "").",
            remedy: "Nothing is left to do."
        )
    }
}

/// What handing a matter to a town asks for.
enum AdmissionRules {
    /// Refuses a matter without approval, funds and training.
    ///
    /// > Source: AC-003-23 (事权准入): 确需交办的，要严格按程序批准后实施，并提供经费保障、人员支持、技术指导和业务培训.
    ///
    /// - Returns: The approval, the funds, the training.
    /// - Throws: ``Problem`` `responsibility.admission-incomplete` naming what is missing.
    static func check(
        _ matter: DelegateMatter
    ) throws -> (approval: DelegatedMatter.Approval, funds: String, training: String) {
        var faults = Faults()
        faults.requireText(matter.approval?.title, "/approval/title")
        faults.requireText(matter.funds, "/funds")
        faults.requireText(matter.training, "/training")
        try faults.refuse(
            "A matter is handed to a town only with its approval, funds and training.",
            code: ResponsibilityCode.admissionIncomplete,
            remedy: "Name the document that approves it, what pays for it, and who trains the town's people."
        )
        if let date = matter.approval?.date {
            faults.require(OfficialDate.isValid(date), "/approval/date", "expected a date, found '\(date)'")
        }
        faults.requireText(matter.title, "/title")
        try faults.refuse("The matter cannot be taken.")
        let approval = matter.approval ?? .init(title: "")
        return (approval, matter.funds ?? "", matter.training ?? "")
    }
}

/// What may not be done without saying why.
enum ReasonRules {
    /// The reason.
    ///
    /// - Throws: ``Problem`` `responsibility.reason-missing` when none is given.
    static func require(_ reason: String?, for what: String) throws -> String {
        if let reason, !reason.allSatisfy(\.isWhitespace) { return reason }
        throw Problem(
            ResponsibilityCode.reasonMissing,
            .invalid,
            "\(what) needs a reason.",
            remedy: "Say why; it is kept beside the change.",
            errors: [.init(pointer: "/reason", message: "expected a reason")]
        )
    }
}
