import Messages

/// What became of a command about a report.
public struct ReportReply: Codable, Sendable, Hashable {
    /// The project.
    public var project: String
    /// The month.
    public var month: Period
    /// Where the report is on its way.
    public var state: ReportState
    /// How often it was handed in.
    public var attempts: Int
    /// What somebody should look at.
    public var warnings: [ProjectWarning]
    /// Whether it was handed in with these figures before, and nothing happened.
    @OrFalse public var unchanged: Bool

    /// Makes a reply.
    public init(
        project: String,
        month: Period,
        state: ReportState,
        attempts: Int,
        warnings: [ProjectWarning],
        unchanged: Bool = false
    ) {
        self.project = project
        self.month = month
        self.state = state
        self.attempts = attempts
        self.warnings = warnings
        self._unchanged = OrFalse(wrappedValue: unchanged)
    }
}

/// Hands in the monthly report of a project, the first time or again.
///
/// One that waits or was approved, and is equal in full, is left alone.
///
/// Its JSON is flat: the members of ``figures`` stand beside `project`.
public struct SubmitReport: Command {
    /// What a row of a table of reports can say.
    public enum Part: String, Codable, Sendable, CaseIterable {
        case investmentThisMonth, investmentToDate, progress, remark, difficulties
        /// Whether figures are exact, or 以上, 余, a range and so on.
        case exactness
    }

    /// The name on the bus.
    public static let name = "projects.submit-report"
    /// What became of it.
    public typealias Reply = ReportReply

    /// The project.
    public var project: String
    /// What is reported.
    public var figures: ReportFigures
    /// For a row of a table: what the row says; the rest stays as it was handed in before.
    ///
    /// A report that has all of this already is left alone, returned ones too. `nil` for a report that is no row and
    /// replaces the one before.
    public var parts: [Part]?

    /// Makes a command.
    public init(project: String, _ figures: ReportFigures, parts: [Part]? = nil) {
        self.project = project
        self.figures = figures
        self.parts = parts
    }

    private enum CodingKeys: String, CodingKey {
        case project, parts
    }

    /// Reads a command.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        project = try fields.decode(String.self, forKey: .project)
        parts = try fields.decodeIfPresent([Part].self, forKey: .parts)
        figures = try ReportFigures(from: decoder)
    }

    /// Writes a command.
    public func encode(to encoder: any Encoder) throws {
        try figures.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(project, forKey: .project)
        try fields.encodeIfPresent(parts, forKey: .parts)
    }
}

/// Gives a report back to be put right (退回); a reason is required.
///
/// Its figures count for nothing until it is handed in, and for the approved totals until it is approved, again. The
/// unit that reported cannot return it.
public struct ReturnReport: Command {
    /// The name on the bus.
    public static let name = "projects.return-report"
    /// What became of it.
    public typealias Reply = ReportReply

    /// The project.
    public var project: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a command.
    public init(project: String, month: Period) {
        self.project = project
        self.month = month
    }
}

/// Approves a report (审核通过).
///
/// The unit that reported cannot approve it.
public struct ApproveReport: Command {
    /// The name on the bus.
    public static let name = "projects.approve-report"
    /// What became of it.
    public typealias Reply = ReportReply

    /// The project.
    public var project: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a command.
    public init(project: String, month: Period) {
        self.project = project
        self.month = month
    }
}
