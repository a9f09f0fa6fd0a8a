import Hummingbird
import Logging
import Messages
import ServiceLifecycle
import Stream

/// Feeds one reader of server-sent events, from its subscription to its end.
struct EventStreamer: Sendable {
    let bus: any GatewayBus
    let node: String
    let modules: ModuleNames
    let clock: any Clock<Duration>
    let logger: Logger

    /// What a reader's loop wakes up for.
    private enum Wake: Sendable {
        case signal(GatewaySignal)
        case breath
    }

    /// Feeds a reader until it leaves, its session ends or changes, the bus ends or the host stops.
    ///
    /// - Parameters:
    ///   - filter: What it wants.
    ///   - left: Where it left off; `nil` begins now.
    ///   - holds: Whether the reader may still see what it may see now; asked with every breath.
    ///   - write: Takes a block; waits while the reader is slow.
    /// - Throws: ``Problem`` when the bus refuses the subscription; whatever `write` throws.
    @concurrent func feed(
        _ filter: EventFilter,
        from left: LastEventID?,
        while holds: @escaping @Sendable () async -> Bool = { true },
        write: @concurrent (ByteBuffer) async throws -> Void
    ) async throws {
        let signals = try await bus.subscribe(prefix: filter.subscription)
        var follower = EventFollower(positions: await start(filter, from: left))
        try await write(EventText.opening(filter.id(follower.positions)))
        for source in (left?.positions ?? [:]).keys.sorted() {
            guard let position = follower.positions[source] else { continue }
            try await fetch(source, after: position.sequence, &follower, filter, write: write)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            let wakes = wakes(signals, in: &group)
            for await wake in wakes {
                if case .breath = wake, await !holds() { break }
                try await handle(wake, &follower, filter, write: write)
            }
            group.cancelAll()
        }
    }

    /// Joins the subscription, the clock and the host's stop into one bounded stream.
    ///
    /// What is past the bound is dropped: the gap shows at the next event or heartbeat, and is fetched.
    private func wakes(
        _ signals: AsyncThrowingStream<GatewaySignal, any Error>,
        in group: inout ThrowingTaskGroup<Void, any Error>
    ) -> AsyncStream<Wake> {
        let (wakes, waker) = AsyncStream<Wake>.makeStream(
            bufferingPolicy: .bufferingOldest(GatewayLimits.waitingEvents)
        )
        let clock = clock
        group.addTask {
            defer { waker.finish() }
            for try await signal in signals { waker.yield(.signal(signal)) }
        }
        group.addTask {
            while !Task.isCancelled {
                try await clock.sleep(for: GatewayLimits.heartbeat)
                waker.yield(.breath)
            }
        }
        group.addTask {
            try? await gracefulShutdown()
            waker.finish()
        }
        return wakes
    }

    /// The positions to begin with: where the reader left off, and the head of every stream that it did not know.
    private func start(_ filter: EventFilter, from left: LastEventID?) async -> [String: StreamPosition] {
        var positions: [String: StreamPosition] = [:]
        for module in await modules.all() where filter.concerns(module) {
            let known = left?.positions.first { GatewayEvent.module(of: $0.key) == module }
            if let known {
                positions[known.key] = known.value
            } else if let state = try? await bus.state(of: module) {
                positions["//\(node)/\(module)"] = StreamPosition(epoch: state.epoch, sequence: state.head)
            }
        }
        return positions
    }

    @concurrent private func handle(
        _ wake: Wake,
        _ follower: inout EventFollower,
        _ filter: EventFilter,
        write: @concurrent (ByteBuffer) async throws -> Void
    ) async throws {
        let source: String
        let step: EventFollower.Step
        switch wake {
        case .breath:
            return try await write(EventText.heartbeat(filter.id(follower.positions)))
        case .signal(.heartbeat(let name, let epoch, let head)):
            (source, step) = (name, follower.take(heartbeatOf: name, epoch: epoch, head: head))
        case .signal(.event(let event)):
            (source, step) = (event.source, follower.take(event))
            if step == .emit { try await emit(event, follower, filter, write: write) }
        }
        if case .fetch(let sequence) = step {
            try await fetch(source, after: sequence, &follower, filter, write: write)
        }
    }

    /// Reads a source's log up to its head.
    ///
    /// When it cannot be read now, the next heartbeat asks again.
    @concurrent private func fetch(
        _ source: String,
        after sequence: UInt64,
        _ follower: inout EventFollower,
        _ filter: EventFilter,
        write: @concurrent (ByteBuffer) async throws -> Void
    ) async throws {
        var after: UInt64? = sequence
        while let sequence = after {
            let page: GatewayPage
            do {
                let module = GatewayEvent.module(of: source)
                page = try await bus.page(of: module, after: sequence, limit: GatewayLimits.fetchedEvents)
            } catch {
                logger.warning("A log could not be read.", metadata: ["source": "\(source)", "why": "\(error)"])
                return
            }
            var positions = follower.positions
            let step = follower.take(page, of: source)
            for event in step.emit where filter.admits(event) {
                positions[source] = StreamPosition(epoch: page.state.epoch, sequence: event.position.sequence)
                try await write(EventText.event(event, filter.id(positions), as: filter.name(of: event)))
            }
            if let notice = step.notice {
                try await write(EventText.notice(notice, of: source, filter.id(follower.positions)))
            }
            after = step.fetchAfter
        }
    }

    @concurrent private func emit(
        _ event: GatewayEvent,
        _ follower: EventFollower,
        _ filter: EventFilter,
        write: @concurrent (ByteBuffer) async throws -> Void
    ) async throws {
        guard filter.admits(event) else { return }
        try await write(EventText.event(event, filter.id(follower.positions), as: filter.name(of: event)))
    }
}
