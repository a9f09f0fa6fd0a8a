import Messages

/// Begins an evaluation: freezes the data of its period and has the town types judge.
///
/// The reply comes when the data are frozen. The judging follows by itself.
public struct StartRun: Command {
    /// The name on the bus.
    public static let name = "evaluation.start-run"
    /// The run.
    public typealias Reply = EvaluationRun

    /// The programme's id.
    public var programme: String
    /// The period.
    public var period: Period
    /// Whether it shall never become final.
    public var dryRun: Bool?

    /// Makes a command.
    public init(programme: String, period: Period, dryRun: Bool? = nil) {
        self.programme = programme
        self.period = period
        self.dryRun = dryRun
    }
}

/// Makes a preliminary run final: it is frozen and never changes again.
///
/// There is one final run for a programme and a period.
public struct FinalizeRun: Command {
    /// The name on the bus.
    public static let name = "evaluation.finalize-run"
    /// The run.
    public typealias Reply = EvaluationRun

    /// The run's id.
    public var run: String

    /// Makes a command.
    public init(run: String) {
        self.run = run
    }
}
