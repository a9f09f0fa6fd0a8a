import Messages

/// What a programme's plausibility rule found; a figure is flagged by it, never refused.
public struct FigureCheck: Codable, Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// The rule's names.
    public var names: LocalizedName
    /// The town; `null` when the figures are the programme's.
    @OrNull public var town: String?
    /// The period that the figures share.
    public var period: Period
    /// Whether the relation holds.
    public var holds: Bool
    /// What was computed, in the rule's unit.
    public var value: DecimalValue
    /// What was computed and what is expected, in words.
    public var why: LocalizedName
    /// The observations that were held against each other.
    public var from: [String]

    /// Makes a finding.
    public init(
        rule: String,
        names: LocalizedName,
        town: String?,
        period: Period,
        holds: Bool,
        value: DecimalValue,
        why: LocalizedName,
        from: [String]
    ) {
        self.rule = rule
        self.names = names
        self._town = OrNull(wrappedValue: town)
        self.period = period
        self.holds = holds
        self.value = value
        self.why = why
        self.from = from
    }
}
