import Messages

/// A score that no inspection gives (a questionnaire, somebody else's count) was handed in.
public struct ScoreHandedIn: Event {
    /// The type.
    public static let name = "environment.score-handed-in.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The month.
    public var month: Period
    /// The part, by id.
    public var part: String
    /// 0 to 100.
    public var score: DecimalValue
    /// Where it stands.
    public var source: String

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, month: Period, part: String, score: DecimalValue, source: String) {
        self.programme = programme
        self.town = town
        self.month = month
        self.part = part
        self.score = score
        self.source = source
    }
}

/// The head of a grid was rated for a month.
public struct GridRated: Event {
    /// The type.
    public static let name = "environment.grid-rated.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The rating.
    public var rating: GridRating

    /// The grid's id.
    public var subject: String { rating.grid }

    /// States the fact.
    public init(_ rating: GridRating) {
        programme = rating.programme
        town = rating.town
        self.rating = rating
    }
}

/// A month was closed; nothing counts for it any more.
///
/// Its towns follow in ``TownRanked``, one event each.
public struct MonthRanked: Event {
    /// The type.
    public static let name = "environment.month-ranked.v1"

    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// How many towns are ranked.
    public var towns: Int
    /// The programme's towns without any score.
    public var unranked: [String]
    /// Towns that are rewarded.
    public var rewarded: [String]
    /// Towns that are called in.
    public var calledIn: [String]

    /// The programme's id.
    public var subject: String { programme }

    /// States the fact.
    public init(
        programme: String,
        month: Period,
        towns: Int,
        unranked: [String],
        rewarded: [String],
        calledIn: [String]
    ) {
        self.programme = programme
        self.month = month
        self.towns = towns
        self.unranked = unranked
        self.rewarded = rewarded
        self.calledIn = calledIn
    }
}

/// A town has its place in the ranking of a closed month.
public struct TownRanked: Event {
    /// The type.
    public static let name = "environment.town-ranked.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The month.
    public var month: Period
    /// Its place and how it came to it.
    public var entry: RankedTown
    /// Of how many.
    public var of: Int

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, month: Period, entry: RankedTown, of: Int) {
        self.programme = programme
        town = entry.town
        self.month = month
        self.entry = entry
        self.of = of
    }
}
