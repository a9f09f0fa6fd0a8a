import Messages

/// A case was not good, or what it is about was returned again; a new deadline runs from that day.
public struct CaseReturned: CaseEvent {
    /// The type.
    public static let name = "rectification.case-returned.v1"

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
    public var reason: CaseReason
    /// How often it was returned, this time included.
    public var returns: Int
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
        reason: CaseReason,
        returns: Int,
        deadline: CaseDeadline
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self.reason = reason
        self.returns = returns
        self.deadline = deadline
    }
}

/// A case was struck off.
public struct CaseClosed: CaseEvent {
    /// The type.
    public static let name = "rectification.case-closed.v1"

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
    /// What it was closed by.
    public var closing: CaseClosing
    /// Why; always there when it was withdrawn.
    @OrNull public var reason: String?
    /// Whether the one who complained was content; `null` when nobody was asked.
    @OrNull public var satisfied: Bool?

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
        closing: CaseClosing,
        reason: String?,
        satisfied: Bool?
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self.closing = closing
        self._reason = OrNull(wrappedValue: reason)
        self._satisfied = OrNull(wrappedValue: satisfied)
    }
}

/// A closed case was opened again; a new deadline runs from that day.
public struct CaseReopened: CaseEvent {
    /// The type.
    public static let name = "rectification.case-reopened.v1"

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
        reason: String,
        deadline: CaseDeadline
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self.reason = reason
        self.deadline = deadline
    }
}
