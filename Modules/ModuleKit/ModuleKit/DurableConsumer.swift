import Bus
import Foundation
import Ledger
import Logging
import Messages
import Stream
import Wire

/// Follows one stream for one module: every event's effect exactly once, in order, whatever is lost or restarted.
///
/// ``ConsumerCore`` decides; this carries out: the subscription, the questions to the source, the transaction that
/// moves effect and cursor together.
final class DurableConsumer: Sendable {
    typealias Core = ConsumerCore<Payload>

    /// An event as it waits to be applied.
    struct Payload: Sendable {
        let topic: String
        let record: [UInt8]
    }

    /// How long to wait before trying again what failed.
    static let pause = Duration.milliseconds(200)

    let source: String
    private let module: String
    private let name: String
    private let ledger: Ledger
    private let bus: BusClient
    private let declaration: ModuleDeclaration
    private let hearing: Hearing
    private let onApplied: @Sendable () -> Void
    private let state: ConsumerState
    private let actions: AsyncStream<ConsumerAction<Payload>>
    private let end: @Sendable () -> Void
    private let logger: Logger

    /// Puts a consumer together; ``run()`` starts it.
    ///
    /// - Parameters:
    ///   - name: The consumer's name: the module that follows.
    ///   - node: The node of both.
    ///   - module: The module that is followed.
    ///   - ledger: Where effect and cursor are kept.
    ///   - bus: A connected client.
    ///   - declaration: What the module's own events do.
    ///   - hearing: What a heard event does.
    ///   - onApplied: Told after each transaction.
    ///   - logger: Where trouble is told.
    init(
        name: String,
        node: String,
        module: String,
        ledger: Ledger,
        bus: BusClient,
        declaration: ModuleDeclaration,
        hearing: Hearing,
        onApplied: @escaping @Sendable () -> Void,
        logger: Logger
    ) {
        self.name = name
        self.module = module
        self.source = LedgerIdentity(node: node, module: module).source
        self.ledger = ledger
        self.bus = bus
        self.declaration = declaration
        self.hearing = hearing
        self.onApplied = onApplied
        var logger = logger
        logger[metadataKey: "source"] = "\(module)"
        self.logger = logger
        let (stream, continuation) = AsyncStream<ConsumerAction<Payload>>.makeStream()
        actions = stream
        end = { continuation.finish() }
        state = ConsumerState(actions: continuation)
    }

    /// Follows until the task is cancelled, or ``leave()`` is called.
    func run() async {
        await withDiscardingTaskGroup { group in
            await restart()
            group.addTask { await self.listen() }
            for await action in actions {
                group.addTask { await self.perform(action) }
            }
            group.cancelAll()
        }
    }

    /// Ends ``run()``; the stored cursor stays where it is.
    func leave() {
        end()
    }

    /// Where it stands.
    func status() async -> ModuleStatus.Cursor {
        await state.status(source: source)
    }

