/// Towns of one type to be judged, with all that is known of them: what `judge` is given.
public struct JudgementBatch: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The period that is evaluated: `2023`, `2023-Q3`, `2023-07`, `2023-01..2023-07`.
    public var period: String
    /// The towns.
    public var towns: [JudgedTown]

    /// Makes a batch.
    public init(programme: String, period: String, towns: [JudgedTown]) {
        self.programme = programme
        self.period = period
        self.towns = towns
    }
}

/// One town as the evaluation sees it.
public struct JudgedTown: Codable, Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its name.
    public var name: String
    /// Its level in the programme; `nil` when it has none.
    public var level: String?
    /// What the manifest's `attributes` describe.
    public var attributes: [String: JSONValue]
    /// What was observed of it.
    public var observations: [Observation]
    /// A summary of its projects.
    public var projects: ProjectSummary?
    /// What the plugin's own `derive` keeps for this town (`state.towns[ID]`); `nil` when it keeps nothing.
    public var state: JSONValue?

    /// Makes a town.
    public init(
        id: String,
        name: String,
        level: String? = nil,
        attributes: [String: JSONValue] = [:],
        observations: [Observation] = [],
        projects: ProjectSummary? = nil,
        state: JSONValue? = nil
    ) {
        self.id = id
        self.name = name
        self.level = level
        self.attributes = attributes
        self.observations = observations
        self.projects = projects
        self.state = state
    }

    /// The observation to judge an indicator by: a verified one before a reported one, then the later one.
    ///
    /// A returned observation does not count, nor does one whose value is not stated.
    ///
    /// - Parameters:
    ///   - indicator: The indicator's id.
    ///   - period: Only observations of this period; of any when `nil`.
    /// - Returns: `nil` when there is none.
    public func observation(_ indicator: String, in period: String? = nil) -> Observation? {
        let usable = observations.filter { item in
            item.indicator == indicator && item.state != .returned && item.figure.value != nil
                && (period == nil || item.period == period)
        }
        return usable.max { left, right in
            (left.state == .verified ? 1 : 0, left.period, left.id)
                < (right.state == .verified ? 1 : 0, right.period, right.id)
        }
    }
}

/// One figure that was observed for an indicator.
public struct Observation: Codable, Sendable, Hashable {
    /// How far an observation has come.
    public enum State: String, Codable, Sendable, CaseIterable {
        /// Said by the one who reports.
        case reported
        /// Checked by somebody else.
        case verified
        /// Sent back; it does not count until it is back.
        case returned
    }

    /// Its id; a finding's `from` names it.
    public var id: String
    /// The indicator's id.
    public var indicator: String
    /// The period that it is about.
    public var period: String
    /// The figure.
    public var figure: Figure
    /// How far it has come.
    public var state: State

    /// Makes an observation.
    public init(id: String, indicator: String, period: String, figure: Figure, state: State = .reported) {
        self.id = id
        self.indicator = indicator
        self.period = period
        self.figure = figure
        self.state = state
    }
}

/// A town's projects, counted.
public struct ProjectSummary: Codable, Sendable, Hashable {
    /// The projects of one kind.
    public struct KindCount: Codable, Sendable, Hashable {
        /// The kind's id.
        public var kind: String
        /// How many there are.
        public var count: Int

        /// Makes a count.
        public init(kind: String, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// A sum over projects that states what it covers.
    public struct Measure: Codable, Sendable, Hashable {
        /// What is measured.
        public var measure: String
        /// The unit.
        public var unit: String
        /// The sum.
        public var value: ExactDecimal
        /// How many projects state it.
        public var of: Int

        /// Makes a sum.
        public init(measure: String, unit: String, value: ExactDecimal, of: Int) {
            self.measure = measure
            self.unit = unit
            self.value = value
            self.of = of
        }
    }

    /// How many there are.
    public var count: Int
    /// How many of each kind; a project may have several.
    public var byKind: [KindCount]
    /// Sums, each over its own unit.
    public var measures: [Measure]

    /// Makes a summary.
    public init(count: Int, byKind: [KindCount] = [], measures: [Measure] = []) {
        self.count = count
        self.byKind = byKind
        self.measures = measures
    }
}
