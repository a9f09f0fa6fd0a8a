import Messages

/// So many of something.
public struct Tally: Codable, Sendable, Hashable {
    /// Of what: a status, a colour, a state, as the module that counts it writes them.
    public var of: String
    /// How many.
    public var count: Int

    /// Counts.
    public init(_ of: String, _ count: Int) {
        self.of = of
        self.count = count
    }
}

/// The projects of a town, or of a programme.
public struct ProjectTally: Codable, Sendable, Hashable {
    /// A monthly round.
    public struct Month: Codable, Sendable, Hashable {
        /// The programme's id.
        public var programme: String
        /// The month.
        public var month: Period
        /// `open` or `locked`.
        public var state: String
        /// Until when reports are due; `null` when the programme does not say.
        @OrNull public var due: String?
        /// How many reports are `submitted`, `returned`, `approved`.
        public var reports: [Tally]
        /// How many projects have handed in nothing.
        public var missing: Int

        /// Describes a month.
        public init(programme: String, month: Period, state: String, due: String?, reports: [Tally], missing: Int) {
            self.programme = programme
            self.month = month
            self.state = state
            self._due = OrNull(wrappedValue: due)
            self.reports = reports
            self.missing = missing
        }
    }

    /// How many.
    public var count: Int
    /// By status, those that there are.
    public var byStatus: [Tally]
    /// By light: `green`, `yellow`, `red`, `grey`, each always there.
    public var byLight: [Tally]
    /// The last month of each programme.
    public var months: [Month]

    /// Counts.
    public init(count: Int, byStatus: [Tally], byLight: [Tally], months: [Month]) {
        self.count = count
        self.byStatus = byStatus
        self.byLight = byLight
        self.months = months
    }
}

/// What is open, and what of it is late.
public struct WorkTally: Codable, Sendable, Hashable {
    /// How many are open.
    public var open: Int
    /// How many of these are overdue.
    public var overdue: Int
    /// How many of these stand as given back; always 0 for tasks.
    public var returned: Int
    /// How many are done.
    public var closed: Int

    /// Counts.
    public init(open: Int = 0, overdue: Int = 0, returned: Int = 0, closed: Int = 0) {
        self.open = open
        self.overdue = overdue
        self.returned = returned
        self.closed = closed
    }
}
