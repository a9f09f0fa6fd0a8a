import Messages

/// The unit responsible was urged (催办).
public struct CaseUrged: CaseEvent {
    /// The type.
    public static let name = "rectification.case-urged.v1"

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
    /// The unit responsible.
    @OrNull public var unit: String?
    /// The deadline.
    public var due: String
    /// How often it was urged, this time included.
    public var urged: Int
    /// Why, when somebody did it by hand.
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
        on: String,
        unit: String?,
        due: String,
        urged: Int,
        reason: String?
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self._unit = OrNull(wrappedValue: unit)
        self.due = due
        self.urged = urged
        self._reason = OrNull(wrappedValue: reason)
    }
}

/// A case was raised to the next level (升级督办).
public struct CaseEscalated: CaseEvent {
    /// The type.
    public static let name = "rectification.case-escalated.v1"

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
    /// The level, from 1.
    public var level: Int
    /// The unit or post of the level.
    public var to: String
    /// The deadline.
    public var due: String
    /// Why, when somebody did it by hand.
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
        on: String,
        level: Int,
        to: String,
        due: String,
        reason: String?
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self.level = level
        self.to = to
        self.due = due
        self._reason = OrNull(wrappedValue: reason)
    }
}
