import Messages

/// A run has begun: what it will be scored by is frozen.
///
/// Its towns follow in ``InputsFrozen``.
public struct RunStarted: Event {
    /// The type.
    public static let name = "evaluation.run-started.v1"

    /// What it was begun with.
    public var head: RunHead

    /// The run's id.
    public var subject: String { head.run }

    /// States the fact.
    public init(_ head: RunHead) {
        self.head = head
    }
}

/// Some towns of a run, as it found them; as many as one record holds.
public struct InputsFrozen: Event {
    /// The type.
    public static let name = "evaluation.inputs-frozen.v1"

    /// The run's id.
    public var run: String
    /// The towns.
    public var towns: [FrozenTown]

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(run: String, towns: [FrozenTown]) {
        self.run = run
        self.towns = towns
    }
}

/// A plugin has judged some towns of a run; as many as one record holds.
public struct JudgementsReceived: Event {
    /// The type.
    public static let name = "evaluation.judgements-received.v1"

    /// The run's id.
    public var run: String
    /// The plugin that judged.
    public var plugin: RunPlugin
    /// What it said.
    public var judgements: [TownJudgement]

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(run: String, plugin: RunPlugin, judgements: [TownJudgement]) {
        self.run = run
        self.plugin = plugin
        self.judgements = judgements
    }
}

/// Some towns of a run were scored; as many as one record holds.
public struct TownsScored: Event {
    /// The type.
    public static let name = "evaluation.towns-scored.v1"

    /// The run's id.
    public var run: String
    /// The results; their rank is still open.
    public var results: [TownResult]

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(run: String, results: [TownResult]) {
        self.run = run
        self.results = results
    }
}

/// A run cannot go on.
public struct RunBlocked: Event {
    /// The type.
    public static let name = "evaluation.run-blocked.v1"

    /// The run's id.
    public var run: String
    /// The programme's id.
    public var programme: String
    /// What stops it.
    public var types: [BlockedType]

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(run: String, programme: String, types: [BlockedType]) {
        self.run = run
        self.programme = programme
        self.types = types
    }
}

/// A run goes on, with the plugins that are active now.
public struct RunResumed: Event {
    /// The type.
    public static let name = "evaluation.run-resumed.v1"

    /// The run's id.
    public var run: String
    /// How often it has gone on, from 1.
    public var round: Int
    /// The plugins that judge from now on.
    public var plugins: [RunPlugin]
    /// Town types that are judged anew, since their plugin is another one now.
    public var again: [String]

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(run: String, round: Int, plugins: [RunPlugin], again: [String]) {
        self.run = run
        self.round = round
        self.plugins = plugins
        self.again = again
    }
}

/// Some towns of a run were ranked; as many as one record holds, best first.
public struct TownsRanked: Event {
    /// The type.
    public static let name = "evaluation.towns-ranked.v1"

    /// A town's place.
    public struct Place: Codable, Sendable, Hashable {
        /// The town's id.
        public var town: String
        /// Its place; equal scores share one.
        public var rank: Int
        /// Its score, 0 to 100.
        public var score: DecimalValue
        /// Its grade's id.
        @OrNull public var grade: String?

        /// Makes a place.
        public init(town: String, rank: Int, score: DecimalValue, grade: String?) {
            self.town = town
            self.rank = rank
            self.score = score
            self._grade = OrNull(wrappedValue: grade)
        }
    }

    /// The run's id.
    public var run: String
    /// The programme's id.
    public var programme: String
    /// The period.
    public var period: Period
    /// The places.
    public var places: [Place]

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(run: String, programme: String, period: Period, places: [Place]) {
        self.run = run
        self.programme = programme
        self.period = period
        self.places = places
    }
}

/// Every town of a run has its result: the run is preliminary.
public struct RunCompleted: Event {
    /// The type.
    public static let name = "evaluation.run-completed.v1"

    /// The run's id.
    public var run: String
    /// The programme's id.
    public var programme: String
    /// The period.
    public var period: Period
    /// What it is for.
    public var kind: RunKind
    /// How many towns were evaluated.
    public var towns: Int
    /// How many have a score.
    public var ranked: Int
    /// How many a gate keeps out.
    public var vetoed: Int

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(
        run: String,
        programme: String,
        period: Period,
        kind: RunKind,
        towns: Int,
        ranked: Int,
        vetoed: Int
    ) {
        self.run = run
        self.programme = programme
        self.period = period
        self.kind = kind
        self.towns = towns
        self.ranked = ranked
        self.vetoed = vetoed
    }
}

/// A run is final.
public struct RunFinalized: Event {
    /// The type.
    public static let name = "evaluation.run-finalized.v1"

    /// The run's id.
    public var run: String
    /// The programme's id.
    public var programme: String
    /// The period.
    public var period: Period

    /// The run's id.
    public var subject: String { run }

    /// States the fact.
    public init(run: String, programme: String, period: Period) {
        self.run = run
        self.programme = programme
        self.period = period
    }
}
