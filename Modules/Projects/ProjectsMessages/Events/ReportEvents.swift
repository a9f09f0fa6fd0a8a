import Messages

/// A monthly report was handed in.
public struct ReportSubmitted: Event {
    /// The type.
    public static let name = "projects.report-submitted.v1"

    /// The project's id.
    public var project: String
    /// The programme.
    public var programme: String
    /// Its town; `null` when it has none.
    @OrNull public var town: String?
    /// What it says.
    public var figures: ReportFigures
    /// The unit that reported.
    public var reporter: String
    /// Which hand-in it is, from 1.
    public var attempt: Int
    /// Whether the round was locked already.
    public var late: Bool
    /// What somebody should look at.
    public var warnings: [ProjectWarning]

    /// The project's id.
    public var subject: String { project }

    /// States the fact.
    public init(
        project: String,
        programme: String,
        town: String?,
        figures: ReportFigures,
        reporter: String,
        attempt: Int,
        late: Bool,
        warnings: [ProjectWarning]
    ) {
        self.project = project
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.figures = figures
        self.reporter = reporter
        self.attempt = attempt
        self.late = late
        self.warnings = warnings
    }
}

/// A monthly report was given back; its figures count for nothing now.
public struct ReportReturned: Event {
    /// The type.
    public static let name = "projects.report-returned.v1"

    /// The project's id.
    public var project: String
    /// The programme.
    public var programme: String
    /// Its town; `null` when it has none.
    @OrNull public var town: String?
    /// The month.
    public var month: Period
    /// The unit that reported.
    public var reporter: String
    /// The unit that returned it.
    public var checker: String
    /// Why.
    public var reason: String
    /// Whether it had been approved before.
    public var wasApproved: Bool
    /// The project's light now; `null` in events that were written before it was told.
    @OrNull public var light: LightColour?

    /// The project's id.
    public var subject: String { project }

    /// States the fact.
    public init(
        project: String,
        programme: String,
        town: String?,
        month: Period,
        reporter: String,
        checker: String,
        reason: String,
        wasApproved: Bool,
        light: LightColour? = nil
    ) {
        self.project = project
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.month = month
        self.reporter = reporter
        self.checker = checker
        self.reason = reason
        self.wasApproved = wasApproved
        self._light = OrNull(wrappedValue: light)
    }
}

/// A monthly report was approved.
public struct ReportApproved: Event {
    /// The type.
    public static let name = "projects.report-approved.v1"

    /// The project's id.
    public var project: String
    /// The programme.
    public var programme: String
    /// Its town; `null` when it has none.
    @OrNull public var town: String?
    /// What it says.
    public var figures: ReportFigures
    /// The unit that reported.
    public var reporter: String
    /// The unit that approved it.
    public var checker: String
    /// The project's light now; `null` in events that were written before it was told.
    @OrNull public var light: LightColour?

    /// The project's id.
    public var subject: String { project }

    /// States the fact.
    public init(
        project: String,
        programme: String,
        town: String?,
        figures: ReportFigures,
        reporter: String,
        checker: String,
        light: LightColour? = nil
    ) {
        self.project = project
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.figures = figures
        self.reporter = reporter
        self.checker = checker
        self._light = OrNull(wrappedValue: light)
    }
}
