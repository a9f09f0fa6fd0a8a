import Logging
import Wire
import ZeroMQ

/// The event side of the broker: XSUB in, XPUB out, nothing kept.
///
/// It takes every event (publishers need not wait until a subscription has travelled to them) and lets libzmq choose
/// who gets it. It looks at each message's shape, never into its data.
actor EventBroker {
    nonisolated let reactor: Reactor
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    private let context: Context
    private let waitsForSlowSubscribers: Bool
    private let seenProbe: @Sendable (String) -> Void
    private let logger: Logger
    private var sockets: Sockets?
    private var counters = BrokerCounters()

    /// The prefix of topics that nobody publishes under, by which a client learns that its subscription has arrived.
    static let probePrefix = "bus.probe."

    private final class Sockets {
        let front: Socket
        let back: Socket
        var frontWatch = 0
        var backWatch = 0
        /// Messages that a full subscriber keeps from going out, when the broker waits for slow subscribers.
        var held: Held?

        init(_ context: Context, waiting: Bool) throws {
            var options = SocketOptions()
            options.sendHighWater = BusLimits.eventHighWater
            options.receiveHighWater = BusLimits.eventHighWater
            options.waitsForSlowSubscribers = waiting
            front = try Socket(context, .xsub, options)
            back = try Socket(context, .xpub, options)
        }
    }

    private final class Held {
        var topic: Frame
        var frame: Frame

        init(topic: consuming Frame, frame: consuming Frame) {
            self.topic = topic
            self.frame = frame
        }
    }

    init(
        context: Context,
        reactor: Reactor,
        waitsForSlowSubscribers: Bool,
        logger: Logger,
        seenProbe: @escaping @Sendable (String) -> Void
    ) {
        self.context = context
        self.reactor = reactor
        self.waitsForSlowSubscribers = waitsForSlowSubscribers
        self.logger = logger
        self.seenProbe = seenProbe
    }

    /// Binds and begins to pass events on.
    ///
    /// - Returns: The first addresses as they really are.
    func start(subscribe: [String], publish: [String]) throws -> (subscribe: [String], publish: [String]) {
        let sockets = try Sockets(context, waiting: waitsForSlowSubscribers)
        let subscribed = try subscribe.map { endpoint in try sockets.back.bind(endpoint) }
        var everything = Frame([1])
        _ = try sockets.front.send(&everything)
        let published = try publish.map { endpoint in try sockets.front.bind(endpoint) }
        sockets.frontWatch = reactor.watch(sockets.front) { [self] _ in assumeIsolated { $0.passEvents() } }
        sockets.backWatch = reactor.watch(sockets.back) { [self] _ in assumeIsolated { $0.readSubscriptions() } }
        self.sockets = sockets
        return (subscribed, published)
    }

    func stop() {
        guard let sockets else { return }
        reactor.unwatch(sockets.frontWatch)
        reactor.unwatch(sockets.backWatch)
        self.sockets = nil
    }

    func snapshot() -> BrokerCounters { counters }

    // MARK: Passing events on

    private func passEvents() -> Bool {
        guard let sockets, sockets.held == nil else { return false }
        var topic = Frame()
        var frame = Frame()
        do {
            for _ in 0..<BusLimits.burst {
                guard try sockets.front.receive(into: &topic) else { return false }
                guard topic.hasMore, try sockets.front.receive(into: &frame) else {
                    counters.drop(.frameCount)
                    continue
                }
                if let reason = fault(topic, frame) {
                    counters.drop(reason)
                    try sockets.front.skipRest(of: &frame)
                    continue
                }
                let size = frame.count
                guard try sockets.back.send(&topic, more: true) == .done else {
                    return hold(sockets, topic: topic, frame: frame)
                }
                _ = try sockets.back.send(&frame)
                counters.eventMessages += 1
                counters.eventBytes += size
            }
        } catch {
            logger.error("events could not be passed on", metadata: ["error": "\(error)"])
        }
        return true
    }

    private func fault(_ topic: borrowing Frame, _ frame: borrowing Frame) -> DropReason? {
        if frame.hasMore { return .frameCount }
        if !topic.withBytes({ Topic.isValid($0) }) { return .badTopic }
        if frame.count > WireLimits.frameBytes { return .frameTooLarge }
        return frame.withBytes { bytes in
            guard let head = RecordHead(reading: bytes), head.recordLength <= bytes.count else { return .badRecord }
            return nil
        }
    }

    /// Keeps one message back until the slow subscriber has room, and reads no more meanwhile.
    private func hold(_ sockets: Sockets, topic: consuming Frame, frame: consuming Frame) -> Bool {
        sockets.held = Held(topic: topic, frame: frame)
        reactor.setInterest(sockets.frontWatch, reading: false, writing: false)
        reactor.setInterest(sockets.backWatch, reading: true, writing: true)
        return false
    }

    private func release(_ sockets: Sockets) throws {
        guard let held = sockets.held else { return }
        guard try sockets.back.send(&held.topic, more: true) == .done else { return }
        counters.eventMessages += 1
        counters.eventBytes += held.frame.count
        _ = try sockets.back.send(&held.frame)
        sockets.held = nil
        reactor.setInterest(sockets.backWatch, reading: true, writing: false)
        reactor.setInterest(sockets.frontWatch, reading: true, writing: false)
    }

    // MARK: Subscriptions

    private func readSubscriptions() -> Bool {
        guard let sockets else { return false }
        var message = Frame()
        do {
            try release(sockets)
            for _ in 0..<BusLimits.burst {
                guard try sockets.back.receive(into: &message) else { return false }
                message.withBytes { read(subscription: $0) }
            }
        } catch {
            logger.error("subscriptions could not be read", metadata: ["error": "\(error)"])
        }
        return true
    }

    /// Every subscription already stands in libzmq's own table; what is read here is only news of it.
    private func read(subscription bytes: UnsafeRawBufferPointer) {
        guard bytes.first == 1 else { return }
        let prefix = bytes.dropFirst()
        guard prefix.count <= WireLimits.topicBytes else { return counters.drop(.longSubscription) }
        guard prefix.starts(with: Self.probePrefix.utf8) else { return }
        seenProbe(String(decoding: prefix, as: UTF8.self))
    }
}
