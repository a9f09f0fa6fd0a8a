import Messages

/// How an actual figure must stand to a target's.
public enum TargetComparator: String, Codable, Sendable, CaseIterable {
    /// 以上, 不低于, 达到: the value or more.
    case atLeast = "at-least"
    /// 以内, 不超过: the value or less.
    case atMost = "at-most"
    /// 左右, 区间: near the value within ``TargetDefinition/tolerance``, or from the value to its upper end.
    case about
}

/// What a source leaves out and whoever entered the target filled in.
public enum UnstatedPart: String, Codable, Sendable, CaseIterable {
    /// The unit.
    case unit
    /// The year.
    case year
    /// Whether it is of one year or summed.
    case period
}

/// A target as a document sets it.
public struct TargetDefinition: Codable, Sendable, Hashable {
    /// The id, unique in the programme.
    public var id: String
    /// The programme's id.
    public var programme: String
    /// The town, by id or name; `null` when it is the programme's.
    @OrNull public var town: String?
    /// The indicator's id, or its name.
    public var indicator: String
    /// What the target is called.
    public var names: LocalizedName
    /// The figure: value, unit, qualifier, upper end, basis, source.
    public var figure: Figure
    /// How the actual figure must stand to it.
    public var comparator: TargetComparator
    /// What the value is counted over.
    public var period: Span
    /// The first year of the plan, from which summed values count and yearly checks begin; `null` when there is none.
    @OrNull public var fromYear: Int?
    /// By the end of which year; `null` when the source does not say and nobody filled it in.
    @OrNull public var dueYear: Int?
    /// The id of the observation from which the plan starts.
    @OrNull public var baselineId: String?
    /// The figure from which the plan starts, when no observation is it: one derived from the target's own text.
    @OrNull public var baseline: Figure?
    /// How far from the value still counts as 左右, in the target's unit; `null`: nobody set it.
    @OrNull public var tolerance: DecimalValue?
    /// What it covers, in the source's words (`全市专业镇`).
    @OrNull public var scope: String?
    /// Whether every year has to reach it (家/年).
    @OrFalse public var perYear: Bool
    /// What the source leaves out.
    @OrEmpty public var unstated: [UnstatedPart]
    /// What a reader should know.
    @OrNull public var note: String?

    /// Defines a target.
    public init(
        id: String,
        programme: String,
        town: String? = nil,
        indicator: String,
        names: LocalizedName,
        figure: Figure,
        comparator: TargetComparator,
        period: Span,
        fromYear: Int? = nil,
        dueYear: Int?,
        baselineId: String? = nil,
        baseline: Figure? = nil,
        tolerance: DecimalValue? = nil,
        scope: String? = nil,
        perYear: Bool = false,
        unstated: [UnstatedPart] = [],
        note: String? = nil
    ) {
        self.id = id
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.indicator = indicator
        self.names = names
        self.figure = figure
        self.comparator = comparator
        self.period = period
        self._fromYear = OrNull(wrappedValue: fromYear)
        self._dueYear = OrNull(wrappedValue: dueYear)
        self._baselineId = OrNull(wrappedValue: baselineId)
        self._baseline = OrNull(wrappedValue: baseline)
        self._tolerance = OrNull(wrappedValue: tolerance)
        self._scope = OrNull(wrappedValue: scope)
        self._perYear = OrFalse(wrappedValue: perYear)
        self._unstated = OrEmpty(wrappedValue: unstated)
        self._note = OrNull(wrappedValue: note)
    }
}
