import Messages
import Stream

/// What a decision is given besides the command and the state: nothing is taken from the surroundings.
public struct CommandContext: Sendable {
    /// When the command is decided, in milliseconds since 1970, UTC.
    public let now: Int64
    /// Who asks.
    public let actor: ActingUnit
    /// Why, in the asker's words.
    public let reason: String?
    /// What the asker may see and do.
    ///
    /// The runtime keeps no event of a place that it does not cover; a handler that asks ``ScopeRules`` first answers
    /// better.
    public let access: Access
    /// The W3C `traceparent` of the request.
    public let trace: String?
    /// Whether nothing will be kept.
    public let dryRun: Bool
    /// A source of random numbers for ids.
    public let random: @Sendable () -> UInt64

    /// Puts a context together.
    public init(
        now: Int64,
        actor: ActingUnit,
        reason: String? = nil,
        access: Access = .everything,
        trace: String? = nil,
        dryRun: Bool = false,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
    ) {
        self.now = now
        self.actor = actor
        self.reason = reason
        self.access = access
        self.trace = trace
        self.dryRun = dryRun
        self.random = random
    }

    /// The office's date (`2024-07-31`), in Asia/Shanghai.
    public var today: String { OfficeTime.date(of: now) }
}

/// What follows from a command: the events, none or several, and the answer.
public struct Decision<Reply: Codable & Sendable>: Sendable {
    /// What happened, in order.
    ///
    /// They are applied and kept in one transaction.
    public let events: [any Event]
    /// What the asker is told.
    public let reply: Reply

    /// Decides.
    public init(_ events: [any Event], reply: Reply) {
        self.events = events
        self.reply = reply
    }
}

/// What is known of an event besides its data.
public struct EventContext: Sendable {
    /// The event's place in the module's own stream.
    public let position: StreamPosition
    /// When it was recorded, in milliseconds since 1970, UTC.
    public let time: Int64
    /// What it is about.
    public let subject: String
    /// Who caused it.
    public let actor: ActingUnit
    /// Why.
    public let reason: String?
    /// The W3C `traceparent` of the request that caused it.
    public let trace: String?

    /// Puts a context together.
    public init(
        position: StreamPosition,
        time: Int64,
        subject: String,
        actor: ActingUnit,
        reason: String? = nil,
        trace: String? = nil
    ) {
        self.position = position
        self.time = time
        self.subject = subject
        self.actor = actor
        self.reason = reason
        self.trace = trace
    }
}

/// An event of another module's stream.
public struct HeardEvent: Sendable {
    /// The stream: `//NODE/MODULE`.
    public let source: String
    /// The event's type (`registry.town-listed.v1`).
    public let type: String
    /// Its place, time, subject, actor and reason.
    public let context: EventContext
    /// Its data: JSON.
    public let data: [UInt8]

    /// Puts an event together.
    public init(source: String, type: String, context: EventContext, data: [UInt8]) {
        self.source = source
        self.type = type
        self.context = context
        self.data = data
    }
}
