import Foundation
import Logging
import Messages
import Wire
import ZeroMQ

/// The request side of the broker: a ROUTER that passes requests to the instances of a service and answers back.
///
/// A request is two frames (service, records); to an instance it goes with a third, the asker's routing id, which the
/// instance sends back with its answer. Nothing is kept but what is under way.
actor RequestBroker {
    nonisolated let reactor: Reactor
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    let context: Context
    let identity: String
    let logger: Logger
    var owned: Owned?
    var counters = BrokerCounters()
    var directory = ServiceDirectory()
    private var watch = 0
    private var timer = 0
    /// Subscriptions whose arrival somebody waits for, oldest first.
    var awaited: [(probe: String, asker: RoutingId, head: RecordHead)] = []
    /// Subscriptions that arrived before anybody asked.
    var arrived: [String] = []
    /// Where the event side's numbers come from.
    private let eventCounters: @Sendable () async -> BrokerCounters

    /// A socket in a box, because an actor's optional cannot lend what cannot be copied.
    final class Owned {
        let socket: Socket

        init(_ context: Context) throws {
            var options = SocketOptions()
            options.sendHighWater = BusLimits.requestHighWater
            options.receiveHighWater = BusLimits.requestHighWater
            options.strictRouting = true
            socket = try Socket(context, .router, options)
        }
    }

    init(
        context: Context,
        reactor: Reactor,
        identity: UInt64,
        logger: Logger,
        eventCounters: @escaping @Sendable () async -> BrokerCounters
    ) {
        self.context = context
        self.reactor = reactor
        self.identity = String(identity, radix: 16)
        self.logger = logger
        self.eventCounters = eventCounters
    }

    /// Binds and begins to pass requests on.
    func start(endpoints: [String]) throws -> [String] {
        let owned = try Owned(context)
        let bound = try endpoints.map { endpoint in try owned.socket.bind(endpoint) }
        watch = reactor.watch(owned.socket) { [self] _ in assumeIsolated { $0.pass() } }
        timer = reactor.every(milliseconds: BusLimits.helloMilliseconds) { [self] in
            assumeIsolated { $0.forgetSilentInstances() }
        }
        self.owned = owned
        return bound
    }

    func stop() {
        guard owned != nil else { return }
        reactor.unwatch(watch)
        reactor.cancelTimer(timer)
        owned = nil
    }

    func snapshot() -> BrokerCounters { counters }

    /// All numbers of both sides.
    func allCounters() async -> BrokerCounters {
        let events = await eventCounters()
        return counters + events
    }

    // MARK: Passing on

    private func pass() -> Bool {
        guard let owned else { return false }
        do {
            for _ in 0..<BusLimits.burst {
                var peer = Frame()
                guard try owned.socket.receive(into: &peer) else { return false }
                var frames = Frames()
                guard try frames.receive(from: owned.socket, after: peer) else {
                    counters.drop(.frameCount)
                    continue
                }
                handle(from: RoutingId(peer), &frames)
            }
        } catch {
            logger.error("requests could not be passed on", metadata: ["error": "\(error)"])
        }
        return true
    }

    /// The frames of a request or an answer after the peer's routing id.
    private struct Frames: ~Copyable {
        var service = Frame()
        var records = Frame()
        var target = Frame()
        var hasTarget = false

        /// Takes the rest of a message; `false` when it has too few or too many frames, which are then dropped.
        mutating func receive(from socket: borrowing Socket, after peer: borrowing Frame) throws -> Bool {
            guard peer.hasMore, try socket.receive(into: &service) else { return false }
            guard service.hasMore, try socket.receive(into: &records) else { return false }
            guard records.hasMore else { return true }
            guard try socket.receive(into: &target) else { return false }
            hasTarget = true
            guard target.hasMore else { return true }
            try socket.skipRest(of: &target)
            return false
        }
    }

    private func handle(from peer: RoutingId, _ frames: inout Frames) {
        guard frames.records.count <= WireLimits.frameBytes else { return counters.drop(.frameTooLarge) }
        let kinds: [RecordKind] = frames.hasTarget ? [.reply, .problem] : [.request]
        let heads = frames.records.withBytes { RecordHead.all(in: $0, of: kinds) }
        guard !heads.isEmpty, frames.service.count <= WireLimits.topicBytes,
            let service = frames.service.withBytes({ String(wellFormed: $0) })
        else { return counters.drop(.badRequest) }
        if frames.hasTarget {
            passAnswer(from: peer, heads: heads, &frames)
        } else if service == "bus" {
            control(from: peer, frames.records)
        } else {
            passRequest(from: peer, service: service, heads: heads, &frames)
        }
    }

    private func passRequest(from peer: RoutingId, service: String, heads: [RecordHead], _ frames: inout Frames) {
        counters.requests += heads.count
        while let instance = directory.pick(service) {
            guard instance.outstanding.count + heads.count <= BusLimits.outstandingPerInstance else {
                return refuse(peer, service, heads, BusProblem.busy(service))
            }
            switch forward(to: instance.id, peer, &frames) {
            case .done:
                return directory.began(heads, for: peer, service: service, at: instance)
            case .wouldBlock:
                return refuse(peer, service, heads, BusProblem.busy(service))
            case .unreachable:
                lose(instance)
            }
        }
        refuse(peer, service, heads, BusProblem.unavailable(service))
    }

    private func forward(to id: RoutingId, _ peer: RoutingId, _ frames: inout Frames) -> Socket.Sent {
        guard let owned else { return .unreachable }
        var target = Frame(id.bytes)
        var asker = Frame(peer.bytes)
        do {
            let sent = try owned.socket.send(&target, more: true)
            guard sent == .done else { return sent }
            _ = try owned.socket.send(&frames.service, more: true)
            _ = try owned.socket.send(&frames.records, more: true)
            return try owned.socket.send(&asker)
        } catch {
            logger.error("a request could not be passed on", metadata: ["error": "\(error)"])
            return .unreachable
        }
    }

    private func passAnswer(from peer: RoutingId, heads: [RecordHead], _ frames: inout Frames) {
        directory.ended(heads, at: peer)
        guard let owned else { return }
        do {
            switch try owned.socket.send(&frames.target, more: true) {
            case .wouldBlock: counters.drop(.peerFull)
            case .unreachable: counters.drop(.peerGone)
            case .done:
                _ = try owned.socket.send(&frames.service, more: true)
                _ = try owned.socket.send(&frames.records)
                counters.answers += heads.count
            }
        } catch {
            logger.error("an answer could not be passed on", metadata: ["error": "\(error)"])
        }
    }

    // MARK: Answering itself

    /// Answers each of some requests with the same problem.
    func refuse(_ peer: RoutingId, _ service: String, _ heads: [RecordHead], _ problem: Problem) {
        guard let data = try? JSONEncoder().encode(problem) else { return }
        var records: [UInt8] = []
        for head in heads {
            let answer = RecordHead(kind: .problem, epoch: head.epoch, sequence: head.sequence, time: head.time)
            _ = try? records.appendRecord(answer, attributes: [], data: [UInt8](data))
            guard records.count >= WireLimits.packBytes else { continue }
            send(records, service: service, to: peer)
            records = []
        }
        if !records.isEmpty { send(records, service: service, to: peer) }
    }

    /// Sends records of the broker's own.
    func send(_ records: [UInt8], service: String, to peer: RoutingId) {
        guard let owned else { return }
        var target = Frame(peer.bytes)
        var name = Frame(service)
        var body = Frame(records)
        do {
            switch try owned.socket.send(&target, more: true) {
            case .wouldBlock: counters.drop(.peerFull)
            case .unreachable: counters.drop(.peerGone)
            case .done:
                _ = try owned.socket.send(&name, more: true)
                _ = try owned.socket.send(&body)
            }
        } catch {
            logger.error("an answer could not be sent", metadata: ["error": "\(error)"])
        }
    }

    /// Takes an instance out of service and tells those who waited for it.
    func lose(_ instance: ServiceInstance) {
        directory.remove(instance)
        for (asked, lost) in Dictionary(grouping: instance.outstanding, by: \.value.asked) {
            let heads = lost.map { key, _ in
                RecordHead(kind: .problem, epoch: key.epoch, sequence: key.sequence, time: 0)
            }
            refuse(asked.asker, asked.service, heads, BusProblem.lost(asked.service))
        }
    }

    private func forgetSilentInstances() {
        for instance in directory.silent(since: Reactor.now() - BusLimits.silenceMilliseconds) {
            logger.warning("an instance is silent", metadata: ["services": "\(instance.services.sorted())"])
            lose(instance)
        }
    }
}
