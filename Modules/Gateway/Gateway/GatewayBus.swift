import Bus
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
    func request(operation: String, data: [UInt8], options: RequestOptions) async throws(Problem) -> [UInt8]

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
    func services() async throws(Problem) -> [ServiceStatistics]
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
