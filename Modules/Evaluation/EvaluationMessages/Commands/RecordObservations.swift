import Messages

/// Puts observations on record, all or none.
///
/// The same observation again, with the same id and content, changes nothing.
public struct RecordObservations: Command {
    /// The name on the bus.
    public static let name = "evaluation.record-observations"
    /// Observations in one command at most; more is refused.
    public static let limit = 500

    /// One observation.
    public struct Entry: Codable, Sendable, Hashable {
        /// The id; one is made when it is left out.
        public var id: String?
        /// The programme's id.
        public var programme: String
        /// The town, by id or by its name in the programme; left out: the programme as a whole.
        public var town: String?
        /// What the figure covers, in the source's words.
        public var subject: String?
        /// The indicator, by id or name.
        public var indicator: String
        /// The period.
        public var period: Period
        /// The figure.
        public var figure: Figure
        /// `reported` when left out.
        public var state: ObservationState?
        /// What proves it.
        public var evidence: String?
        /// What a reader should know.
        public var note: String?

        /// Makes an entry.
        public init(
            id: String? = nil,
            programme: String,
            town: String? = nil,
            subject: String? = nil,
            indicator: String,
            period: Period,
            figure: Figure,
            state: ObservationState? = nil,
            evidence: String? = nil,
            note: String? = nil
        ) {
            self.id = id
            self.programme = programme
            self.town = town
            self.subject = subject
            self.indicator = indicator
            self.period = period
            self.figure = figure
            self.state = state
            self.evidence = evidence
            self.note = note
        }
    }

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// The observations' ids, in the order of the command.
        public var ids: [String]
        /// How many are new.
        public var recorded: Int

        /// Makes a reply.
        public init(ids: [String], recorded: Int) {
            self.ids = ids
            self.recorded = recorded
        }
    }

    /// The observations, at most ``limit``.
    public var observations: [Entry]

    /// Makes a command.
    public init(_ observations: [Entry]) {
        self.observations = observations
    }
}

/// What became of a command about one observation.
public struct ObservationReply: Codable, Sendable, Hashable {
    /// The observation's id.
    public var observation: String
    /// Its state now.
    public var state: ObservationState
    /// Its version now.
    public var version: Int

    /// Makes a reply.
    public init(observation: String, state: ObservationState, version: Int) {
        self.observation = observation
        self.state = state
        self.version = version
    }
}

/// Sends an observation back; a reason is required.
///
/// It does not count until it is sent in again.
public struct ReturnObservation: Command {
    /// The name on the bus.
    public static let name = "evaluation.return-observation"
    /// What became of it.
    public typealias Reply = ObservationReply

    /// The observation's id.
    public var observation: String

    /// Makes a command.
    public init(observation: String) {
        self.observation = observation
    }
}

/// Sends a returned observation in again, with another figure or the same; a reason is required.
public struct ResubmitObservation: Command {
    /// The name on the bus.
    public static let name = "evaluation.resubmit-observation"
    /// What became of it.
    public typealias Reply = ObservationReply

    /// The observation's id.
    public var observation: String
    /// The figure; as it was when left out.
    public var figure: Figure?
    /// What proves it; as it was when left out.
    public var evidence: String?

    /// Makes a command.
    public init(observation: String, figure: Figure? = nil, evidence: String? = nil) {
        self.observation = observation
        self.figure = figure
        self.evidence = evidence
    }
}

/// Says that a reported observation was checked; another unit than the one that reported it must say so.
public struct VerifyObservation: Command {
    /// The name on the bus.
    public static let name = "evaluation.verify-observation"
    /// What became of it.
    public typealias Reply = ObservationReply

    /// The observation's id.
    public var observation: String
    /// What proves it; as it was when left out.
    public var evidence: String?

    /// Makes a command.
    public init(observation: String, evidence: String? = nil) {
        self.observation = observation
        self.evidence = evidence
    }
}

/// Puts the figure of an observation right; a reason is required.
///
/// The old one stays in its history. What was verified is only reported again.
public struct CorrectObservation: Command {
    /// The name on the bus.
    public static let name = "evaluation.correct-observation"
    /// What became of it.
    public typealias Reply = ObservationReply

    /// The observation's id.
    public var observation: String
    /// The right figure.
    public var figure: Figure
    /// The observation's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(observation: String, figure: Figure, expectedVersion: Int? = nil) {
        self.observation = observation
        self.figure = figure
        self.expectedVersion = expectedVersion
    }
}
