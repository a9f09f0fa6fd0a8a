import Foundation
import Logging
import Messages
import Wire
import ZeroMQ

/// What a client does on its reactor's thread. ``BusClient`` is its face.
actor ClientCore {
    nonisolated let reactor: Reactor
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    typealias Serve = @Sendable ([IncomingRequest]) -> Void

    private let context: Context
    private let configuration: ClientConfiguration
    private let logger: Logger
    private var data: Channel?
    private var control: Channel?
    private var publisher: (queue: PublishQueue, watch: Int)?
    private var subscriptions: [UInt64: SubscriberSocket] = [:]
    private var services: [String: Serve] = [:]
    /// Whether the broker may know this client as an instance, and is to be told that it is there.
    private var hasServed = false
    /// Wakes the thread while what is published waits for room.
    ///
    /// libzmq always calls an XPUB writable, so it cannot be waited for.
    private var publishRetry: Int?
    private var timers: [Int] = []
    private var idle = 0
    private var isStopped = false

    /// An exchange and how it is watched.
    private struct Channel {
        let exchange: Exchange
        let watch: Int
        var isBlocked = false
    }

    init(context: Context, reactor: Reactor, configuration: ClientConfiguration, logger: Logger) {
        self.context = context
        self.reactor = reactor
        self.configuration = configuration
        self.logger = logger
    }

    func start() throws {
        do {
            try open()
        } catch {
            stop()
            throw error
        }
    }

    private func open() throws {
        data = try open(channel: UInt8(ascii: "d")) { $0.data?.exchange }
        control = try open(channel: UInt8(ascii: "c")) { $0.control?.exchange }
        if configuration.publishes { try openPublisher() }
        idle = reactor.onIdle { [self] in assumeIsolated { $0.flush() } }
        timers.append(
            reactor.every(milliseconds: BusLimits.deadlineMilliseconds) { [self] in
                assumeIsolated { $0.expire() }
            }
        )
        timers.append(
            reactor.every(milliseconds: BusLimits.helloMilliseconds) { [self] in
                assumeIsolated { $0.hello(nil) }
            }
        )
    }

    private func open(
        channel: UInt8,
        _ exchangeOf: @escaping @Sendable (isolated ClientCore) -> Exchange?
    ) throws -> Channel {
        let exchange = try Exchange(
            context,
            endpoint: configuration.endpoints.requests,
            routingId: configuration.routingId(channel),
            logger: logger
        )
        let watch = reactor.watch(exchange.socket) { [self] _ in
            assumeIsolated { core in exchangeOf(core)?.receive { core.serve($0, $1) } ?? false }
        }
        return Channel(exchange: exchange, watch: watch)
    }

    private func openPublisher() throws {
        let queue = try PublishQueue(
            context,
            endpoint: configuration.endpoints.publish,
            logger: logger
        )
        let watch = reactor.watch(queue.socket) { [self] _ in
            assumeIsolated { core in core.publisher?.queue.readSubscriptions() ?? false }
        }
        publisher = (queue, watch)
    }

    func stop() {
        guard !isStopped else { return }
        isStopped = true
        for timer in timers + [publishRetry].compactMap(\.self) { reactor.cancelTimer(timer) }
        reactor.cancelIdle(idle)
        for channel in [data, control] {
            guard let channel else { continue }
            _ = channel.exchange.flush()
            channel.exchange.failAll()
            reactor.unwatch(channel.watch)
        }
        (data, control) = (nil, nil)
        if let publisher {
            publisher.queue.failAll()
            reactor.unwatch(publisher.watch)
        }
        publisher = nil
        for id in Array(subscriptions.keys) { closeSubscription(id) }
        services = [:]
    }

    // MARK: Requests

    /// Sends a request.
    func ask(
        _ record: [UInt8],
        service: String,
        sequence: UInt64,
        operation: String,
        milliseconds: Int64,
        onControl: Bool,
        waiter: Exchange.Waiter
    ) {
        guard let channel = onControl ? control : data else {
            return waiter.resume(returning: .failure(BusProblem.stopped))
        }
        channel.exchange.ask(
            record,
            service: service,
            sequence: sequence,
            operation: operation,
            milliseconds: milliseconds,
            waiter: waiter
        )
    }

    func answer(_ address: IncomingRequest.ReplyAddress, record: [UInt8]) {
        data?.exchange.answer(record, to: address)
    }

    func offer(_ service: String, _ serve: @escaping Serve) {
        services[service] = serve
        hasServed = true
    }

    func withdraw(_ service: String) {
        services[service] = nil
    }

    private func serve(_ service: String, _ requests: [IncomingRequest]) {
        if let serve = services[service] { return serve(requests) }
        for request in requests {
            let refusal = RequestAnswer(BusProblem.unavailable(service))
            answer(request.replyAddress, record: BusClient.record(for: request.replyAddress, refusal))
        }
    }

    /// Tells the broker that this client is there.
    ///
    /// The answer, if anybody waits for it, is the broker's identity.
    func hello(_ waiter: Exchange.Waiter?) {
        guard let data else {
            waiter?.resume(returning: .failure(BusProblem.stopped))
            return
        }
        guard waiter != nil || hasServed else { return }
        let content = (try? JSONEncoder().encode(HelloContent(services: services.keys.sorted()))) ?? Data()
        let sequence = BusClient.nextSequence()
        let options = RequestOptions()
        guard
            let record = try? BusClient.record(
                operation: BusOperation.hello.rawValue,
                data: [UInt8](content),
                options: options,
                instance: configuration.instance,
                sequence: sequence
            )
        else { return }
        guard let waiter else {
            return data.exchange.tell(record, service: "bus", milliseconds: BusLimits.helloMilliseconds)
        }
        data.exchange.ask(
            record,
            service: "bus",
            sequence: sequence,
            operation: BusOperation.hello.rawValue,
            milliseconds: options.milliseconds,
            waiter: waiter
        )
    }

    // MARK: Events

    func publish(_ records: PackedRecords) {
        publisher?.queue.add(records)
    }

    func whenPublished(_ waiter: CheckedContinuation<Void, Never>) {
        guard let publisher else { return waiter.resume() }
        publisher.queue.whenFlushed(waiter)
    }

    func subscribe(_ id: UInt64, prefixes: [String], _ subscription: Subscription) throws {
        let subscriber = try SubscriberSocket(context, prefixes: prefixes, endpoint: configuration.endpoints.subscribe)
        subscriber.subscription = subscription
        subscriber.watch = reactor.watch(subscriber.socket) { [self] _ in assumeIsolated { $0.read(id) } }
        subscriptions[id] = subscriber
    }

    func forgetProbe(_ id: UInt64, _ probe: String) {
        try? subscriptions[id]?.socket.unsubscribe(probe)
    }

    func resume(_ id: UInt64) {
        guard let subscriber = subscriptions[id] else { return }
        reactor.setInterest(subscriber.watch, reading: true, writing: false)
    }

    func closeSubscription(_ id: UInt64) {
        guard let subscriber = subscriptions.removeValue(forKey: id) else { return }
        reactor.unwatch(subscriber.watch)
        if isStopped { subscriber.subscription?.end() }
    }

    private func read(_ id: UInt64) -> Bool {
        guard let subscriber = subscriptions[id], let subscription = subscriber.subscription else { return false }
        do {
            let (hasRoom, mayHaveMore) = try subscriber.read(into: subscription)
            if !hasRoom { reactor.setInterest(subscriber.watch, reading: false, writing: false) }
            return hasRoom && mayHaveMore
        } catch {
            logger.error("events could not be read", metadata: ["error": "\(error)"])
            return true
        }
    }

    // MARK: Turns of the reactor

    private func flush() {
        if var channel = data {
            update(&channel)
            data = channel
        }
        if var channel = control {
            update(&channel)
            control = channel
        }
        if let publisher { retryPublishing(until: publisher.queue.flush()) }
    }

    private func retryPublishing(until isDone: Bool) {
        if isDone {
            if let publishRetry { reactor.cancelTimer(publishRetry) }
            publishRetry = nil
        } else if publishRetry == nil {
            publishRetry = reactor.every(milliseconds: BusLimits.publishRetryMilliseconds) {}
        }
    }

    private func update(_ channel: inout Channel) {
        let isBlocked = !channel.exchange.flush()
        guard isBlocked != channel.isBlocked else { return }
        channel.isBlocked = isBlocked
        reactor.setWriting(channel.watch, isBlocked)
    }

    private func expire() {
        data?.exchange.expire()
        control?.exchange.expire()
    }
}