    /// Reads the stored cursor, however long that takes, and begins from there.
    private func restart() async {
        let (name, source) = (name, source)
        while !Task.isCancelled {
            do {
                let cursor = try await ledger.perform { try $0.cursor(consumer: name, source: source) }
                return await state.tell { $0.start(cursor: cursor) }
            } catch {
                logger.error("the cursor cannot be read", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    // MARK: Hearing

    /// Subscribes again and again: a socket that went stale, or a broker that was not there yet, is no reason to stop.
    private func listen() async {
        while !Task.isCancelled {
            do throws(Problem) {
                let events = try await bus.subscribe(prefix: "\(module).")
                await state.listening(to: events)
                for await frame in events { await state.hear(frame) }
            } catch {
                logger.debug("no subscription yet", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    // MARK: Acting

    private func perform(_ action: ConsumerAction<Payload>) async {
        switch action {
        case .apply(let batch): await apply(batch, buryingAfter: nil)
        case .bury(let batch, let attempts): await apply(batch, buryingAfter: attempts)
        case .fetch(let after): await fetch(after)
        case .askState: await askState()
        case .alarm(let alarm): await sound(alarm)
        case .wakeUp(let at):
            let pause = at - ConsumerState.now()
            if pause > 0 { try? await Task.sleep(for: .milliseconds(pause)) }
            await state.tell { _ in }
        }
    }

    private func askState() async {
        do throws(Problem) {
            let answer = try await bus.streamState(of: module)
            await state.tell { $0.state(answer) }
        } catch {
            await state.tell { $0.stateFailed() }
        }
    }

    private func fetch(_ after: UInt64) async {
        do throws(Problem) {
            let page = try await bus.streamPage(of: module, after: after)
            let items = page.items.map { item in
                StreamItem(
                    sequence: item.head.sequence,
                    bytes: item.record.count,
                    payload: Payload(topic: item.topic, record: item.record)
                )
            }
            await state.tell { $0.page(after: after, state: page.state, items: items) }
        } catch {
            await state.tell { $0.fetchFailed() }
        }
    }

    /// A heard event whose effect failed.
    private struct EffectFailure: Error {
        let sequence: UInt64
        let reason: any Error
    }

    private func apply(_ batch: StreamBatch<Payload>, buryingAfter attempts: Int?) async {
        let (name, source) = (name, source)
        let lastError = await state.lastError
        let isCareful = await state.isCareful
        let singly = hearing.singly || isCareful
        do {
            try await ledger.perform { [self] transaction in
                try transaction.advance(consumer: name, source: source, from: batch.from, to: batch.to)
                guard let attempts else { return try react(to: batch.items, singly: singly, in: transaction) }
                for item in batch.items {
                    try transaction.bury(
                        consumer: name,
                        source: source,
                        position: StreamPosition(epoch: batch.to.epoch, sequence: item.sequence),
                        topic: item.payload.topic,
                        record: item.payload.record,
                        attempts: attempts,
                        error: lastError
                    )
                }
            }
            await state.tell { $0.applied(through: batch.to) }
            await state.beCareful(false)
            onApplied()
        } catch {
            await failed(error, singly: singly)
        }
    }

    /// Lets the module react, and keeps what follows.
    private func react(to items: [StreamItem<Payload>], singly: Bool, in transaction: LedgerTransaction) throws {
        let groups = singly ? items.map { [$0] } : [items]
        for group in groups where !group.isEmpty {
            do {
                let events = try group.map { try HeardEvent($0.payload, source: source) }
                let following = try hearing.effect(events, transaction)
                try declaration.keep(following, after: events, by: name, in: transaction)
            } catch {
                throw EffectFailure(sequence: group.first?.sequence ?? 0, reason: error)
            }
        }
    }

    private func failed(_ error: any Error, singly: Bool) async {
        switch error {
        case LedgerError.fenced: await state.tell { $0.fenced() }
        case let failure as EffectFailure where !singly:
            // Which of them was at fault is not known yet: the same again, each alone.
            await state.note(error: "\(failure.reason)")
            await state.beCareful(true)
            await state.tell { $0.applyFailed(at: failure.sequence, .transient) }
        case let failure as EffectFailure:
            let isTransient = Self.isTransient(failure.reason)
            logger.warning(
                "an event could not be applied",
                metadata: [
                    "sequence": "\(failure.sequence)", "error": "\(failure.reason)",
                ]
            )
            await state.note(error: "\(failure.reason)")
            await state.tell { $0.applyFailed(at: failure.sequence, isTransient ? .transient : .deterministic) }
        default:
            await state.tell { $0.applyFailed(at: 0, .transient) }
        }
    }

    private static func isTransient(_ error: any Error) -> Bool {
        switch error {
        case LedgerError.database(let fault): fault.isTransient
        case LedgerError.full, LedgerError.closed: true
        case let problem as Problem: problem.retryable
        default: false
        }
    }

    private func sound(_ alarm: StreamAlarm) async {
        logger.warning("alarm", metadata: ["alarm": "\(alarm)"])
        switch alarm {
        case .fenced: await restart()
        case .stale: await state.listenAnew()
        case .rewound, .unknownEpoch, .belowFloor: break
        }
    }
}

extension HeardEvent {
    /// Reads an event from its record.
    ///
    /// - Throws: `WireError.badAttributes`.
    init(_ payload: DurableConsumer.Payload, source: String) throws {
        self = try payload.record.withUnsafeBytes { bytes in
            var reader = RecordReader(bytes)
            guard let record = reader.next() else { throw WireError.badAttributes(at: 0) }
            let attributes = try Attributes(json: record.attributes)
            return HeardEvent(
                source: source,
                type: String(payload.topic.dropLast()),
                context: EventContext(attributes, of: record.head),
                data: [UInt8](record.data)
            )
        }
    }
}
