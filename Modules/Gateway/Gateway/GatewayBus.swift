import Messages
import Stream

/// What the gateway needs of the bus.
///
/// The host gives it the real one, tests give it a double.
public protocol GatewayBus: Sendable {
    /// Asks a service.
    ///
    /// - Parameters:
    ///   - operation: The message's name (`registry.list-towns`).
    ///   - data: The message as JSON.
    ///   - options: Who asks, how long to wait, and the like.
    /// - Returns: The reply as JSON.
    /// - Throws: ``Problem``, also when nobody answers.
    func request(operation: String, data: [UInt8], options: GatewayRequestOptions) async throws(Problem) -> [UInt8]

    /// Listens to the topics with a prefix, from now on.
    ///
    /// It may drop what the reader is too slow for: the gateway notices the gap and fetches.
    ///
    /// - Parameter prefix: The beginning of the topics; empty for all. Heartbeats of the modules with this prefix come
    ///   too.
    /// - Returns: Events and heartbeats as they come.
    /// - Throws: ``Problem`` when the bus cannot be reached.
    func subscribe(prefix: String) async throws(Problem) -> AsyncThrowingStream<GatewaySignal, any Error>

    /// Where a module's stream stands.
    func state(of module: String) async throws(Problem) -> StreamState

    /// Reads a module's log.
    ///
    /// - Parameters:
    ///   - module: The module's name.
    ///   - after: The sequence before the first one wanted.
    ///   - limit: The most events wanted; fewer may come.
    /// - Returns: Events in order, and where the stream stands.
    /// - Throws: ``Problem`` when the module does not answer.
    func page(of module: String, after: UInt64, limit: Int) async throws(Problem) -> GatewayPage

    /// The services on the bus and how they fare.
    func services() async throws(Problem) -> [GatewayServiceStatistics]
}

/// What goes with a request besides its data.
public struct GatewayRequestOptions: Sendable, Hashable {
    /// How long to wait for the answer.
    public var deadline: Duration
    /// The idempotency key: the same key and content is carried out once.
    public var key: String?
    /// Who asks.
    public var actor: ActingUnit?
    /// Why, in the asker's words.
    public var reason: String?
    /// The W3C `traceparent`.
    public var trace: String?
    /// Whether nothing is to be kept.
    public var dryRun: Bool

    /// Puts options together.
    public init(
        deadline: Duration = GatewayLimits.requestDeadline,
        key: String? = nil,
        actor: ActingUnit? = nil,
        reason: String? = nil,
        trace: String? = nil,
        dryRun: Bool = false
    ) {
        self.deadline = deadline
        self.key = key
        self.actor = actor
        self.reason = reason
        self.trace = trace
        self.dryRun = dryRun
    }
}

/// What a subscription brings.
public enum GatewaySignal: Sendable, Hashable {
    /// A fact.
    case event(GatewayEvent)
    /// A source says how far its stream goes; what was lost shows.
    case heartbeat(source: String, epoch: UInt64, head: UInt64)
}

/// Some events of a log, in order, and where the log stands.
public struct GatewayPage: Sendable, Hashable {
    /// Where the stream stands.
    public var state: StreamState
    /// The events, without gaps; none at the head.
    public var events: [GatewayEvent]

    /// Puts a page together.
    public init(state: StreamState, events: [GatewayEvent]) {
        self.state = state
        self.events = events
    }
}

/// How a service fares, summed over its instances.
public struct GatewayServiceStatistics: Codable, Sendable, Hashable {
    /// The service's name.
    public var name: String
    /// How many instances answer for it.
    public var instances: Int
    /// Requests passed to it so far.
    public var requests: Int
    /// Results it gave.
    public var replies: Int
    /// Problems it gave.
    public var problems: Int
    /// Requests it works on now.
    public var outstanding: Int
    /// The mean time from request to answer, in microseconds.
    public var meanMicroseconds: Double

    /// Puts figures together.
    public init(
        name: String,
        instances: Int,
        requests: Int,
        replies: Int,
        problems: Int,
        outstanding: Int,
        meanMicroseconds: Double
    ) {
        self.name = name
        self.instances = instances
        self.requests = requests
        self.replies = replies
        self.problems = problems
        self.outstanding = outstanding
        self.meanMicroseconds = meanMicroseconds
    }
}
