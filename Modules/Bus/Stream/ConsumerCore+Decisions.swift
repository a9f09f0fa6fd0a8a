// What follows from the facts.
extension ConsumerCore {
    /// Decides what is to be done.
    ///
    /// Call it after inputs, and at the time last asked for.
    ///
    /// - Parameters:
    ///   - now: Milliseconds of any clock; should it jump, nothing is lost or applied twice.
    ///   - actions: Appended to; reuse one array.
    @inlinable
    public mutating func tick(now: Int64, into actions: inout [ConsumerAction<Payload>]) {
        settle(now)
        if pending != nil, target == nil { judge() }
        if let alarm {
            actions.append(.alarm(alarm))
            self.alarm = nil
        }
        guard phase == .running else { return wake = nil }
        apply(&actions)
        fetch(&actions)
        watchSilence(&actions)
        ask(&actions)
        askToWake(&actions)
    }

    /// Starts the delays that the inputs caused, and follows a clock that was set back.
    @usableFromInline
    mutating func settle(_ time: Int64) {
        if time < now {
            let jump = time - now
            applyRetry.shift(jump)
            askRetry.shift(jump)
            fetchRetry.shift(jump)
            silenceEnds = silenceEnds.map { $0 + jump }
            lastHeard += jump
            wake = nil
        }
        now = time
        applyRetry.settle(time)
        askRetry.settle(time)
        fetchRetry.settle(time)
        guard heard || silenceEnds == nil else { return }
        heard = false
        lastHeard = time
        silenceEnds = time + settings.staleAfter
    }

    /// Decides whether a log of another epoch than ours goes on where we are.
    @usableFromInline
    mutating func judge() {
        guard let state = pending else { return }
        forget()
        if let cursor, cursor.epoch == state.epoch {
            guard cursor.sequence <= state.head else { return rewound(state) }
        } else if let cursor {
            guard state.parentEpoch == cursor.epoch, let fork = state.fork else {
                return stop(.unknownEpoch(cursor: cursor, source: state))
            }
            guard cursor.sequence <= fork else { return rewound(state) }
        }
        epoch = state.epoch
        learn(head: state.head, isNext: false)
        check(state)
    }

    @inlinable
    mutating func apply(_ actions: inout [ConsumerAction<Payload>]) {
        guard target == nil, let epoch, applyRetry.isDue(now) else { return }
        if applying.isEmpty {
            swap(&applying, &waiting)
            if !ahead.isEmpty { join() }
        }
        let isAdopting = cursor.map { $0.epoch != epoch } ?? false
        guard let first = applying.items.first?.sequence, let last = applying.items.last?.sequence else {
            if isAdopting { send([], to: StreamPosition(epoch: epoch, sequence: tail), &actions) }
            return
        }
        guard let poison else {
            return send(applying.items, to: StreamPosition(epoch: epoch, sequence: last), &actions)
        }
        let count = poison.sequence > first ? Int(poison.sequence - first) : 1
        let items = Array(applying.items.prefix(count))
        let to = StreamPosition(epoch: epoch, sequence: first + UInt64(items.count) - 1)
        guard poison.sequence == first, poison.attempts >= settings.attempts else {
            return send(items, to: to, &actions)
        }
        target = to
        actions.append(.bury(StreamBatch(from: cursor, to: to, items: items), attempts: poison.attempts))
    }

    @inlinable
    mutating func send(
        _ items: [StreamItem<Payload>],
        to: StreamPosition,
        _ actions: inout [ConsumerAction<Payload>]
    ) {
        target = to
        actions.append(.apply(StreamBatch(from: cursor, to: to, items: items)))
    }

    @usableFromInline
    mutating func fetch(_ actions: inout [ConsumerAction<Payload>]) {
        guard head > tail, fetching == nil, pending == nil,
            waiting.hasRoomForPage(settings), fetchRetry.isDue(now)
        else { return }
        fetching = Question(sequence: tail)
        actions.append(.fetch(after: tail))
    }

    @usableFromInline
    mutating func watchSilence(_ actions: inout [ConsumerAction<Payload>]) {
        guard let ends = silenceEnds, now >= ends else { return }
        silenceEnds = now + settings.staleAfter
        askWanted = true
        actions.append(.alarm(.stale(silentMilliseconds: now - lastHeard)))
    }

    @usableFromInline
    mutating func ask(_ actions: inout [ConsumerAction<Payload>]) {
        guard askWanted, asking == nil, pending == nil, askRetry.isDue(now) else { return }
        asking = Question(sequence: cursor?.sequence ?? 0)
        askWanted = false
        actions.append(.askState)
    }

    /// Asks for the next tick, unless an earlier one is asked for already: the live path does not move the timer.
    @usableFromInline
    mutating func askToWake(_ actions: inout [ConsumerAction<Payload>]) {
        var next = silenceEnds ?? now + settings.staleAfter
        if target == nil, let due = applyRetry.due, due > now { next = min(next, due) }
        if fetching == nil, head > tail, let due = fetchRetry.due, due > now { next = min(next, due) }
        if asking == nil, askWanted, let due = askRetry.due, due > now { next = min(next, due) }
        if let wake, wake > now, wake <= next { return }
        wake = next
        actions.append(.wakeUp(at: next))
    }
}

// What inputs and decisions share.
extension ConsumerCore {
    /// Appends the next event to those that wait, if there is room.
    @inlinable
    @discardableResult
    mutating func take(_ item: StreamItem<Payload>) -> Bool {
        guard waiting.hasRoom(settings) else { return refuse() }
        waiting.append(item)
        tail = item.sequence
        return true
    }

    @usableFromInline
    mutating func refuse() -> Bool {
        counters.dropped += 1
        return false
    }

    /// Keeps one run of events beyond a gap, so that live events that come during the last fetch are not fetched too.
    @usableFromInline
    mutating func hold(_ item: StreamItem<Payload>) {
        let isNear = item.sequence - tail <= UInt64(settings.pageEvents)
        let continues = ahead.items.last.map { $0.sequence &+ 1 == item.sequence } ?? isNear
        guard continues, ahead.hasRoom(settings) else { return counters.dropped += 1 }
        ahead.append(item)
    }

    /// Joins the run beyond the gap when the gap is closed.
    @usableFromInline
    mutating func join() {
        ahead.remove(through: tail)
        guard ahead.items.first?.sequence == tail &+ 1 else { return }
        for item in ahead.items where !take(item) { break }
        ahead.remove(through: tail)
    }

    mutating func learn(head newest: UInt64, isNext: Bool) {
        guard newest > head else { return }
        if !isNext, head <= tail, newest > tail { counters.gaps += 1 }
        head = newest
    }

    /// Something of another epoch: late, or the source was restored.
    ///
    /// Only a fresh answer can tell.
    mutating func foreign() {
        guard epoch != nil else { return }
        counters.foreign += 1
        askWanted = true
    }

    /// Stops when the source no longer has what is next.
    mutating func check(_ state: StreamState) {
        if state.floor > tail { stop(.belowFloor(next: tail + 1, source: state)) }
    }

    mutating func rewound(_ state: StreamState) {
        guard let cursor else { return }
        stop(.rewound(cursor: cursor, source: state))
    }

    mutating func stop(_ alarm: StreamAlarm) {
        forget()
        phase = .stopped(alarm)
        self.alarm = alarm
    }

    /// Forgets what is not stored; the cursor and a transaction under way stay.
    mutating func forget() {
        epoch = nil
        pending = nil
        head = cursor?.sequence ?? 0
        tail = head
        waiting.removeAll()
        ahead.removeAll()
        applying.removeAll()
        poison = nil
        askWanted = false
    }
}
