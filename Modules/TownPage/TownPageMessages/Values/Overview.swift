import Messages

/// All that the asker may see, counted.
public struct Overview: Codable, Sendable, Hashable {
    /// A programme.
    public struct Programme: Codable, Sendable, Hashable {
        /// The programme's id.
        public var programme: String
        /// Its names.
        public var names: LocalizedName
        /// How many towns it has.
        public var towns: Int
        /// Its projects.
        public var projects: ProjectTally
        /// What is to be put right.
        public var rectification: WorkTally
        /// Its towns' tasks.
        public var tasks: WorkTally
        /// Its last evaluation; `null` before the first.
        @OrNull public var ranking: Ranking?

        /// Describes a programme.
        public init(
            programme: String,
            names: LocalizedName,
            towns: Int,
            projects: ProjectTally,
            rectification: WorkTally,
            tasks: WorkTally,
            ranking: Ranking?
        ) {
            self.programme = programme
            self.names = names
            self.towns = towns
            self.projects = projects
            self.rectification = rectification
            self.tasks = tasks
            self._ranking = OrNull(wrappedValue: ranking)
        }
    }

    /// The best towns of an evaluation, of those that the asker may see.
    public struct Ranking: Codable, Sendable, Hashable {
        /// A town's place.
        public struct Place: Codable, Sendable, Hashable {
            /// The town's id.
            public var town: String
            /// Its name.
            public var name: String
            /// Its place among all towns of the run.
            public var rank: Int
            /// Its score, 0 to 100.
            public var score: DecimalValue

            /// Makes a place.
            public init(town: String, name: String, rank: Int, score: DecimalValue) {
                self.town = town
                self.name = name
                self.rank = rank
                self.score = score
            }
        }

        /// The run's id.
        public var run: String
        /// The period.
        public var period: Period
        /// Whether the run is final.
        public var isFinal: Bool
        /// The places, best first, at most ``placeLimit``.
        public var places: [Place]

        /// How many places are shown at most.
        public static let placeLimit = 10

        /// Makes a ranking.
        public init(run: String, period: Period, isFinal: Bool, places: [Place]) {
            self.run = run
            self.period = period
            self.isFinal = isFinal
            self.places = places
        }
    }

    /// How many towns there are.
    public var towns: Int
    /// All projects; its months are the open rounds.
    public var projects: ProjectTally
    /// What is to be put right.
    public var rectification: WorkTally
    /// The tasks of towns.
    public var tasks: WorkTally
    /// The programmes, by id.
    public var programmes: [Programme]

    /// Puts an overview together.
    public init(
        towns: Int,
        projects: ProjectTally,
        rectification: WorkTally,
        tasks: WorkTally,
        programmes: [Programme]
    ) {
        self.towns = towns
        self.projects = projects
        self.rectification = rectification
        self.tasks = tasks
        self.programmes = programmes
    }
}
