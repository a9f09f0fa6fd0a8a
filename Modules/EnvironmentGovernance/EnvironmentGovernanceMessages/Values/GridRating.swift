import Messages

/// What the superior's score of a grid's head rests on.
public enum RatingBasis: String, Codable, Sendable, CaseIterable {
    /// What is noted day by day (日常通报).
    case dailyNotice = "daily-notice"
    /// An inspection of its own (专项督查).
    case specialInspection = "special-inspection"
}

/// How the post that heads a grid (网格长) did in a month.
///
/// It is about the post: no person is named.
public struct GridRating: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The grid, by id.
    public var grid: String
    /// The month.
    public var month: Period
    /// What the superior's score rests on.
    public var basis: RatingBasis
    /// The superior's score (上级考核), 0 to 100.
    public var superior: DecimalValue
    /// How many of the residents asked are content (群众测评), in %.
    public var residents: DecimalValue
    /// How many residents were asked.
    public var voters: Int
    /// Both by their weights, two places, rounded half up.
    public var score: DecimalValue
    /// The grade, by id; `null` when the score reaches none.
    @OrNull public var grade: String?
    /// The grade of the month rated before; `null` when there is none.
    @OrNull public var before: String?

    /// Describes a rating.
    public init(
        programme: String,
        town: String,
        grid: String,
        month: Period,
        basis: RatingBasis,
        superior: DecimalValue,
        residents: DecimalValue,
        voters: Int,
        score: DecimalValue,
        grade: String?,
        before: String?
    ) {
        self.programme = programme
        self.town = town
        self.grid = grid
        self.month = month
        self.basis = basis
        self.superior = superior
        self.residents = residents
        self.voters = voters
        self.score = score
        self._grade = OrNull(wrappedValue: grade)
        self._before = OrNull(wrappedValue: before)
    }
}
