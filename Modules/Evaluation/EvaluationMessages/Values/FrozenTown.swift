import Messages

/// A town as a run found it: all that it is scored by.
public struct FrozenTown: Codable, Sendable, Hashable {
    /// The town's id.
    public var town: String
    /// Its name.
    public var name: String
    /// Its town type; `null` when nobody has said.
    @OrNull public var townType: String?
    /// Its level in the programme.
    @OrNull public var level: String?
    /// What its town type describes of it; each value as JSON.
    public var attributes: [String: String]
    /// What was observed of it in the period; returned and planned figures are left out.
    public var observations: [Observation]
    /// Its projects, counted.
    public var projects: ProjectCounts
    /// Its own targets that the rubric scores by.
    public var targets: [TargetDefinition]

    /// Freezes a town.
    public init(
        town: String,
        name: String,
        townType: String?,
        level: String?,
        attributes: [String: String],
        observations: [Observation],
        projects: ProjectCounts,
        targets: [TargetDefinition]
    ) {
        self.town = town
        self.name = name
        self._townType = OrNull(wrappedValue: townType)
        self._level = OrNull(wrappedValue: level)
        self.attributes = attributes
        self.observations = observations
        self.projects = projects
        self.targets = targets
    }
}

/// A town's projects, counted; sums say over how many.
public struct ProjectCounts: Codable, Sendable, Hashable {
    /// A kind and how many projects have it; a project may have several kinds.
    public struct Kind: Codable, Sendable, Hashable {
        /// The kind's id.
        public var kind: String
        /// How many projects have it.
        public var count: Int

        /// Counts a kind.
        public init(kind: String, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// A measure, summed in one unit.
    public struct Sum: Codable, Sendable, Hashable {
        /// The measure's id.
        public var measure: String
        /// The unit of the sum.
        public var unit: String
        /// The sum.
        public var value: DecimalValue
        /// Over how many projects.
        public var of: Int

        /// Sums a measure.
        public init(measure: String, unit: String, value: DecimalValue, of: Int) {
            self.measure = measure
            self.unit = unit
            self.value = value
            self.of = of
        }
    }

    /// How many projects there are.
    public var count: Int
    /// How many have been started, whatever became of them.
    public var started: Int
    /// How many have an approved report of a month in the period.
    public var reported: Int
    /// The stated investment, summed, in 万元; `null` when no project states one.
    @OrNull public var investment: Sum?
    /// Projects by kind.
    public var kinds: [Kind]
    /// Their measures; unlike units are never added.
    public var measures: [Sum]

    /// Counts projects.
    public init(
        count: Int = 0,
        started: Int = 0,
        reported: Int = 0,
        investment: Sum? = nil,
        kinds: [Kind] = [],
        measures: [Sum] = []
    ) {
        self.count = count
        self.started = started
        self.reported = reported
        self._investment = OrNull(wrappedValue: investment)
        self.kinds = kinds
        self.measures = measures
    }
}

/// What a plugin said of a town, as a run keeps it.
public struct TownJudgement: Codable, Sendable, Hashable {
    /// What was said about one indicator.
    public struct Finding: Codable, Sendable, Hashable {
        /// The indicator's id.
        public var indicator: String
        /// From 0 to 1; `null` when it cannot be judged.
        @OrNull public var score: DecimalValue?
        /// The figure that was judged.
        @OrNull public var figure: Figure?
        /// The reason in words.
        public var why: LocalizedName
        /// The observations that it rests on.
        public var from: [String]

        /// Keeps a finding.
        public init(
            indicator: String,
            score: DecimalValue?,
            figure: Figure? = nil,
            why: LocalizedName,
            from: [String] = []
        ) {
            self.indicator = indicator
            self._score = OrNull(wrappedValue: score)
            self._figure = OrNull(wrappedValue: figure)
            self.why = why
            self.from = from
        }
    }

    /// The town's id.
    public var town: String
    /// What was said about its indicators.
    public var findings: [Finding]
    /// What a reader should look at.
    public var flags: [Flag]

    /// Keeps a judgement.
    public init(town: String, findings: [Finding], flags: [Flag] = []) {
        self.town = town
        self.findings = findings
        self.flags = flags
    }
}
