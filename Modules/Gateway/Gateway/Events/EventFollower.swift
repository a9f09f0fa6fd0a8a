import Stream

/// Decides what a reader of server-sent events is given, so that it misses nothing and sees nothing twice.
///
/// The bus may lose, double and reorder events. The follower knows the last position of every stream; whatever does not
/// come next is dropped or fetched from the source's log. A value without I/O; ``EventStreamer`` performs what it says.
struct EventFollower: Sendable {
    /// What to do with something heard.
    enum Step: Sendable, Hashable {
        /// Hand the event on.
        case emit
        /// Nothing: it is already known.
        case drop
        /// Read the source's log after this sequence, and give the pages to ``take(_:of:)``.
        case fetch(after: UInt64)
    }

    /// What follows from a page of a log.
    struct PageStep: Sendable, Hashable {
        /// Events to hand on, in order.
        var emit: [GatewayEvent] = []
        /// What the reader must be told besides.
        var notice: Notice?
        /// Where to read on; `nil` when the head is reached.
        var fetchAfter: UInt64?
    }

    /// Why a reader does not get every event since it left.
    enum Notice: String, Sendable, Hashable {
        /// The source was restored from a backup older than what the reader has seen. What it saw after that is void.
        case rewound = "gateway.stream-rewound"
        /// The events are no longer kept.
        case belowFloor = "gateway.stream-below-floor"
    }

    /// The last position of each stream, by the stream's name.
    private(set) var positions: [String: StreamPosition]

    init(positions: [String: StreamPosition]) {
        self.positions = positions
    }

    /// Takes a live event.
    mutating func take(_ event: GatewayEvent) -> Step {
        guard let known = positions[event.source] else {
            positions[event.source] = event.position
            return .emit
        }
        guard event.position.epoch == known.epoch else { return .fetch(after: known.sequence) }
        guard event.position.sequence > known.sequence else { return .drop }
        guard event.position.sequence == known.sequence + 1 else { return .fetch(after: known.sequence) }
        positions[event.source] = event.position
        return .emit
    }

    /// Takes a source's word on how far its stream goes.
    mutating func take(heartbeatOf source: String, epoch: UInt64, head: UInt64) -> Step {
        guard let known = positions[source] else {
            positions[source] = StreamPosition(epoch: epoch, sequence: head)
            return .drop
        }
        return known.epoch == epoch && head <= known.sequence ? .drop : .fetch(after: known.sequence)
    }

    /// Takes a page of a stream's log.
    mutating func take(_ page: GatewayPage, of source: String) -> PageStep {
        let state = page.state
        guard let known = positions[source] else { return PageStep() }
        let sameLine = known.epoch == state.epoch && known.sequence <= state.head
        let forked = known.epoch == state.parentEpoch && known.sequence <= state.fork ?? 0
        guard sameLine || forked else {
            positions[source] = StreamPosition(epoch: state.epoch, sequence: state.head)
            return PageStep(notice: .rewound)
        }
        guard known.sequence >= state.floor else {
            positions[source] = StreamPosition(epoch: state.epoch, sequence: state.floor)
            return PageStep(notice: .belowFloor, fetchAfter: state.floor)
        }
        return advance(over: page.events, of: source, from: known.sequence, state)
    }

    private mutating func advance(
        over events: [GatewayEvent],
        of source: String,
        from sequence: UInt64,
        _ state: StreamState
    ) -> PageStep {
        var step = PageStep()
        var sequence = sequence
        for event in events where event.position.sequence == sequence + 1 {
            sequence += 1
            step.emit.append(event)
        }
        positions[source] = StreamPosition(epoch: state.epoch, sequence: sequence)
        if sequence < state.head, !step.emit.isEmpty { step.fetchAfter = sequence }
        return step
    }
}
