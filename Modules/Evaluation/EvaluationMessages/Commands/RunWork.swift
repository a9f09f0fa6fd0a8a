import Messages

/// What became of a step of a run.
public struct RunReply: Codable, Sendable, Hashable {
    /// The run's id.
    public var run: String
    /// Where the run is now.
    public var state: RunState

    /// Makes a reply.
    public init(run: String, state: RunState) {
        self.run = run
        self.state = state
    }
}

/// Keeps what a plugin said of some towns of a run, and scores them.
///
/// Of the module itself; others are refused.
public struct ScoreTowns: Command {
    /// The name on the bus.
    public static let name = "evaluation.score-towns"
    /// Where the run is.
    public typealias Reply = RunReply

    /// The run's id.
    public var run: String
    /// How often the run has gone on after it was blocked.
    public var round: Int
    /// The plugin that judged; `null` when no code had to be asked.
    @OrNull public var plugin: RunPlugin?
    /// The towns.
    public var towns: [String]
    /// What the plugin said; one for each town, or none.
    public var judgements: [TownJudgement]

    /// Makes a command.
    public init(run: String, round: Int, plugin: RunPlugin?, towns: [String], judgements: [TownJudgement]) {
        self.run = run
        self.round = round
        self._plugin = OrNull(wrappedValue: plugin)
        self.towns = towns
        self.judgements = judgements
    }
}

/// Says why a run cannot go on.
///
/// Of the module itself; others are refused.
public struct BlockRun: Command {
    /// The name on the bus.
    public static let name = "evaluation.block-run"
    /// Where the run is.
    public typealias Reply = RunReply

    /// The run's id.
    public var run: String
    /// What stops it.
    public var types: [BlockedType]

    /// Makes a command.
    public init(run: String, types: [BlockedType]) {
        self.run = run
        self.types = types
    }
}

/// Lets a run go on with the plugins that are active now.
///
/// Of the module itself; others are refused.
public struct ResumeRun: Command {
    /// The name on the bus.
    public static let name = "evaluation.resume-run"
    /// Where the run is.
    public typealias Reply = RunReply

    /// The run's id.
    public var run: String
    /// How often the run has gone on already.
    public var round: Int

    /// Makes a command.
    public init(run: String, round: Int) {
        self.run = run
        self.round = round
    }
}

/// Ranks the towns of a run, all of which are scored.
///
/// Of the module itself; others are refused.
public struct CompleteRun: Command {
    /// The name on the bus.
    public static let name = "evaluation.complete-run"
    /// Where the run is.
    public typealias Reply = RunReply

    /// The run's id.
    public var run: String

    /// Makes a command.
    public init(run: String) {
        self.run = run
    }
}
