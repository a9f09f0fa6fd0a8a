import Messages

/// A case was put off; no deadline runs.
public struct CaseSuspended: CaseEvent {
    /// The type.
    public static let name = "rectification.case-suspended.v1"

    /// The case's id.
    public var `case`: String
    /// Where the case comes from.
    public var origin: CaseOrigin
    /// The programme's id.
    public var programme: String
    /// The town's id; `null` when the case is the programme's own.
    @OrNull public var town: String?
    /// The unit that did it; the module's name when the clock did.
    public var by: String
    /// The day, `yyyy-MM-dd`.
    public var on: String
    /// Why.
    public var reason: String
    /// Working days that were left; 0 when it was due or overdue.
    public var remaining: Int

    /// The case's id.
    public var subject: String { `case` }

    /// States the fact.
    public init(
        `case`: String,
        origin: CaseOrigin,
        programme: String,
        town: String?,
        by: String,
        on: String,
        reason: String,
        remaining: Int
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self.reason = reason
        self.remaining = remaining
    }
}

/// A deadline runs again, with the working days that were left.
public struct CaseResumed: CaseEvent {
    /// The type.
    public static let name = "rectification.case-resumed.v1"

    /// The case's id.
    public var `case`: String
    /// Where the case comes from.
    public var origin: CaseOrigin
    /// The programme's id.
    public var programme: String
    /// The town's id; `null` when the case is the programme's own.
    @OrNull public var town: String?
    /// The unit that did it; the module's name when the clock did.
    public var by: String
    /// The day, `yyyy-MM-dd`.
    public var on: String
    /// Why.
    @OrNull public var reason: String?
    /// Until when.
    public var deadline: CaseDeadline

    /// The case's id.
    public var subject: String { `case` }

    /// States the fact.
    public init(
        `case`: String,
        origin: CaseOrigin,
        programme: String,
        town: String?,
        by: String,
        on: String,
        reason: String?,
        deadline: CaseDeadline
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self._reason = OrNull(wrappedValue: reason)
        self.deadline = deadline
    }
}

/// A case became part of another (并案).
public struct CaseMerged: CaseEvent {
    /// The type.
    public static let name = "rectification.case-merged.v1"

    /// The case's id.
    public var `case`: String
    /// Where the case comes from.
    public var origin: CaseOrigin
    /// The programme's id.
    public var programme: String
    /// The town's id; `null` when the case is the programme's own.
    @OrNull public var town: String?
    /// The unit that did it; the module's name when the clock did.
    public var by: String
    /// The case that it is part of now.
    public var into: String
    /// Why.
    @OrNull public var reason: String?

    /// The case's id.
    public var subject: String { `case` }

    /// States the fact.
    public init(
        `case`: String,
        origin: CaseOrigin,
        programme: String,
        town: String?,
        by: String,
        into: String,
        reason: String?
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.into = into
        self._reason = OrNull(wrappedValue: reason)
    }
}
