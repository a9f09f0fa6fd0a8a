import Messages

/// Towns of one type to be judged: what `plugin.ID.judge` is asked with.
///
/// > Source: `docs/writing-a-plugin.md`, judge.
public struct JudgingBatch: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The period that is evaluated.
    public var period: Period
    /// The towns; each is answered with one ``Judgement``, in the same order.
    public var towns: [JudgingTown]

    /// Makes a batch.
    public init(programme: String, period: Period, towns: [JudgingTown]) {
        self.programme = programme
        self.period = period
        self.towns = towns
    }
}

/// One town as an evaluation sees it.
///
/// What the plugin derived for it is put in by the host.
public struct JudgingTown: Codable, Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its name.
    public var name: String
    /// Its level in the programme; `null` when it has none.
    @OrNull public var level: String?
    /// What the manifest's `attributes` describe.
    public var attributes: [String: JSONDocument]
    /// What was observed of it.
    public var observations: [JudgingObservation]
    /// Its projects, counted; `null` when nobody counted them.
    @OrNull public var projects: JudgingProjects?

    /// Makes a town.
    public init(
        id: String,
        name: String,
        level: String? = nil,
        attributes: [String: JSONDocument] = [:],
        observations: [JudgingObservation] = [],
        projects: JudgingProjects? = nil
    ) {
        self.id = id
        self.name = name
        self._level = OrNull(wrappedValue: level)
        self.attributes = attributes
        self.observations = observations
        self._projects = OrNull(wrappedValue: projects)
    }
}

/// One observed figure.
public struct JudgingObservation: Codable, Sendable, Hashable {
    /// How far an observation has come.
    public enum State: String, Codable, Sendable, CaseIterable {
        /// Said by the one who reports.
        case reported
        /// Checked by somebody else.
        case verified
        /// Sent back; it does not count.
        case returned
    }

    /// Its id; a finding's `from` names it.
    public var id: String
    /// The indicator's id.
    public var indicator: String
    /// The period that it is about.
    public var period: Period
    /// The figure.
    public var figure: Figure
    /// How far it has come.
    public var state: State

    /// Makes an observation.
    public init(id: String, indicator: String, period: Period, figure: Figure, state: State) {
        self.id = id
        self.indicator = indicator
        self.period = period
        self.figure = figure
        self.state = state
    }
}

/// A town's projects, counted; sums say over how many.
public struct JudgingProjects: Codable, Sendable, Hashable {
    /// The projects of one kind.
    public struct KindCount: Codable, Sendable, Hashable {
        /// The kind's id.
        public var kind: String
        /// How many.
        public var count: Int

        /// Counts a kind.
        public init(kind: String, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// A sum of one measure in one unit.
    public struct Sum: Codable, Sendable, Hashable {
        /// What is measured.
        public var measure: String
        /// The unit.
        public var unit: String
        /// The sum.
        public var value: DecimalValue
        /// How many projects state it.
        public var of: Int

        /// Makes a sum.
        public init(measure: String, unit: String, value: DecimalValue, of: Int) {
            self.measure = measure
            self.unit = unit
            self.value = value
            self.of = of
        }
    }

    /// How many there are.
    public var count: Int
    /// How many of each kind; a project may have several kinds.
    public var byKind: [KindCount]
    /// The sums; unlike units are never added.
    public var measures: [Sum]

    /// Makes a summary.
    public init(count: Int, byKind: [KindCount] = [], measures: [Sum] = []) {
        self.count = count
        self.byKind = byKind
        self.measures = measures
    }
}

/// What `plugin.ID.judge` answers; the host has checked it against the batch and the manifest.
public struct JudgingReply: Codable, Sendable, Hashable {
    /// One for each town of the batch, in its order.
    public var judgements: [Judgement]
}

/// What a plugin says of one town.
public struct Judgement: Codable, Sendable, Hashable {
    /// What is said about one indicator.
    public struct Finding: Codable, Sendable, Hashable {
        /// The indicator's id.
        public var indicator: String
        /// From 0 to 1; `null` when it cannot be judged, and then ``why`` says what is missing.
        @OrNull public var score: DecimalValue?
        /// The figure that was judged; `null` when there is none.
        @OrNull public var figure: Figure?
        /// The reason in words.
        public var why: LocalizedName
        /// The observations that it rests on.
        public var from: [String]
    }

    /// Something that a reader should look at.
    public struct Flag: Codable, Sendable, Hashable {
        /// What sort: words joined by `-`.
        public var kind: String
        /// What is noticed.
        public var text: LocalizedName
        /// The observations that it rests on.
        public var from: [String]
    }

    /// The town's id.
    public var town: String
    /// What is said about its indicators.
    public var findings: [Finding]
    /// What a reader should look at.
    public var flags: [Flag]
}
