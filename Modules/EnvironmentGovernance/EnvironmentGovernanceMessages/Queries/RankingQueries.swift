import Messages

/// Asks for the ranking of a month: the frozen one, or as of now while the month is not closed.
public struct FindRanking: Query {
    /// The name on the bus.
    public static let name = "environment.find-ranking"
    /// The ranking.
    public typealias Reply = Ranking

    /// The programme.
    public var programme: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a query.
    public init(programme: String, month: Period) {
        self.programme = programme
        self.month = month
    }
}

/// A town's place in one closed month.
public struct TrendPoint: Codable, Sendable, Hashable {
    /// The month.
    public var month: Period
    /// Its place.
    public var rank: Int
    /// Of how many.
    public var of: Int
    /// Its score.
    public var score: DecimalValue
    /// How much of the whole was scored, in %.
    public var coverage: DecimalValue
    /// Faults found in the month that were open when it closed.
    public var faultsOpen: Int

    /// States a point.
    public init(month: Period, rank: Int, of: Int, score: DecimalValue, coverage: DecimalValue, faultsOpen: Int) {
        self.month = month
        self.rank = rank
        self.of = of
        self.score = score
        self.coverage = coverage
        self.faultsOpen = faultsOpen
    }
}

/// Asks for a town's places in the closed months, the earliest first.
public struct FindTrend: Query {
    /// The name on the bus.
    public static let name = "environment.find-trend"
    /// The months.
    public struct Reply: Codable, Sendable, Hashable {
        /// One point for each closed month in which the town was ranked.
        public var points: [TrendPoint]

        /// Makes a reply.
        public init(points: [TrendPoint]) {
            self.points = points
        }
    }

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String

    /// Makes a query.
    public init(programme: String, town: String) {
        self.programme = programme
        self.town = town
    }
}
