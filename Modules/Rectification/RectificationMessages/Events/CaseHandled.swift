import Messages

/// A unit was named that puts a case right.
public struct CaseAssigned: CaseEvent {
    /// The type.
    public static let name = "rectification.case-assigned.v1"

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
    /// The unit.
    public var unit: String
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
        unit: String,
        reason: String?
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.unit = unit
        self._reason = OrNull(wrappedValue: reason)
    }
}

/// The unit took a case on.
public struct CaseAccepted: CaseEvent {
    /// The type.
    public static let name = "rectification.case-accepted.v1"

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

    /// The case's id.
    public var subject: String { `case` }

    /// States the fact.
    public init(
        `case`: String,
        origin: CaseOrigin,
        programme: String,
        town: String?,
        by: String,
        on: String
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
    }
}

/// A case was said to be put right.
public struct CaseSubmitted: CaseEvent {
    /// The type.
    public static let name = "rectification.case-submitted.v1"

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
    /// What shows it; empty when the case only follows its source.
    @OrEmpty public var evidence: [CaseEvidence]

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
        evidence: [CaseEvidence] = []
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.on = on
        self._evidence = OrEmpty(wrappedValue: evidence)
    }
}
