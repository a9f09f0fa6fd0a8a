import Messages

/// Hands in the score of a part that no inspection gives, such as a questionnaire; it replaces one handed in before.
public struct HandInScore: Command {
    /// The name on the bus.
    public static let name = "environment.hand-in-score"
    /// The score as it is kept.
    public typealias Reply = PartScore

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The month, `2024-07`.
    public var month: Period
    /// The part, by id.
    public var part: String
    /// 0 to 100.
    public var score: DecimalValue
    /// Where it stands: the questionnaire, the report.
    public var source: String

    /// Makes a command.
    public init(programme: String, town: String, month: Period, part: String, score: DecimalValue, source: String) {
        self.programme = programme
        self.town = town
        self.month = month
        self.part = part
        self.score = score
        self.source = source
    }
}

/// Closes a month: ranks its towns, freezes the ranking and says who is rewarded and who is called in.
public struct CloseMonth: Command {
    /// The name on the bus.
    public static let name = "environment.close-month"
    /// The frozen ranking.
    public typealias Reply = Ranking

    /// The programme.
    public var programme: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a command.
    public init(programme: String, month: Period) {
        self.programme = programme
        self.month = month
    }
}
