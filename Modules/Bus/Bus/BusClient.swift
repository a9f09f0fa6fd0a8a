import Foundation
import Logging
import Messages
import Synchronization
import Wire
import ZeroMQ

/// A participant of the bus: publishes, subscribes, asks and answers.
///
/// All calls may come from any thread; the sockets belong to one reactor thread, which several clients of a process
/// share.
public final class BusClient: Sendable {
    private let core: ClientCore
    private let configuration: ClientConfiguration

    /// Puts a client together; ``start()`` connects it.
    ///
    /// - Parameters:
    ///   - context: The process's context.
    ///   - reactor: The thread that owns the client's sockets.
    ///   - configuration: Where the bus is.
    ///   - logger: Where trouble is told.
    public init(context: Context, reactor: Reactor, configuration: ClientConfiguration, logger: Logger) {
        self.configuration = configuration
        core = ClientCore(context: context, reactor: reactor, configuration: configuration, logger: logger)
    }

    /// Connects.
    ///
    /// A broker that is not there yet is no error.
    ///
    /// - Throws: `ZeroMQError` when an address is none.
    public func start() async throws {
        try await core.start()
    }

    /// Says good-bye and closes every socket.
    ///
    /// Whoever waits is answered `bus.stopped`.
    public func stop() async {
        _ = await requestResult(
            operation: BusOperation.bye.rawValue,
            data: [],
            options: RequestOptions(deadline: .milliseconds(200))
        )
        await core.stop()
    }

    /// Waits until the broker answers.
    ///
    /// - Parameter deadline: How long to wait.
    /// - Throws: ``Problem`` `bus.timeout`.
    public func connected(within deadline: Duration = .seconds(5)) async throws(Problem) {
        _ = try await request(
            operation: BusOperation.ping.rawValue,
            data: [],
            options: RequestOptions(deadline: deadline)
        )
    }

    // MARK: Requests

    /// Asks a service.
    ///
    /// - Parameters:
    ///   - operation: `SERVICE.WORD`; the part before the last dot is the service.
    ///   - data: JSON.
    ///   - options: Deadline, key, actor.
    /// - Returns: The answer's data.
    /// - Throws: The service's ``Problem``; `bus.unavailable` at once when nobody answers for the service;
    ///   `bus.timeout` at the deadline; `bus.busy` at a limit.
    public func request(
        operation: String,
        data: [UInt8],
        options: RequestOptions = .init()
    ) async throws(Problem) -> [UInt8] {
        try await requestResult(operation: operation, data: data, options: options).get().data
    }

    /// Asks a service and also returns what goes with the answer.
    ///
    /// - Throws: As ``request(operation:data:options:)``.
    public func requestContent(
        operation: String,
        data: [UInt8],
        options: RequestOptions = .init()
    ) async throws(Problem) -> RequestAnswerContent {
        try await requestResult(operation: operation, data: data, options: options).get()
    }

    private func requestResult(
        operation: String,
        data: [UInt8],
        options: RequestOptions
    ) async -> Result<RequestAnswerContent, Problem> {
        let sequence = Self.nextSequence()
        let service = Self.service(of: operation)
        let record: [UInt8]
        do throws(WireError) {
            record = try Self.record(
                operation: operation,
                data: data,
                options: options,
                instance: configuration.instance,
                sequence: sequence
            )
        } catch {
            return .failure(BusProblem.tooLarge(error))
        }
        let milliseconds = options.milliseconds
        let onControl = service == "bus" && operation != BusOperation.bye.rawValue
        return await withCheckedContinuation { waiter in
            core.reactor.perform { [core] in
                core.assumeIsolated {
                    $0.ask(
                        record,
                        service: service,
                        sequence: sequence,
                        operation: operation,
                        milliseconds: milliseconds,
                        onControl: onControl,
                        waiter: waiter
                    )
                }
            }
        }
    }

    // MARK: Services

    /// Answers for a service.
    ///
    /// - Parameters:
    ///   - service: Its name.
    ///   - handler: Gets requests on the reactor's thread, several at once when several came at once. It must not
    ///     block: it hands them on, and somebody calls ``answer(_:with:)`` for each.
    /// - Throws: ``Problem`` when the broker does not answer in time. The service is offered all the same, as soon as
    ///   there is a broker.
    public func serve(
        _ service: String,
        handler: @escaping @Sendable ([IncomingRequest]) -> Void
    ) async throws(Problem) {
        await core.offer(service, handler)
        _ = try await hello().get()
    }

