import Messages

/// The reporting of a month began.
public struct RoundOpened: Event {
    /// The type.
    public static let name = "projects.round-opened.v1"

    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Until when reports are due, `yyyy-MM-dd`; `null` when the programme does not say.
    @OrNull public var due: String?

    /// The programme's id.
    public var subject: String { programme }

    /// States the fact.
    public init(programme: String, month: Period, due: String?) {
        self.programme = programme
        self.month = month
        self._due = OrNull(wrappedValue: due)
    }
}

/// The reporting of a month ended; what was approved is frozen.
public struct RoundLocked: Event {
    /// The type.
    public static let name = "projects.round-locked.v1"

    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// How many reports were approved.
    public var approved: Int
    /// The first half of a SHA-256 over the approved reports, by project, as 32 hex digits.
    public var digest: String

    /// The programme's id.
    public var subject: String { programme }

    /// States the fact.
    public init(programme: String, month: Period, approved: Int, digest: String) {
        self.programme = programme
        self.month = month
        self.approved = approved
        self.digest = digest
    }
}

/// A project may report for a month that is locked.
public struct LateAllowed: Event {
    /// The type.
    public static let name = "projects.late-allowed.v1"

    /// The project's id.
    public var project: String
    /// The programme.
    public var programme: String
    /// The town; `null` for a project of none, and in events that were written before it was told.
    @OrNull public var town: String?
    /// The month.
    public var month: Period

    /// The project's id.
    public var subject: String { project }

    /// States the fact.
    public init(project: String, programme: String, town: String?, month: Period) {
        self.project = project
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.month = month
    }
}
