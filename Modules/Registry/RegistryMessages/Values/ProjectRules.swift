import Messages

/// What a programme says of its investment projects.
public struct ProjectRules: Codable, Sendable, Hashable {
    /// A kind of project; a project may have several.
    public struct Kind: Codable, Sendable, Hashable {
        /// The id within the programme.
        public var id: String
        /// Its names.
        public var names: LocalizedName

        /// Defines a kind.
        public init(id: String, names: LocalizedName) {
            self.id = id
            self.names = names
        }
    }

    /// The kinds; a project of another kind is refused.
    public var kinds: [Kind]
    /// The kinds of yearly benefit, which are never added to each other (销售, 产值, 税收, 利税, 外贸).
    @OrEmpty public var benefits: [Kind]
    /// Fields that a project should state; what is missing is reported, not refused (`zone`, `investment`).
    @OrEmpty public var expectedFields: [String]
    /// Funds that are kept apart (基础设施, 专项资金, 贴息, 奖补).
    @OrEmpty public var funds: [Kind]
    /// The day of the following month on which the monthly report is due, 1 to 28; `null` when there is none.
    @OrNull public var reportDueDay: Int?
    /// The clause.
    @OrNull public var source: String?

    /// Defines the rules.
    public init(
        kinds: [Kind],
        benefits: [Kind] = [],
        expectedFields: [String] = [],
        funds: [Kind] = [],
        reportDueDay: Int? = nil,
        source: String? = nil
    ) {
        self.kinds = kinds
        self._benefits = OrEmpty(wrappedValue: benefits)
        self._expectedFields = OrEmpty(wrappedValue: expectedFields)
        self._funds = OrEmpty(wrappedValue: funds)
        self._reportDueDay = OrNull(wrappedValue: reportDueDay)
        self._source = OrNull(wrappedValue: source)
    }
}

/// Facts of the projects of a town that gates and rubrics may look at.
public enum ProjectFact: String, Codable, Sendable, CaseIterable {
    /// How many projects there are.
    case count = "projects.count"
    /// The share of them that have started, in %.
    case startedShare = "projects.started-share"
    /// The investment stated, in 万元.
    case investment = "projects.investment"
    /// The share of them with an approved report in the period, in %.
    case reportedShare = "projects.reported-share"

    /// The unit that it is stated in.
    public var unit: String {
        switch self {
        case .count: "个"
        case .startedShare, .reportedShare: "%"
        case .investment: "万元"
        }
    }
}
