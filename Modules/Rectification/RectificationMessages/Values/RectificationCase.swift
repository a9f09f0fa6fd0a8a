import Messages

/// Something that is to be put right (整改事项), as it stands on a day.
public struct RectificationCase: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// Where it comes from.
    public var origin: CaseOrigin
    /// The programme's id.
    public var programme: String
    /// The town's id; `null` when it is the programme's own.
    @OrNull public var town: String?
    /// The class, by id; it gives the deadline.
    public var `class`: String
    /// The class's name.
    public var classNames: LocalizedName
    /// Why it is to be put right: the last return's reason, or what was found.
    public var reason: CaseReason
    /// What it is about, in a line.
    public var title: String
    /// Where, in words.
    @OrNull public var place: String?
    /// The unit responsible; `null` until one is named.
    @OrNull public var unit: String?
    /// How far it has come.
    public var state: CaseState
    /// The day on which it was found, `yyyy-MM-dd`.
    public var foundOn: String
    /// The day on which it was filed.
    public var filedOn: String
    /// Until when it is to be put right.
    public var due: String
    /// Whether every year of the span has a calendar; if not, only weekends were left out there.
    public var calendarKnown: Bool
    /// How often it was returned.
    public var returns: Int
    /// How often it was urged (催办).
    public var urged: Int
    /// The level that it was escalated to since its deadline was set; 0: none.
    public var escalation: Int
    /// The unit or post of that level.
    @OrNull public var escalatedTo: String?
    /// Whether the deadline has passed, or had when it was put right.
    public var overdue: Bool
    /// Its light on that day.
    public var light: CaseLight
    /// The unit that found or returned it first.
    public var finder: String
    /// The unit that took it on or said that it is put right.
    @OrNull public var fixer: String?
    /// The unit that checked it last.
    @OrNull public var checker: String?
    /// The day on which it was last said to be put right.
    @OrNull public var submittedOn: String?
    /// The day on which it was closed.
    @OrNull public var closedOn: String?
    /// What it was closed by.
    @OrNull public var closing: CaseClosing?
    /// The case that it is part of now.
    @OrNull public var mergedInto: String?
    /// Photos of what was found: SHA-256 digests.
    public var photos: [String]
    /// What shows that it was put right, oldest first.
    public var evidence: [CaseEvidence]
    /// Whether the one who complained was content; `null` when nobody was asked.
    @OrNull public var satisfied: Bool?
    /// Counts its events, from 1.
    public var version: Int

    /// Puts a case together.
    public init(
        id: String,
        origin: CaseOrigin,
        programme: String,
        town: String?,
        `class`: String,
        classNames: LocalizedName,
        reason: CaseReason,
        title: String,
        place: String?,
        unit: String?,
        state: CaseState,
        foundOn: String,
        filedOn: String,
        due: String,
        calendarKnown: Bool,
        returns: Int,
        urged: Int,
        escalation: Int,
        escalatedTo: String?,
        overdue: Bool,
        light: CaseLight,
        finder: String,
        fixer: String?,
        checker: String?,
        submittedOn: String?,
        closedOn: String?,
        closing: CaseClosing?,
        mergedInto: String?,
        photos: [String],
        evidence: [CaseEvidence],
        satisfied: Bool?,
        version: Int
    ) {
        self.id = id
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.class = `class`
        self.classNames = classNames
        self.reason = reason
        self.title = title
        self._place = OrNull(wrappedValue: place)
        self._unit = OrNull(wrappedValue: unit)
        self.state = state
        self.foundOn = foundOn
        self.filedOn = filedOn
        self.due = due
        self.calendarKnown = calendarKnown
        self.returns = returns
        self.urged = urged
        self.escalation = escalation
        self._escalatedTo = OrNull(wrappedValue: escalatedTo)
        self.overdue = overdue
        self.light = light
        self.finder = finder
        self._fixer = OrNull(wrappedValue: fixer)
        self._checker = OrNull(wrappedValue: checker)
        self._submittedOn = OrNull(wrappedValue: submittedOn)
        self._closedOn = OrNull(wrappedValue: closedOn)
        self._closing = OrNull(wrappedValue: closing)
        self._mergedInto = OrNull(wrappedValue: mergedInto)
        self.photos = photos
        self.evidence = evidence
        self._satisfied = OrNull(wrappedValue: satisfied)
        self.version = version
    }
}
