import Logging
import ZeroMQ

/// The broker: events and requests, each on a thread of its own, so that one never waits for the other.
///
/// It keeps nothing. Killing it loses nothing: sources still have their logs, and consumers ask them.
public final class Broker: Sendable {
    private let events: EventBroker
    private let requests: RequestBroker

    /// The thread of the request side.
    ///
    /// Clients in the same process may share it: a request then changes threads once less on each way.
    public var requestReactor: Reactor { requests.reactor }

    /// Puts a broker together; ``start(_:)`` binds it.
    ///
    /// - Parameters:
    ///   - context: The process's context.
    ///   - waitsForSlowSubscribers: Whether one slow subscriber holds up all, instead of missing what it has no room
    ///     for. Only for measurements: on a shared bus it lets anybody stop everybody.
    ///   - logger: Where trouble is told.
    public init(context: Context, waitsForSlowSubscribers: Bool = false, logger: Logger) {
        let relay = ProbeRelay()
        let events = EventBroker(
            context: context,
            reactor: Reactor(name: "bus-events"),
            waitsForSlowSubscribers: waitsForSlowSubscribers,
            logger: logger,
            seenProbe: { relay.seen($0) }
        )
        requests = RequestBroker(
            context: context,
            reactor: Reactor(name: "bus-requests"),
            identity: .random(in: 1 ... .max),
            logger: logger,
            eventCounters: { await events.snapshot() }
        )
        self.events = events
        relay.connect(to: requests)
    }

    /// Binds every address and begins.
    ///
    /// - Parameter endpoints: Any number of buses' addresses for the same broker: within the process, on the machine,
    ///   beyond.
    /// - Returns: The same addresses as they really are (a port `0` is a number now).
    /// - Throws: `ZeroMQError` when an address cannot be bound; nothing stays bound then.
    @discardableResult
    public func start(_ endpoints: [BusEndpoints]) async throws -> [BusEndpoints] {
        do {
            let bound = try await events.start(
                subscribe: endpoints.map(\.subscribe),
                publish: endpoints.map(\.publish).filter { !$0.isEmpty }
            )
            let requested = try await requests.start(endpoints: endpoints.map(\.requests))
            var published = bound.publish[...]
            return endpoints.indices.map { index in
                BusEndpoints(
                    subscribe: bound.subscribe[index],
                    publish: endpoints[index].publish.isEmpty ? "" : published.removeFirst(),
                    requests: requested[index]
                )
            }
        } catch {
            await stop()
            throw error
        }
    }

    /// Unbinds and ends.
    ///
    /// A broker is not started again; make a new one.
    public func stop() async {
        await events.stop()
        await requests.stop()
        events.reactor.stop()
        requests.reactor.stop()
    }

    /// What was passed on and dropped since the start.
    public func counters() async -> BrokerCounters {
        await requests.allCounters()
    }
}

/// Carries the news of a subscription from the event side to the request side.
private final class ProbeRelay: Sendable {
    private let target = Once<RequestBroker>()

    func connect(to broker: RequestBroker) {
        target.set(broker)
    }

    func seen(_ probe: String) {
        guard let broker = target.value else { return }
        broker.reactor.post { broker.assumeIsolated { $0.subscriptionArrived(probe) } }
    }
}
