import Bus
import Messages
import Stream
import Synchronization

@testable import Gateway

/// A bus without a bus: it answers as it is told, keeps logs in memory, and loses live events on demand.
final class BusDouble: GatewayBus {
    /// A request as it arrived.
    struct Asked: Sendable {
        var operation: String
        var data: [UInt8]
        var options: RequestOptions

        /// The data as JSON.
        var members: JSONValue {
            (try? GatewayJSON.decode(JSONValue.self, from: data)) ?? .null
        }
    }

    typealias Answer = @Sendable (Asked) -> Result<String, Problem>

    private struct State {
        var answers: [String: Answer] = [:]
        var asked: [Asked] = []
        var logs: [String: [GatewayEvent]] = [:]
        var states: [String: StreamState] = [:]
        var readers: [Int: AsyncThrowingStream<GatewaySignal, any Error>.Continuation] = [:]
        var lastReader = 0
        var fetches = 0
        var beginnings = 0
    }

    private let state = Mutex(State())
    /// What a test can wait for.
    struct Counts: Sendable {
        /// How many readers there are now.
        var readers = 0
        /// How often a reader has asked where to begin.
        var beginnings = 0
    }

    private let counts: AsyncStream<Counts>
    private let tellCounts: AsyncStream<Counts>.Continuation

    init() {
        (counts, tellCounts) = AsyncStream.makeStream()
    }

    /// Waits until something has been counted.
    func until(_ condition: (Counts) -> Bool) async {
        for await now in counts where condition(now) { return }
    }

    private func count(_ change: (inout State) -> Void) {
        tellCounts.yield(
            state.withLock { state in
                change(&state)
                return Counts(readers: state.readers.count, beginnings: state.beginnings)
            }
        )
    }

    /// Says what an operation is answered with.
    func answer(_ operation: String, _ json: String) {
        answer(operation) { _ in .success(json) }
    }

    /// Says that an operation fails.
    func refuse(_ operation: String, _ problem: Problem) {
        answer(operation) { _ in .failure(problem) }
    }

    /// Says how an operation is answered.
    func answer(_ operation: String, with answer: @escaping Answer) {
        state.withLock { $0.answers[operation] = answer }
    }

    /// Every request so far.
    var asked: [Asked] { state.withLock { $0.asked } }

    /// How often a log was read.
    var fetches: Int { state.withLock { $0.fetches } }

    func request(operation: String, data: [UInt8], options: RequestOptions) async throws(Problem) -> [UInt8] {
        let asked = Asked(operation: operation, data: data, options: options)
        let answer = state.withLock { state in
            state.asked.append(asked)
            return state.answers[operation]
        }
        guard let answer else {
            throw Problem("bus.unavailable", .unavailable, "Nobody answers for '\(operation)'.", remedy: "Start it.")
        }
        return [UInt8](try answer(asked).get().utf8)
    }

    func services() async throws(Problem) -> [ServiceStatistics] {
        [
            .init(
                name: "registry",
                instances: 1,
                requests: 7,
                replies: 6,
                problems: 1,
                outstanding: 0,
                meanMicroseconds: 250
            )
        ]
    }
}

// MARK: Streams

extension BusDouble {
    /// The epoch of every stream that was not restored.
    static let epoch: UInt64 = 0xA1

    /// Appends an event to a module's log; the readers hear of it unless it is lost on the way.
    @discardableResult
    func append(_ type: String, lost: Bool = false, data: String = "{}") -> GatewayEvent {
        let module = String(type.prefix { $0 != "." })
        let (event, readers) = state.withLock { state in
            let known = state.states[module] ?? StreamState(epoch: Self.epoch, head: 0)
            let event = GatewayEvent(
                type: type,
                source: "//test/\(module)",
                position: StreamPosition(epoch: known.epoch, sequence: known.head + 1),
                time: 1_700_000_000_000,
                data: [UInt8](data.utf8)
            )
            state.logs[module, default: []].append(event)
            state.states[module] = known
            state.states[module]?.head += 1
            return (event, Array(state.readers.values))
        }
        if !lost { for reader in readers { reader.yield(.event(event)) } }
        return event
    }

    /// Sends an event once more, or one that was made up.
    func repeatLive(_ event: GatewayEvent) {
        for reader in state.withLock({ Array($0.readers.values) }) { reader.yield(.event(event)) }
    }

    /// Lets a module say how far its stream goes.
    func beat(_ module: String) {
        let (stream, readers) = state.withLock { ($0.states[module], Array($0.readers.values)) }
        guard let stream else { return }
        for reader in readers {
            reader.yield(.heartbeat(source: "//test/\(module)", epoch: stream.epoch, head: stream.head))
        }
    }

    /// Replaces what a module's stream says of itself, as a restore does.
    func restore(_ module: String, to stream: StreamState) {
        state.withLock { state in
            state.states[module] = stream
            state.logs[module]?.removeAll { $0.position.sequence > stream.head }
        }
    }

    func state(of module: String) async throws(Problem) -> StreamState {
        let known = state.withLock { $0.states[module] } ?? StreamState(epoch: Self.epoch, head: 0)
        count { $0.beginnings += 1 }
        return known
    }

    func page(of module: String, after: UInt64, limit: Int) async throws(Problem) -> GatewayPage {
        state.withLock { state in
            state.fetches += 1
            let stream = state.states[module] ?? StreamState(epoch: Self.epoch, head: 0)
            let log = (state.logs[module] ?? []).filter { $0.position.sequence > max(after, stream.floor) }
            return GatewayPage(state: stream, events: Array(log.prefix(min(limit, 3))))
        }
    }

    func subscribe(prefix: String) async throws(Problem) -> AsyncThrowingStream<GatewaySignal, any Error> {
        let (stream, continuation) = AsyncThrowingStream<GatewaySignal, any Error>.makeStream()
        let number = state.withLock { state in
            state.lastReader += 1
            return state.lastReader
        }
        continuation.onTermination = { [weak self] _ in self?.count { $0.readers[number] = nil } }
        count { $0.readers[number] = continuation }
        return stream
    }
}
