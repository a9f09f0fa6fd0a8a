import Messages

/// Asks what became of cases: on time, at the first check, again, to whose content.
public struct SummarizeCases: Query {
    /// The name on the bus.
    public static let name = "rectification.statistics"
    /// The figures.
    public typealias Reply = CaseStatisticsReply

    /// What they are put together by; the unit when left out.
    public var by: Grouping?
    /// Only cases of this programme.
    public var programme: String?
    /// Only cases of this town.
    public var town: String?
    /// Only cases that this unit is responsible for.
    public var unit: String?
    /// Only cases of this class.
    public var `class`: String?
    /// Only cases filed on this day or later.
    public var from: String?
    /// Only cases filed on this day or earlier.
    public var to: String?
    /// The day that overdue is judged on; today when left out.
    public var asOf: String?

    /// Makes a query.
    public init(
        by: Grouping? = nil,
        programme: String? = nil,
        town: String? = nil,
        unit: String? = nil,
        `class`: String? = nil,
        from: String? = nil,
        to: String? = nil,
        asOf: String? = nil
    ) {
        self.by = by
        self.programme = programme
        self.town = town
        self.unit = unit
        self.class = `class`
        self.from = from
        self.to = to
        self.asOf = asOf
    }

    /// What cases are put together by.
    public enum Grouping: String, Codable, Sendable, CaseIterable {
        /// The unit responsible.
        case unit
        /// The town.
        case town
        /// The place.
        case place
    }
}

/// What became of cases, put together.
public struct CaseStatisticsReply: Codable, Sendable, Hashable {
    /// What they are put together by.
    public var by: SummarizeCases.Grouping
    /// All together.
    public var all: CaseStatistics
    /// Each one's, most cases first; at most ``limit``.
    public var items: [CaseStatistics]
    /// How many there are.
    public var total: Int

    /// Puts a reply together.
    public init(
        by: SummarizeCases.Grouping,
        all: CaseStatistics,
        items: [CaseStatistics],
        total: Int
    ) {
        self.by = by
        self.all = all
        self.items = items
        self.total = total
    }

    /// The most units, towns or places that are named.
    public static let limit = 200
}
