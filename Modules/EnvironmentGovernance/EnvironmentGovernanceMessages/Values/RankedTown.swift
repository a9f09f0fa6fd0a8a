import Messages

/// What a town has in one part of a month's score.
public struct PartScore: Codable, Sendable, Hashable {
    /// The part, by id.
    public var part: String
    /// Its share of the whole, in %.
    public var weight: DecimalValue
    /// 0 to 100, two places; `null` when nothing was checked and no score was handed in.
    @OrNull public var score: DecimalValue?
    /// How many results were checked: passed or failed.
    public var checked: Int
    /// How many of them passed.
    public var passed: Int

    /// States a score.
    public init(part: String, weight: DecimalValue, score: DecimalValue?, checked: Int, passed: Int) {
        self.part = part
        self.weight = weight
        self._score = OrNull(wrappedValue: score)
        self.checked = checked
        self.passed = passed
    }
}

/// A town in the ranking of a month.
public struct RankedTown: Codable, Sendable, Hashable {
    /// The town.
    public var town: String
    /// Its place, from 1; towns with the same score and as many open faults share it, and the next one is left out.
    public var rank: Int
    /// The parts' scores by their weights, 0 to 100, two places, rounded half up; parts without a score count for
    /// nothing and ``coverage`` says so.
    public var score: DecimalValue
    /// How much of the whole the scored parts make up, in %.
    public var coverage: DecimalValue
    /// The parts, in the programme's order.
    public var parts: [PartScore]
    /// Parts without a score, by id.
    public var missing: [String]
    /// Faults found in the month.
    public var faultsFound: Int
    /// Faults found in the month that are not closed.
    public var faultsOpen: Int
    /// Faults found in the month that are closed.
    public var faultsClosed: Int
    /// The score less that of the month before; `null` when it has none.
    @OrNull public var change: DecimalValue?

    /// Places a town.
    public init(
        town: String,
        rank: Int,
        score: DecimalValue,
        coverage: DecimalValue,
        parts: [PartScore],
        missing: [String],
        faultsFound: Int,
        faultsOpen: Int,
        faultsClosed: Int,
        change: DecimalValue?
    ) {
        self.town = town
        self.rank = rank
        self.score = score
        self.coverage = coverage
        self.parts = parts
        self.missing = missing
        self.faultsFound = faultsFound
        self.faultsOpen = faultsOpen
        self.faultsClosed = faultsClosed
        self._change = OrNull(wrappedValue: change)
    }
}

/// The ranking of a month.
public struct Ranking: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Whether it is frozen; else it is as of now.
    public var frozen: Bool
    /// How many towns are ranked, of what the asker may see.
    public var total: Int
    /// The towns by rank, of what the asker may see.
    public var towns: [RankedTown]
    /// The programme's towns without any score, of what the asker may see.
    public var unranked: [String]
    /// Towns that are rewarded (奖励), of what the asker may see.
    public var rewarded: [String]
    /// Towns that are called in (约谈), of what the asker may see.
    public var calledIn: [String]

    /// Makes a ranking.
    public init(
        programme: String,
        month: Period,
        frozen: Bool,
        towns: [RankedTown],
        unranked: [String],
        rewarded: [String],
        calledIn: [String]
    ) {
        self.programme = programme
        self.month = month
        self.frozen = frozen
        total = towns.count
        self.towns = towns
        self.unranked = unranked
        self.rewarded = rewarded
        self.calledIn = calledIn
    }
}
