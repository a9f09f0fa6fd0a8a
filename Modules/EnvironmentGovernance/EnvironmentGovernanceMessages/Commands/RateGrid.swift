import Messages

/// Rates the post that heads a grid for a month; rating it anew needs a reason.
///
/// > Source: AC-001-29: the superior's score and the residents' vote, in two weighted parts, with a grade that moves.
public struct RateGrid: Command {
    /// The name on the bus.
    public static let name = "environment.rate-grid"
    /// The rating.
    public typealias Reply = GridRating

    /// The programme.
    public var programme: String
    /// The grid, by id.
    public var grid: String
    /// The month, `2024-07`.
    public var month: Period
    /// What the superior's score rests on.
    public var basis: RatingBasis
    /// The superior's score, 0 to 100.
    public var superior: DecimalValue
    /// How many of the residents asked are content, in %.
    public var residents: DecimalValue
    /// How many residents were asked, from 1.
    public var voters: Int

    /// Makes a command.
    public init(
        programme: String,
        grid: String,
        month: Period,
        basis: RatingBasis,
        superior: DecimalValue,
        residents: DecimalValue,
        voters: Int
    ) {
        self.programme = programme
        self.grid = grid
        self.month = month
        self.basis = basis
        self.superior = superior
        self.residents = residents
        self.voters = voters
    }
}
