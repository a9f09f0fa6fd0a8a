import Messages

/// What a monthly report says of a project.
public struct ReportFigures: Codable, Sendable, Hashable {
    /// A difficulty that others must help with (需协调解决的问题).
    public struct Difficulty: Codable, Sendable, Hashable {
        /// What it is.
        public var text: String
        /// The unit that owes the answer.
        public var unit: String
        /// Until when, `yyyy-MM-dd`; `null` when nobody said.
        @OrNull public var due: String?

        /// States a difficulty.
        public init(_ text: String, unit: String, due: String? = nil) {
            self.text = text
            self.unit = unit
            self._due = OrNull(wrappedValue: due)
        }
    }

    /// The month.
    public var month: Period
    /// What was invested this month; `null` when it is not said.
    @OrNull public var investmentThisMonth: Figure?
    /// What was invested since the start; `null` when it is not said.
    @OrNull public var investmentToDate: Figure?
    /// How much of the work is done, in %; `null` when it is not said.
    @OrNull public var progress: DecimalValue?
    /// How it stands, in words.
    @OrNull public var remark: String?
    /// What others must help with.
    @OrEmpty public var difficulties: [Difficulty]

    /// Reports.
    public init(
        month: Period,
        investmentThisMonth: Figure? = nil,
        investmentToDate: Figure? = nil,
        progress: DecimalValue? = nil,
        remark: String? = nil,
        difficulties: [Difficulty] = []
    ) {
        self.month = month
        self._investmentThisMonth = OrNull(wrappedValue: investmentThisMonth)
        self._investmentToDate = OrNull(wrappedValue: investmentToDate)
        self._progress = OrNull(wrappedValue: progress)
        self._remark = OrNull(wrappedValue: remark)
        self._difficulties = OrEmpty(wrappedValue: difficulties)
    }
}

/// Where a monthly report is on its way.
public enum ReportState: String, Codable, Sendable, CaseIterable {
    /// 已上报: handed in, not yet checked; counts as reported.
    case submitted
    /// 退回: given back with a reason; counts for nothing until it is handed in again.
    case returned
    /// 审核通过: checked by another unit; counts as approved.
    case approved
}

/// A monthly report of a project.
public struct ProjectReport: Codable, Sendable, Hashable {
    /// The project.
    public var project: String
    /// The programme.
    public var programme: String
    /// What it says.
    public var figures: ReportFigures
    /// Where it is on its way.
    public var state: ReportState
    /// The unit that reported.
    public var reporter: String
    /// The unit that checked it; `null` before.
    @OrNull public var checker: String?
    /// Why it was returned; `null` when it is not.
    @OrNull public var returnReason: String?
    /// How often it was handed in.
    public var attempts: Int
    /// Whether it was handed in after the round was locked, by an exception.
    public var late: Bool
    /// What somebody should look at.
    public var warnings: [ProjectWarning]

    /// Makes a report.
    public init(
        project: String,
        programme: String,
        figures: ReportFigures,
        state: ReportState,
        reporter: String,
        checker: String? = nil,
        returnReason: String? = nil,
        attempts: Int,
        late: Bool,
        warnings: [ProjectWarning]
    ) {
        self.project = project
        self.programme = programme
        self.figures = figures
        self.state = state
        self.reporter = reporter
        self._checker = OrNull(wrappedValue: checker)
        self._returnReason = OrNull(wrappedValue: returnReason)
        self.attempts = attempts
        self.late = late
        self.warnings = warnings
    }
}

/// Whether reports of a month are taken.
public enum RoundState: String, Codable, Sendable, CaseIterable {
    /// Reports are taken and checked.
    case open
    /// Frozen; only a late exception lets a report in.
    case locked
}

/// The monthly round (每月调度) of a programme.
public struct Round: Codable, Sendable, Hashable {
    /// Money over reports, with what it covers.
    public struct Totals: Codable, Sendable, Hashable {
        /// Invested this month.
        public var thisMonth: [CoveredSum]
        /// Invested since the start.
        public var toDate: [CoveredSum]

        /// Sums up.
        public init(thisMonth: [CoveredSum], toDate: [CoveredSum]) {
            self.thisMonth = thisMonth
            self.toDate = toDate
        }
    }

    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Whether reports are taken.
    public var state: RoundState
    /// Until when reports are due, `yyyy-MM-dd`; `null` when the programme does not say.
    @OrNull public var due: String?
    /// How many projects the programme has.
    public var projects: Int
    /// How many reports are in each state.
    public var counts: [StateCount]
    /// How many projects have handed in nothing.
    public var missing: Int
    /// Submitted and approved reports.
    public var reported: Totals
    /// Approved reports alone.
    public var approved: Totals
    /// The digest over what was approved when it was locked; `null` before.
    @OrNull public var digest: String?

    /// Makes a round.
    public init(
        programme: String,
        month: Period,
        state: RoundState,
        due: String?,
        projects: Int,
        counts: [StateCount],
        missing: Int,
        reported: Totals,
        approved: Totals,
        digest: String? = nil
    ) {
        self.programme = programme
        self.month = month
        self.state = state
        self._due = OrNull(wrappedValue: due)
        self.projects = projects
        self.counts = counts
        self.missing = missing
        self.reported = reported
        self.approved = approved
        self._digest = OrNull(wrappedValue: digest)
    }

    /// So many reports in a state.
    public struct StateCount: Codable, Sendable, Hashable {
        /// The state.
        public var state: ReportState
        /// How many.
        public var count: Int

        /// Counts.
        public init(_ state: ReportState, _ count: Int) {
            self.state = state
            self.count = count
        }
    }
}
