import Messages

/// A figure was put on record.
public struct ObservationRecorded: Event {
    /// The type.
    public static let name = "evaluation.observation-recorded.v1"

    /// The observation.
    public var observation: Observation

    /// The observation's id.
    public var subject: String { observation.id }

    /// States the fact.
    public init(_ observation: Observation) {
        self.observation = observation
    }

    private enum CodingKeys: String, CodingKey {
        case observation
    }

    /// Writes the fact, with `programme` and `town` beside it: by these two, events are told to those who are there
    /// for them.
    public func encode(to encoder: any Encoder) throws {
        try Place(programme: observation.programme, town: observation.town).encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(observation, forKey: .observation)
    }
}

/// An observation was returned, sent in again, verified or put right; the event before it has the old value.
public struct ObservationChanged: Event {
    /// The type.
    public static let name = "evaluation.observation-changed.v1"

    /// What happened.
    public var kind: ObservationHistoryEntry.Kind
    /// The observation as it is now.
    public var observation: Observation
    /// The figure as it was.
    public var oldFigure: Figure
    /// The state as it was.
    public var oldState: ObservationState

    /// The observation's id.
    public var subject: String { observation.id }

    /// States the fact.
    public init(
        _ kind: ObservationHistoryEntry.Kind,
        _ observation: Observation,
        oldFigure: Figure,
        oldState: ObservationState
    ) {
        self.kind = kind
        self.observation = observation
        self.oldFigure = oldFigure
        self.oldState = oldState
    }

    private enum CodingKeys: String, CodingKey {
        case kind, observation, oldFigure, oldState
    }

    /// Writes the fact, with `programme` and `town` beside it.
    public func encode(to encoder: any Encoder) throws {
        try Place(programme: observation.programme, town: observation.town).encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(kind, forKey: .kind)
        try fields.encode(observation, forKey: .observation)
        try fields.encode(oldFigure, forKey: .oldFigure)
        try fields.encode(oldState, forKey: .oldState)
    }
}

/// A target was set, or set anew.
public struct TargetSet: Event {
    /// The type.
    public static let name = "evaluation.target-set.v1"

    /// The target; its town and its indicator by id.
    public var target: TargetDefinition
    /// Counts its settings, from 1.
    public var version: Int

    /// The target's id.
    public var subject: String { target.id }

    /// States the fact.
    public init(_ target: TargetDefinition, version: Int) {
        self.target = target
        self.version = version
    }

    private enum CodingKeys: String, CodingKey {
        case target, version
    }

    /// Writes the fact, with `programme` and `town` beside it.
    public func encode(to encoder: any Encoder) throws {
        try Place(programme: target.programme, town: target.town).encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(target, forKey: .target)
        try fields.encode(version, forKey: .version)
    }
}