    /// Stops answering for a service.
    ///
    /// Requests that come later are answered `bus.unavailable`.
    public func withdraw(_ service: String) async {
        await core.withdraw(service)
        _ = await hello()
    }

    private func hello() async -> Result<RequestAnswerContent, Problem> {
        await withCheckedContinuation { waiter in
            core.reactor.post { [core] in core.assumeIsolated { $0.hello(waiter) } }
        }
    }

    /// Answers a request.
    ///
    /// Each is answered once.
    public func answer(_ address: IncomingRequest.ReplyAddress, with answer: RequestAnswer) {
        let record = Self.record(for: address, answer)
        core.reactor.post { [core] in core.assumeIsolated { $0.answer(address, record: record) } }
    }

    /// Answers several requests at once, so that the answers travel together.
    public func answer(_ answers: [(address: IncomingRequest.ReplyAddress, answer: RequestAnswer)]) {
        let records = answers.map { ($0.address, Self.record(for: $0.address, $0.answer)) }
        core.reactor.post { [core] in
            core.assumeIsolated { core in
                for (address, record) in records { core.answer(address, record: record) }
            }
        }
    }

    /// Statistics of every service that the broker knows.
    ///
    /// - Throws: As ``request(operation:data:options:)``.
    public func services() async throws(Problem) -> [ServiceStatistics] {
        try await ask(.services)
    }

    /// What the broker passed on and dropped.
    ///
    /// - Throws: As ``request(operation:data:options:)``.
    public func counters() async throws(Problem) -> BrokerCounters {
        try await ask(.counters)
    }

    private func ask<Reply: Decodable>(_ operation: BusOperation) async throws(Problem) -> Reply {
        let data = try await request(operation: operation.rawValue, data: [])
        do {
            return try JSONDecoder().decode(Reply.self, from: Data(data))
        } catch {
            throw Problem("bus.bad-answer", .internal, "The broker's answer to '\(operation.rawValue)' cannot be read.")
        }
    }

    // MARK: Events

    /// Publishes records.
    ///
    /// Never waits: what libzmq has no room for waits in a bounded queue, and beyond that the oldest are dropped,
    /// because their log still has them.
    public func publish(_ records: PackedRecords) {
        core.reactor.post { [core] in core.assumeIsolated { $0.publish(records) } }
    }

    /// Waits until all that was published has been handed to libzmq.
    public func published() async {
        await withCheckedContinuation { waiter in
            core.reactor.post { [core] in core.assumeIsolated { $0.whenPublished(waiter) } }
        }
    }

    /// Subscribes to events, and returns when the subscription has arrived at the broker: nothing published after that
    /// is missed for being early.
    ///
    /// - Parameters:
    ///   - prefix: The beginning of the topics; empty for all.
    ///   - bufferedFrames: How many frames wait before the socket is no longer read.
    /// - Returns: The events, until it is ended or let go of.
    /// - Throws: ``Problem`` when the broker does not answer in time, a limit of sockets is reached, or the prefix is
    ///   longer than any topic.
    public func subscribe(prefix: String = "", bufferedFrames: Int = 256) async throws(Problem) -> Subscription {
        guard prefix.utf8.count <= WireLimits.topicBytes else { throw BusProblem.badPrefix(bytes: prefix.utf8.count) }
        let id = Self.nextSequence()
        let probe = EventBroker.probePrefix + String(configuration.instance, radix: 16) + "-\(id)."
        let subscription = Subscription(
            limit: bufferedFrames,
            resume: { [core] in core.reactor.post { core.assumeIsolated { $0.resume(id) } } },
            cancel: { [core] in core.reactor.post { core.assumeIsolated { $0.closeSubscription(id) } } }
        )
        do {
            try await core.subscribe(id, prefixes: [prefix, probe], subscription)
        } catch {
            throw Problem(
                "bus.no-socket",
                .busy,
                "No further subscription is possible: \(error)",
                remedy: "Close some of those that are open."
            )
        }
        let content = (try? JSONEncoder().encode(ProbeContent(probe: probe))) ?? Data()
        _ = try await request(operation: BusOperation.subscribed.rawValue, data: [UInt8](content))
        await core.forgetProbe(id, probe)
        return subscription
    }
}
