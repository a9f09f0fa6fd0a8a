import Messages

/// How far an observation has come.
public enum ObservationState: String, Codable, Sendable, CaseIterable {
    /// Said by the one who reports.
    case reported
    /// Checked by another unit.
    case verified
    /// Sent back with a reason; it does not count until it is sent in again.
    case returned
}

/// A figure of an indicator, observed for a period: of a town, or of the programme as a whole.
public struct Observation: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The programme's id.
    public var programme: String
    /// The town's id; `null` when it is about the programme as a whole.
    @OrNull public var town: String?
    /// What the figure covers, in the source's words (`10个市级专业镇`); `null` when it is the town or the programme.
    @OrNull public var subject: String?
    /// The indicator's id.
    public var indicator: String
    /// The period that it is about.
    public var period: Period
    /// The figure; its basis says whether it was planned, reported, verified or is a baseline.
    public var figure: Figure
    /// How far it has come.
    public var state: ObservationState
    /// What proves it: a document, a file's digest, a link.
    @OrNull public var evidence: String?
    /// What a reader should know.
    @OrNull public var note: String?
    /// Who observed: `reported`, or the module of the plugin that derived it (`plugin.ID`).
    public var origin: String
    /// Counts its events, from 1.
    public var version: Int

    /// The origin of what people report.
    public static let reportedOrigin = "reported"

    /// Makes an observation.
    public init(
        id: String,
        programme: String,
        town: String? = nil,
        subject: String? = nil,
        indicator: String,
        period: Period,
        figure: Figure,
        state: ObservationState = .reported,
        evidence: String? = nil,
        note: String? = nil,
        origin: String = Observation.reportedOrigin,
        version: Int = 1
    ) {
        self.id = id
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self._subject = OrNull(wrappedValue: subject)
        self.indicator = indicator
        self.period = period
        self.figure = figure
        self.state = state
        self._evidence = OrNull(wrappedValue: evidence)
        self._note = OrNull(wrappedValue: note)
        self.origin = origin
        self.version = version
    }
}

/// Something that happened to an observation; the old value stays here when it is put right.
public struct ObservationHistoryEntry: Codable, Sendable, Hashable {
    /// What happened.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// It was recorded.
        case recorded
        /// It was sent back.
        case returned
        /// It was sent in again.
        case resubmitted
        /// It was checked by another unit.
        case verified
        /// Its figure was put right.
        case corrected
    }

    /// The observation's version after it.
    public var version: Int
    /// What happened.
    public var kind: Kind
    /// The figure after it.
    public var figure: Figure
    /// The state after it.
    public var state: ObservationState
    /// Who did it.
    public var actor: ActingUnit
    /// Why.
    @OrNull public var reason: String?
    /// When it was recorded: RFC 3339 in office time.
    public var recordedAt: String

    /// Makes an entry.
    public init(
        version: Int,
        kind: Kind,
        figure: Figure,
        state: ObservationState,
        actor: ActingUnit,
        reason: String?,
        recordedAt: String
    ) {
        self.version = version
        self.kind = kind
        self.figure = figure
        self.state = state
        self.actor = actor
        self._reason = OrNull(wrappedValue: reason)
        self.recordedAt = recordedAt
    }
}
