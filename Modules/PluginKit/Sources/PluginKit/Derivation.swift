/// An event of another module, as a plugin hears it.
public struct HeardEvent: Codable, Sendable, Hashable {
    /// The stream: `//local/projects`.
    public var source: String
    /// The event's type with its version: `projects.project-registered.v1`.
    public var type: String
    /// Its number in the stream.
    public var sequence: UInt64
    /// When it was recorded, in milliseconds since 1970 in UTC.
    public var time: Int64
    /// What it is about: the id of a town or a project.
    public var subject: String
    /// What it says.
    public var data: JSONValue

    /// Makes an event.
    public init(source: String, type: String, sequence: UInt64, time: Int64, subject: String, data: JSONValue) {
        self.source = source
        self.type = type
        self.sequence = sequence
        self.time = time
        self.subject = subject
        self.data = data
    }

    /// How a derived observation names it: `SOURCE#SEQUENCE`.
    public var id: String { "\(source)#\(sequence)" }
}

/// What `derive` is given.
public struct DerivationRequest: Codable, Sendable, Hashable {
    /// What the last call returned; `nil` at the beginning.
    public var state: JSONValue?
    /// The next events, in the order of their streams.
    public var events: [HeardEvent]

    /// Makes a request.
    public init(state: JSONValue? = nil, events: [HeardEvent]) {
        self.state = state
        self.events = events
    }
}

/// What `derive` returns.
public struct Derivation: Codable, Sendable, Hashable {
    /// The new state: an object whose `towns` holds, by id, what `judge` gets to see of each town.
    public var state: JSONValue
    /// What follows for indicators.
    public var observations: [DerivedObservation]

    /// Makes a derivation.
    public init(state: JSONValue, observations: [DerivedObservation] = []) {
        self.state = state
        self.observations = observations
    }
}

/// An observation that follows from events.
public struct DerivedObservation: Codable, Sendable, Hashable {
    /// The town's id.
    public var town: String
    /// The indicator's id; one of the manifest's.
    public var indicator: String
    /// The period that it is about.
    public var period: String
    /// The figure.
    public var figure: Figure
    /// How it was derived.
    public var why: BilingualText
    /// The ids of the events that it rests on (``HeardEvent/id``).
    public var from: [String]

    /// Makes an observation.
    public init(
        town: String,
        indicator: String,
        period: String,
        figure: Figure,
        why: BilingualText,
        from: [String]
    ) {
        self.town = town
        self.indicator = indicator
        self.period = period
        self.figure = figure
        self.why = why
        self.from = from
    }
}
