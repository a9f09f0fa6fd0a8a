import Messages

/// Where a town's work on a task is.
public enum AssignmentState: String, Codable, Sendable, CaseIterable {
    /// 进行中: to be done.
    case open
    /// 已完成: done, with evidence.
    case completed
    /// 已终止: over without being done, since the leading group dissolved.
    case ended
}

/// A task as a town has it to do (任务分解).
public struct Assignment: Codable, Sendable, Hashable {
    /// A report on the way.
    public struct Progress: Codable, Sendable, Hashable {
        /// When, `yyyy-MM-dd`.
        public var on: String
        /// The unit that reported.
        public var by: String
        /// How much is done, 0 to 100 %.
        public var percent: DecimalValue
        /// How it stands, in words.
        public var text: String

        /// Reports.
        public init(on: String, by: String, percent: DecimalValue, text: String) {
            self.on = on
            self.by = by
            self.percent = percent
            self.text = text
        }
    }

    /// The id.
    public var id: String
    /// The programme's id.
    public var programme: String
    /// The version of the definition that it was given under.
    public var programmeVersion: Int
    /// The town's id.
    public var town: String
    /// The task's id.
    public var task: String
    /// The task's number; `null` when it has none.
    @OrNull public var number: String?
    /// The task's names.
    public var names: LocalizedName
    /// Where it is.
    public var state: AssignmentState
    /// Until when, `yyyy-MM-dd`; `null` when nobody said.
    @OrNull public var due: String?
    /// Whether it is open after the day on which it was due.
    public var overdue: Bool
    /// When it was given, `yyyy-MM-dd`.
    public var assignedOn: String
    /// The last reported share of the work, in %; `null` before the first report.
    @OrNull public var percent: DecimalValue?
    /// The reports, oldest first.
    public var progress: [Progress]
    /// What shows that it is done: documents, photos, figures, in words.
    public var evidence: [String]
    /// When it was completed or ended; `null` while it is open.
    @OrNull public var closedOn: String?
    /// Counts what happened to it.
    public var version: Int

    /// Makes an assignment.
    public init(
        id: String,
        programme: String,
        programmeVersion: Int,
        town: String,
        task: String,
        number: String?,
        names: LocalizedName,
        state: AssignmentState = .open,
        due: String?,
        overdue: Bool = false,
        assignedOn: String,
        percent: DecimalValue? = nil,
        progress: [Progress] = [],
        evidence: [String] = [],
        closedOn: String? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.programme = programme
        self.programmeVersion = programmeVersion
        self.town = town
        self.task = task
        self._number = OrNull(wrappedValue: number)
        self.names = names
        self.state = state
        self._due = OrNull(wrappedValue: due)
        self.overdue = overdue
        self.assignedOn = assignedOn
        self._percent = OrNull(wrappedValue: percent)
        self.progress = progress
        self.evidence = evidence
        self._closedOn = OrNull(wrappedValue: closedOn)
        self.version = version
    }
}
