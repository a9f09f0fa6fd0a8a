import Stream

/// A consumer core with a short way to tell it things and to read what it wants.
struct ConsumerHarness {
    static let epoch: UInt64 = 0xA
    var core: ConsumerCore<String>
    var now: Int64 = 1000

    init(_ settings: ConsumerSettings = ConsumerSettings()) { core = ConsumerCore(settings: settings, seed: 7) }

    /// A consumer that follows a source: its cursor is stored, and the source has told its state.
    static func following(
        at sequence: UInt64?,
        head: UInt64? = nil,
        _ settings: ConsumerSettings = ConsumerSettings()
    ) -> ConsumerHarness {
        var harness = ConsumerHarness(settings)
        harness.core.start(cursor: sequence.map { StreamPosition(epoch: epoch, sequence: $0) })
        _ = harness.tick()
        harness.core.state(StreamState(epoch: epoch, head: head ?? sequence ?? 0))
        return harness
    }

    /// What the core wants now, as short words; wake-ups are left out.
    mutating func tick(after milliseconds: Int64 = 0) -> [String] {
        now += milliseconds
        var actions: [ConsumerAction<String>] = []
        core.tick(now: now, into: &actions)
        return actions.compactMap(Self.word)
    }

    /// The time of the last wish to be woken.
    mutating func wish() -> Int64? {
        var actions: [ConsumerAction<String>] = []
        core.tick(now: now, into: &actions)
        for case .wakeUp(let time) in actions { return time }
        return nil
    }

    mutating func event(_ sequence: UInt64, epoch: UInt64 = epoch, bytes: Int = 100) {
        core.event(StreamPosition(epoch: epoch, sequence: sequence), bytes: bytes, payload: "\(sequence)")
    }

    mutating func heartbeat(_ head: UInt64, epoch: UInt64 = epoch, floor: UInt64 = 0) {
        core.heartbeat(epoch: epoch, head: head, floor: floor)
    }

    mutating func page(after: UInt64, _ sequences: ClosedRange<UInt64>, head: UInt64, epoch: UInt64 = epoch) {
        let items = sequences.map { StreamItem(sequence: $0, bytes: 100, payload: "\($0)") }
        core.page(after: after, state: StreamState(epoch: epoch, head: head), items: items)
    }

    mutating func applied(_ sequence: UInt64, epoch: UInt64 = epoch) {
        core.applied(through: StreamPosition(epoch: epoch, sequence: sequence))
    }

    private static func word(_ action: ConsumerAction<String>) -> String? {
        switch action {
        case .apply(let batch): "apply \(name(batch.from))>\(name(batch.to)) [\(list(batch))]"
        case .bury(let batch, let attempts): "bury [\(list(batch))] after \(attempts)"
        case .fetch(let after): "fetch \(after)"
        case .askState: "ask"
        case .alarm(.rewound): "alarm rewound"
        case .alarm(.unknownEpoch): "alarm unknownEpoch"
        case .alarm(.belowFloor(let next, _)): "alarm belowFloor \(next)"
        case .alarm(.stale(let silent)): "alarm stale \(silent)"
        case .alarm(.fenced(let expected)): "alarm fenced \(name(expected))"
        case .wakeUp: nil
        }
    }

    private static func list(_ batch: StreamBatch<String>) -> String {
        batch.items.map(\.payload).joined(separator: " ")
    }

    private static func name(_ position: StreamPosition?) -> String {
        position.map { "\(String($0.epoch, radix: 16))\($0.sequence)" } ?? "none"
    }
}
