import Synchronization

/// Events as they come, in order for each publisher.
///
/// Iterate it once, from one task.
///
/// At most `bufferedFrames` frames wait; beyond that the socket is not read, so that the pressure reaches libzmq's
/// queue and then the broker, which drops. Who must miss nothing reads the source's log (see `DurableConsumer`).
public final class Subscription: AsyncSequence, Sendable {
    /// What the sequence is of.
    public typealias Element = EventFrame

    private struct State: ~Copyable {
        /// Those that were taken and not yet removed are `nil`.
        var frames: [EventFrame?] = []
        var taken = 0
        var waiter: CheckedContinuation<EventFrame?, Never>?
        var isPaused = false
        var isEnded = false
    }

    private let state = Mutex(State())
    private let limit: Int
    private let resume: @Sendable () -> Void
    private let cancel: @Sendable () -> Void

    init(limit: Int, resume: @escaping @Sendable () -> Void, cancel: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.resume = resume
        self.cancel = cancel
    }

    deinit {
        cancel()
    }

    /// Reads the frames one by one.
    public struct Iterator: AsyncIteratorProtocol {
        let subscription: Subscription

        /// The next frame; `nil` when the subscription has ended or the task was cancelled.
        public func next() async -> EventFrame? {
            await subscription.next()
        }
    }

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(subscription: self) }

    /// Ends the subscription; whoever waits gets `nil`.
    public func end() {
        let waiter = state.withLock { state in
            state.isEnded = true
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: nil)
        cancel()
    }

    /// Takes a frame from the socket.
    ///
    /// - Returns: Whether there is room for another.
    func take(_ frame: EventFrame) -> Bool {
        let (waiter, hasRoom) = state.withLock { state in
            if let waiter = state.waiter {
                state.waiter = nil
                return (Optional(waiter), true)
            }
            state.frames.append(frame)
            state.isPaused = state.frames.count - state.taken >= limit
            return (nil, !state.isPaused)
        }
        waiter?.resume(returning: frame)
        return hasRoom
    }

    private func next() async -> EventFrame? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in deliver(to: continuation) }
        } onCancel: {
            end()
        }
    }

    private func deliver(to continuation: CheckedContinuation<EventFrame?, Never>) {
        var mustResume = false
        var ready: EventFrame?
        let isAnswered = state.withLock { state in
            if state.taken < state.frames.count {
                swap(&ready, &state.frames[state.taken])
                state.taken += 1
                mustResume = shrink(&state)
                return true
            }
            if state.isEnded { return true }
            state.waiter = continuation
            return false
        }
        if mustResume { resume() }
        if isAnswered { continuation.resume(returning: ready) }
    }

    /// Lets go of what was taken; at half the limit the socket is read again.
    private func shrink(_ state: inout State) -> Bool {
        let left = state.frames.count - state.taken
        if left == 0 || state.taken >= limit {
            state.frames.removeFirst(state.taken)
            state.taken = 0
        }
        guard state.isPaused, left <= limit / 2 else { return false }
        state.isPaused = false
        return true
    }
}
