import Messages

/// Asks for observations, by id.
public struct ListObservations: Query {
    /// The name on the bus.
    public static let name = "evaluation.list-observations"
    /// A page of observations.
    public typealias Reply = Page<Observation>

    /// Only of this programme.
    public var programme: String?
    /// Only of this town.
    public var town: String?
    /// Only of this indicator.
    public var indicator: String?
    /// Only of periods that lie in this one.
    public var period: Period?
    /// Only in this state.
    public var state: ObservationState?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        indicator: String? = nil,
        period: Period? = nil,
        state: ObservationState? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.indicator = indicator
        self.period = period
        self.state = state
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one observation and all that happened to it.
public struct FindObservation: Query {
    /// The name on the bus.
    public static let name = "evaluation.find-observation"

    /// The observation and its history, oldest first.
    public struct Reply: Codable, Sendable, Hashable {
        /// The observation as it is.
        public var observation: Observation
        /// What happened to it, oldest first.
        public var history: [ObservationHistoryEntry]

        /// Makes an answer.
        public init(observation: Observation, history: [ObservationHistoryEntry]) {
            self.observation = observation
            self.history = history
        }
    }

    /// The observation's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}

/// Asks for the indicators of a programme and of the active plugins, by id.
public struct ListIndicators: Query {
    /// The name on the bus.
    public static let name = "evaluation.list-indicators"
    /// A page of indicators.
    public typealias Reply = Page<Indicator>

    /// The programme; left out: the plugins' indicators only.
    public var programme: String?
    /// Only those of this town type.
    public var townType: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(programme: String? = nil, townType: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.programme = programme
        self.townType = townType
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for targets and how they fare, by id.
public struct ListTargets: Query {
    /// The name on the bus.
    public static let name = "evaluation.list-targets"
    /// A page of targets.
    public typealias Reply = Page<Target>

    /// Only of this programme.
    public var programme: String?
    /// Only of this town.
    public var town: String?
    /// Only of this indicator.
    public var indicator: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        indicator: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.indicator = indicator
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks what the plausibility rules of a programme say of its figures.
public struct CheckFigures: Query {
    /// The name on the bus.
    public static let name = "evaluation.check-figures"

    /// The findings: all of them, there are few rules.
    public struct Reply: Codable, Sendable, Hashable {
        /// The findings, by rule, town and period.
        public var items: [FigureCheck]
        /// How many there are.
        public var total: Int

        /// Makes an answer.
        public init(items: [FigureCheck]) {
            self.items = items
            self.total = items.count
        }
    }

    /// The programme's id.
    public var programme: String

    /// Makes a query.
    public init(programme: String) {
        self.programme = programme
    }
}
