// What the owner tells: each input only notes facts. After one or several, call `tick`.
extension ConsumerCore {
    /// Begins, or begins again after an alarm, from the stored cursor.
    ///
    /// Not while an apply is unanswered.
    ///
    /// - Parameter cursor: The stored cursor; `nil` when there is none: the whole history is then replayed.
    public mutating func start(cursor: StreamPosition?) {
        self.cursor = cursor
        target = nil
        forget()
        phase = .running
        silenceEnds = nil
        asking?.isVoid = true
        fetching?.isVoid = true
        askWanted = true
        applyRetry.succeeded()
    }

    /// An event from the event socket.
    ///
    /// - Parameters:
    ///   - position: Its name.
    ///   - bytes: The length of its record, in bytes.
    ///   - payload: What is wanted back in the batch.
    @inlinable
    public mutating func event(_ position: StreamPosition, bytes: Int, payload: Payload) {
        guard admit(position) else { return }
        let item = StreamItem(sequence: position.sequence, bytes: bytes, payload: payload)
        if position.sequence == tail &+ 1 {
            take(item)
            if !ahead.isEmpty { join() }
        } else {
            hold(item)
        }
    }

    /// Notes that an event was seen.
    ///
    /// - Returns: Whether it is beyond what is held.
    @usableFromInline
    mutating func admit(_ position: StreamPosition) -> Bool {
        heard = true
        guard position.epoch == epoch else {
            foreign()
            return false
        }
        guard position.sequence > tail else {
            counters.duplicates += 1
            return false
        }
        learn(head: position.sequence, isNext: position.sequence == tail &+ 1)
        return true
    }

    /// A heartbeat from the event socket.
    ///
    /// - Parameters:
    ///   - epoch: The stream's epoch.
    ///   - head: The last committed sequence.
    ///   - floor: The sequence before the oldest event still kept.
    public mutating func heartbeat(epoch: UInt64, head: UInt64, floor: UInt64) {
        heard = true
        guard epoch == self.epoch else { return foreign() }
        learn(head: head, isNext: false)
        // It may be older than a page that came the other way: only a fresh answer proves a rewind.
        if head < cursor?.sequence ?? 0 { askWanted = true }
        if fetching == nil { check(StreamState(epoch: epoch, head: head, floor: floor)) }
    }

    /// The answer to ``ConsumerAction/askState``.
    public mutating func state(_ state: StreamState) {
        guard let asked = asking else { return }
        asking = nil
        askRetry.succeeded(pause: settings.askPause)
        guard !asked.isVoid, phase == .running else { return }
        guard state.epoch == epoch else {
            pending = state
            if target == nil { judge() }
            return
        }
        guard state.head >= asked.sequence else { return rewound(state) }
        check(state)
        learn(head: state.head, isNext: false)
    }

    /// ``ConsumerAction/askState`` was not answered.
    public mutating func stateFailed() {
        guard asking != nil else { return }
        asking = nil
        askWanted = true
        askRetry.failed(settings, &random)
    }

    /// The answer to ``ConsumerAction/fetch(after:)``.
    ///
    /// - Parameters:
    ///   - after: The sequence that was asked for.
    ///   - state: The source's state as of the answer.
    ///   - items: The events after `after`, consecutive.
    public mutating func page(after: UInt64, state: StreamState, items: [StreamItem<Payload>]) {
        guard let asked = fetching, asked.sequence == after else { return }
        fetching = nil
        guard !asked.isVoid, phase == .running, epoch != nil else { return }
        guard state.epoch == epoch, state.head >= after else {
            askWanted = true
            return fetchRetry.failed(settings, &random)
        }
        counters.pages += 1
        check(state)
        guard phase == .running else { return }
        learn(head: state.head, isNext: false)
        for item in items where item.sequence > tail {
            guard item.sequence == tail &+ 1, take(item) else { break }
        }
        join()
        if tail > after || head <= tail {
            fetchRetry.succeeded()
        } else {
            fetchRetry.failed(settings, &random)
        }
    }

    /// ``ConsumerAction/fetch(after:)`` was not answered.
    public mutating func fetchFailed() {
        guard let asked = fetching else { return }
        fetching = nil
        if !asked.isVoid { fetchRetry.failed(settings, &random) }
    }

    /// The transaction under way is committed.
    ///
    /// - Parameter position: The cursor now stored; usually the batch's ``StreamBatch/to``.
    @inlinable
    public mutating func applied(through position: StreamPosition) {
        guard target != nil else { return }
        applying.remove(through: position.sequence)
        stored(position)
    }

    @usableFromInline
    mutating func stored(_ position: StreamPosition) {
        target = nil
        cursor = position
        applyRetry.succeeded()
        guard let poison, position.sequence >= poison.sequence else { return }
        if poison.attempts >= settings.attempts { counters.buried += 1 }
        self.poison = nil
    }

    /// The transaction under way is rolled back.
    ///
    /// - Parameters:
    ///   - sequence: The event whose effect failed; anything else counts as the batch's first.
    ///   - failure: Whether it can ever succeed.
    public mutating func applyFailed(at sequence: UInt64, _ failure: ApplyFailure) {
        guard let target else { return }
        self.target = nil
        guard failure == .deterministic, let first = applying.items.first?.sequence else {
            return applyRetry.failed(settings, &random)
        }
        let culprit = sequence > first && sequence <= target.sequence ? sequence : first
        let attempts = poison?.sequence == culprit ? poison?.attempts ?? 0 : 0
        poison = (culprit, attempts + 1)
        if culprit == first { applyRetry.failed(settings, &random) }
    }

    /// The transaction under way is rolled back because the stored cursor is not ours.
    ///
    /// The core answers with an alarm, and does nothing until ``start(cursor:)``.
    public mutating func fenced() {
        guard target != nil else { return }
        target = nil
        alarm = .fenced(expected: cursor)
        phase = .idle
        forget()
    }
}
