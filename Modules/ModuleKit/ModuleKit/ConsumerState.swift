import Bus
import Stream
import Wire

/// The one place where a consumer's core is touched: facts go in, actions come out on a stream.
actor ConsumerState {
    private typealias Action = ConsumerAction<DurableConsumer.Payload>

    private var core = DurableConsumer.Core(seed: .random(in: .min ... .max))
    private let actions: AsyncStream<ConsumerAction<DurableConsumer.Payload>>.Continuation
    private var found: [ConsumerAction<DurableConsumer.Payload>] = []
    private var subscription: Subscription?
    private var wake: Int64 = .max
    private(set) var lastError = ""
    /// Whether events are tried one by one, because some of the last batch failed.
    private(set) var isCareful = false

    init(actions: AsyncStream<ConsumerAction<DurableConsumer.Payload>>.Continuation) {
        self.actions = actions
    }

    /// Milliseconds of a clock that only goes forward.
    static func now() -> Int64 {
        Int64(ContinuousClock.now.duration(to: start) / .milliseconds(-1))
    }

    private static let start = ContinuousClock.now

    /// Notes a fact and lets the core decide.
    func tell(_ fact: (inout DurableConsumer.Core) -> Void) {
        fact(&core)
        decide()
    }

    /// Notes what a frame says.
    func hear(_ frame: EventFrame) {
        frame.forEach { record in
            let head = record.head
            switch head.kind {
            case .event:
                core.event(
                    StreamPosition(epoch: head.epoch, sequence: head.sequence),
                    bytes: record.bytes.count,
                    payload: .init(topic: frame.topic, record: [UInt8](record.bytes))
                )
            case .heartbeat:
                let floor = (try? Attributes(json: record.data))?[number: "floor"] ?? 0
                core.heartbeat(epoch: head.epoch, head: head.sequence, floor: UInt64(max(0, floor)))
            default: break
            }
        }
        decide()
    }

    func listening(to subscription: Subscription) {
        self.subscription = subscription
    }

    /// Ends the subscription, so that a new one is made.
    func listenAnew() {
        subscription?.end()
        subscription = nil
    }

    func beCareful(_ careful: Bool) {
        isCareful = careful
    }

    func note(error: String) {
        lastError = error
    }

    func status(source: String) -> ModuleStatus.Cursor {
        ModuleStatus.Cursor(
            source: source,
            position: core.cursor,
            head: core.head,
            lag: core.lag,
            alarm: core.stopped?.description
        )
    }

    private func decide() {
        let now = Self.now()
        if wake <= now { wake = .max }
        core.tick(now: now, into: &found)
        for action in found {
            if case .wakeUp(let at) = action {
                // A later wish waits for the earlier call, which asks again.
                guard at < wake else { continue }
                wake = at
            }
            actions.yield(action)
        }
        found.removeAll(keepingCapacity: true)
    }
}
