import Messages

/// What is said of a project, besides how far it is.
public struct ProjectFacts: Codable, Sendable, Hashable {
    /// Its number in the programme's library, one of a kind; `null` for the next one.
    @OrNull public var number: Int?
    /// Its name.
    public var name: String
    /// The town that it belongs to; `null` for one of the whole programme.
    @OrNull public var town: String?
    /// Its kinds, at least one; a project may have several and is counted in each.
    public var kinds: [String]
    /// The zone (镇区) that it lies in; `null` when the source does not say.
    @OrNull public var zone: String?
    /// Where it lies, in the source's words.
    @OrNull public var location: String?
    /// The industries, in the source's words.
    @OrNull public var industry: String?
    /// What is built or made.
    @OrNull public var content: String?
    /// The phases, by number.
    @OrEmpty public var phases: [ProjectPhase]
    /// The measures of the whole project.
    @OrEmpty public var measures: [ProjectMeasure]
    /// The yearly benefits.
    @OrEmpty public var benefits: [ProjectBenefit]
    /// The investment in all; `null` when it is not stated.
    @OrNull public var investment: Figure?
    /// The money by source.
    @OrEmpty public var funds: [ProjectFund]
    /// Places listed by name.
    @OrEmpty public var places: [ProjectPlace]
    /// When it is to be built and what that is to cost year by year; `null` when nobody planned it.
    @OrNull public var plan: ProjectPlan?
    /// Who answers for it until when; `null` when nobody said.
    @OrNull public var duty: ProjectDuty?
    /// Where it is written.
    @OrNull public var source: FigureSource?

    /// Describes a project.
    public init(
        number: Int? = nil,
        name: String,
        town: String? = nil,
        kinds: [String],
        zone: String? = nil,
        location: String? = nil,
        industry: String? = nil,
        content: String? = nil,
        phases: [ProjectPhase] = [],
        measures: [ProjectMeasure] = [],
        benefits: [ProjectBenefit] = [],
        investment: Figure? = nil,
        funds: [ProjectFund] = [],
        places: [ProjectPlace] = [],
        plan: ProjectPlan? = nil,
        duty: ProjectDuty? = nil,
        source: FigureSource? = nil
    ) {
        self._number = OrNull(wrappedValue: number)
        self.name = name
        self._town = OrNull(wrappedValue: town)
        self.kinds = kinds
        self._zone = OrNull(wrappedValue: zone)
        self._location = OrNull(wrappedValue: location)
        self._industry = OrNull(wrappedValue: industry)
        self._content = OrNull(wrappedValue: content)
        self._phases = OrEmpty(wrappedValue: phases)
        self._measures = OrEmpty(wrappedValue: measures)
        self._benefits = OrEmpty(wrappedValue: benefits)
        self._investment = OrNull(wrappedValue: investment)
        self._funds = OrEmpty(wrappedValue: funds)
        self._places = OrEmpty(wrappedValue: places)
        self._plan = OrNull(wrappedValue: plan)
        self._duty = OrNull(wrappedValue: duty)
        self._source = OrNull(wrappedValue: source)
    }
}

/// Something about a project that somebody should look at; it stops nothing, and the value stays as written.
public struct ProjectWarning: Codable, Sendable, Hashable {
    /// The rule that found it.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The phases do not add up to the total.
        case phasesDiffer = "phases-differ"
        /// As many places are named as the measure does not count.
        case placesDiffer = "places-differ"
        /// A name in the title stands otherwise in the content.
        case nameConflict = "name-conflict"
        /// A word looks misspelt.
        case suspectedTypo = "suspected-typo"
        /// The funds are more than the investment.
        case fundsExceedInvestment = "funds-exceed-investment"
        /// A reported total is less than it was before.
        case shrinkingTotal = "shrinking-total"
        /// A reported figure is below zero.
        case negativeFigure = "negative-figure"
        /// A month's figure is more than the total to date.
        case monthExceedsTotal = "month-exceeds-total"
    }

    /// The rule.
    public var kind: Kind
    /// What it found, in words.
    public var text: LocalizedName

    /// Warns.
    public init(_ kind: Kind, _ text: LocalizedName) {
        self.kind = kind
        self.text = text
    }
}
