import Messages

/// Where a run is on its way.
public enum RunState: String, Codable, Sendable, CaseIterable {
    /// Its data are frozen; town types are being asked for their judgements.
    case judging
    /// A town type cannot be judged; ``EvaluationRun/blocked`` says which and why. It goes on by itself.
    case blocked
    /// Every town has its result; objections may still be heard.
    case preliminary
    /// Frozen.
    case final
}

/// What a run is for.
public enum RunKind: String, Codable, Sendable, CaseIterable {
    /// It may become final.
    case official
    /// It is kept and can be read, and never becomes final.
    case dryRun = "dry-run"
}

/// The rules by which a run scores, named so that anybody can do it again.
public struct RunMethod: Codable, Sendable, Hashable {
    /// How sections and indicators become one score.
    public var aggregation: String
    /// Where digits are cut.
    public var rounding: String
    /// What equal scores mean.
    public var ties: String
    /// What a missing value means: `zero` or `skip`.
    public var missing: String

    /// Names the rules.
    public init(aggregation: String, rounding: String, ties: String, missing: String) {
        self.aggregation = aggregation
        self.rounding = rounding
        self.ties = ties
        self.missing = missing
    }
}

/// A plugin as a run found it.
public struct RunPlugin: Codable, Sendable, Hashable {
    /// The town type that it judges.
    public var townType: String
    /// The plugin's id.
    public var id: String
    /// Its version.
    public var version: String
    /// Whether its code is asked; otherwise its rubric alone scores.
    public var judges: Bool

    /// Names a plugin.
    public init(townType: String, id: String, version: String, judges: Bool) {
        self.townType = townType
        self.id = id
        self.version = version
        self.judges = judges
    }
}

/// Why towns of a type cannot be judged.
public struct BlockedType: Codable, Sendable, Hashable {
    /// The town type's id.
    public var townType: String
    /// Ids of its towns; at most ``listed`` of them are named.
    public var towns: [String]
    /// How many towns there are.
    public var count: Int
    /// What is missing, and what to do.
    public var reason: String
    /// The activation of the plugin that was asked and failed: its event's sequence; `null` when there was none to ask.
    @OrNull public var failedActivation: Int?

    /// Towns that are named at most.
    public static let listed = 20

    /// Names a type.
    public init(townType: String, towns: [String], count: Int, reason: String, failedActivation: Int? = nil) {
        self.townType = townType
        self.towns = towns
        self.count = count
        self.reason = reason
        self._failedActivation = OrNull(wrappedValue: failedActivation)
    }
}

/// A year's (or another period's) evaluation of a programme's towns.
public struct EvaluationRun: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The programme's id.
    public var programme: String
    /// The version of the programme's definition: its gates and its rubric.
    public var programmeVersion: Int
    /// The period that is evaluated.
    public var period: Period
    /// What it is for.
    public var kind: RunKind
    /// Where it is on its way.
    public var state: RunState
    /// When its data were frozen: RFC 3339 in office time.
    public var startedAt: String
    /// When every town had its result.
    @OrNull public var completedAt: String?
    /// When it became final.
    @OrNull public var finalizedAt: String?
    /// SHA-256 over the frozen inputs as canonical JSON: 64 hexadecimal digits.
    public var digest: String
    /// How many towns are evaluated.
    public var towns: Int
    /// How many have a result already.
    public var scored: Int
    /// How many a gate keeps from being scored.
    public var vetoed: Int
    /// How many observations were frozen.
    public var observations: Int
    /// The plugins that judge.
    public var plugins: [RunPlugin]
    /// What stops it; empty unless it is blocked.
    public var blocked: [BlockedType]
    /// The rules by which it scores.
    public var method: RunMethod

    /// Puts a run together.
    public init(_ head: RunHead, state: RunState, startedAt: String) {
        id = head.run
        programme = head.programme
        programmeVersion = head.programmeVersion
        period = head.period
        kind = head.kind
        self.state = state
        self.startedAt = startedAt
        _completedAt = OrNull(wrappedValue: nil)
        _finalizedAt = OrNull(wrappedValue: nil)
        digest = head.digest
        towns = head.towns
        scored = 0
        vetoed = 0
        observations = head.observations
        plugins = head.plugins
        blocked = []
        method = head.method
    }
}

/// What a run is begun with, besides its towns.
public struct RunHead: Codable, Sendable, Hashable {
    /// The run's id.
    public var run: String
    /// The programme's id.
    public var programme: String
    /// The version of the programme's definition.
    public var programmeVersion: Int
    /// The period that is evaluated.
    public var period: Period
    /// What it is for.
    public var kind: RunKind
    /// SHA-256 over the frozen inputs as canonical JSON.
    public var digest: String
    /// How many towns are evaluated.
    public var towns: Int
    /// How many observations were frozen.
    public var observations: Int
    /// The plugins that judge.
    public var plugins: [RunPlugin]
    /// The programme's own targets that its rubric scores by.
    public var targets: [TargetDefinition]
    /// The rules by which it scores.
    public var method: RunMethod

    /// Puts a head together.
    public init(
        run: String,
        programme: String,
        programmeVersion: Int,
        period: Period,
        kind: RunKind,
        digest: String,
        towns: Int,
        observations: Int,
        plugins: [RunPlugin],
        targets: [TargetDefinition],
        method: RunMethod
    ) {
        self.run = run
        self.programme = programme
        self.programmeVersion = programmeVersion
        self.period = period
        self.kind = kind
        self.digest = digest
        self.towns = towns
        self.observations = observations
        self.plugins = plugins
        self.targets = targets
        self.method = method
    }
}
