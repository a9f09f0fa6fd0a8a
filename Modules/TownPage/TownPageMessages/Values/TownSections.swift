import Messages

/// How a town stands in a programme's last evaluation.
public struct TownStanding: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The run's id.
    public var run: String
    /// The period.
    public var period: Period
    /// Whether the run is final; else it is preliminary.
    public var isFinal: Bool
    /// Its place; `null` for a town without score.
    @OrNull public var rank: Int?
    /// How many towns have a place.
    public var ranked: Int
    /// Its score, 0 to 100; `null` when a gate keeps it out or nothing was there to score.
    @OrNull public var score: DecimalValue?
    /// Its grade's id; `null` when there is none.
    @OrNull public var grade: String?

    /// Describes a standing.
    public init(
        programme: String,
        run: String,
        period: Period,
        isFinal: Bool,
        rank: Int?,
        ranked: Int,
        score: DecimalValue?,
        grade: String?
    ) {
        self.programme = programme
        self.run = run
        self.period = period
        self.isFinal = isFinal
        self._rank = OrNull(wrappedValue: rank)
        self.ranked = ranked
        self._score = OrNull(wrappedValue: score)
        self._grade = OrNull(wrappedValue: grade)
    }
}

/// How the places of a town look: its last ranked month, and its open faults.
public struct TownEnvironment: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The last month that was ranked; `null` before the first.
    @OrNull public var month: Period?
    /// Its score of the month; `null` when there is none.
    @OrNull public var score: DecimalValue?
    /// Its place; `null` when there is none.
    @OrNull public var rank: Int?
    /// How many faults are open.
    public var openFaults: Int

    /// Describes it.
    public init(programme: String, month: Period?, score: DecimalValue?, rank: Int?, openFaults: Int) {
        self.programme = programme
        self._month = OrNull(wrappedValue: month)
        self._score = OrNull(wrappedValue: score)
        self._rank = OrNull(wrappedValue: rank)
        self.openFaults = openFaults
    }
}

/// What a town sells: its closed months, the last twelve, oldest first.
public struct TownSales: Codable, Sendable, Hashable {
    /// A closed month.
    public struct Month: Codable, Sendable, Hashable {
        /// The month.
        public var month: Period
        /// Its figures, by metric.
        public var figures: [NamedFigure]

        /// Describes a month.
        public init(month: Period, figures: [NamedFigure]) {
            self.month = month
            self.figures = figures
        }
    }

    /// The programme's id.
    public var programme: String
    /// The months, oldest first.
    public var months: [Month]

    /// Describes it.
    public init(programme: String, months: [Month]) {
        self.programme = programme
        self.months = months
    }
}

/// A number with its unit.
public struct NamedFigure: Codable, Sendable, Hashable {
    /// Which: an indicator's or a metric's id.
    public var id: String
    /// The value; `null` when there is none.
    @OrNull public var value: DecimalValue?
    /// The unit.
    public var unit: String

    /// States a figure.
    public init(id: String, value: DecimalValue?, unit: String) {
        self.id = id
        self._value = OrNull(wrappedValue: value)
        self.unit = unit
    }
}

/// What the plugin of the town's type adds to its page.
public struct TownTypeCard: Codable, Sendable, Hashable {
    /// A value.
    public struct Cell: Codable, Sendable, Hashable {
        /// The indicator's id.
        public var indicator: String
        /// Its names; its id where the plugin does not say.
        public var names: LocalizedName
        /// The last value; `null` before the first.
        @OrNull public var value: DecimalValue?
        /// The unit.
        public var unit: String
        /// The period that the value is about; `null` before the first.
        @OrNull public var period: Period?
        /// The reason in words; `null` before the first value.
        @OrNull public var why: LocalizedName?

        /// Fills a cell.
        public init(
            indicator: String,
            names: LocalizedName,
            value: DecimalValue?,
            unit: String,
            period: Period?,
            why: LocalizedName?
        ) {
            self.indicator = indicator
            self.names = names
            self._value = OrNull(wrappedValue: value)
            self.unit = unit
            self._period = OrNull(wrappedValue: period)
            self._why = OrNull(wrappedValue: why)
        }
    }

    /// The plugin's id.
    public var plugin: String
    /// The card's title.
    public var names: LocalizedName
    /// Its cells.
    public var cells: [Cell]

    /// Makes a card.
    public init(plugin: String, names: LocalizedName, cells: [Cell]) {
        self.plugin = plugin
        self.names = names
        self.cells = cells
    }
}

/// Something that happened to a town, in words.
public struct TownNews: Codable, Sendable, Hashable {
    /// When: RFC 3339 in office time.
    public var time: String
    /// The event's type.
    public var type: String
    /// The programme; `null` when it is of none.
    @OrNull public var programme: String?
    /// What it is about: the id of a project, a case, a task.
    public var subject: String
    /// The unit that acted.
    public var unit: String
    /// What happened.
    public var text: LocalizedName

    /// Tells.
    public init(time: String, type: String, programme: String?, subject: String, unit: String, text: LocalizedName) {
        self.time = time
        self.type = type
        self._programme = OrNull(wrappedValue: programme)
        self.subject = subject
        self.unit = unit
        self.text = text
    }
}
