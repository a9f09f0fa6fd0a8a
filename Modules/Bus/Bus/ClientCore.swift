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
    private var subscriptions: [UInt64: Subscriber] = [:]
    private var services: [String: Serve] = [:]
    private var timers: [Int] = []
    private var idle = 0
    private var isStopped = false

    /// An exchange and how it is watched.
    private struct Channel {
        let exchange: Exchange
        let watch: Int
        var isBlocked = false
    }

    private final class Subscriber {
        let socket: Socket
        var watch = 0
        weak var subscription: Subscription?

        init(_ context: Context, prefixes: [String], endpoint: String) throws {
            var options = SocketOptions()
            options.receiveHighWater = BusLimits.eventHighWater
            socket = try Socket(context, .sub, options)
            for prefix in prefixes { try socket.subscribe(prefix) }
            try socket.connect(endpoint)
        }
    }

    init(context: Context, reactor: Reactor, configuration: ClientConfiguration, logger: Logger) {
        self.context = context
        self.reactor = reactor
        self.configuration = configuration
        self.logger = logger
    }

    func start() throws {
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
            waitsForSlowSubscribers: configuration.waitsForSlowSubscribers,
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
        for timer in timers { reactor.cancelTimer(timer) }
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
        guard let channel = onControl ? control : data else { return waiter.resume(returning: .failure(BusProblem.stopped)) }
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
        data?.exchange.answer(record, service: address.service, asker: address.asker)
    }

    func offer(_ service: String, _ serve: @escaping Serve) {
        services[service] = serve
    }

    func withdraw(_ service: String) {
        services[service] = nil
    }

    private func serve(_ service: String, _ requests: [IncomingRequest]) {
        if let serve = services[service] { return serve(requests) }
        for request in requests {
            answer(request.replyAddress, record: BusClient.record(for: request.replyAddress, .init(BusProblem.unavailable(service))))
        }
    }

    /// Tells the broker that this client is there. The answer, if anybody waits for it, is the broker's identity.
    func hello(_ waiter: Exchange.Waiter?) {
        guard let data else {
            waiter?.resume(returning: .failure(BusProblem.stopped))
            return
        }
        guard waiter != nil || !services.isEmpty else { return }
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
        guard let waiter else { return data.exchange.tell(record, service: "bus") }
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
        let subscriber = try Subscriber(context, prefixes: prefixes, endpoint: configuration.endpoints.subscribe)
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
            for _ in 0..<BusLimits.burst {
                var topic = Frame()
                var frame = Frame()
                guard try subscriber.socket.receive(into: &topic) else { return false }
                guard topic.hasMore, try subscriber.socket.receive(into: &frame), !frame.hasMore else {
                    try subscriber.socket.skipRest(of: &topic)
                    continue
                }
                let text = String(decoding: topic.bytes(), as: UTF8.self)
                guard subscription.take(EventFrame(topic: text, frame: frame)) else {
                    reactor.setInterest(subscriber.watch, reading: false, writing: false)
                    return false
                }
            }
        } catch {
            logger.error("events could not be read", metadata: ["error": "\(error)"])
        }
        return true
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
        if let publisher {
            let isDone = publisher.queue.flush()
            reactor.setWriting(publisher.watch, !isDone)
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
