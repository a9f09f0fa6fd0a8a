import Stream

// The consumers: what a runtime does around the core.
extension SimWorld {
    mutating func startProcess(_ index: Int) {
        guard !processes[index].isUp else { return }
        processes[index].start(seed: random.next())
        processes[index].isDeaf = !isCalm && random.chance(profile.deafPercent)
        if processes[index].isDeaf { coverage[.deaf] += 1 }
        trace(5, index, UInt64(processes[index].life))
        load(index, processes[index].life)
    }

    mutating func crashProcess(_ index: Int) {
        guard processes[index].isUp, !isCalm else { return }
        count(index)
        processes[index].isUp = false
        coverage[.consumerCrashes] += 1
        trace(6, index, 0)
        queue.put(.startProcess(index), at: now + random.number(1...1000))
    }

    func isAlive(_ index: Int, _ life: Int) -> Bool { processes[index].isUp && processes[index].life == life }

    mutating func load(_ index: Int, _ life: Int) {
        guard isAlive(index, life) else { return }
        processes[index].core.start(cursor: followers[processes[index].follower].store.cursor)
        tick(index)
    }

    mutating func deliver(_ index: Int, _ life: Int, _ message: SimMessage) {
        guard isAlive(index, life) else { return }
        switch message {
        case .events(let epoch, let first, let payloads):
            trace(7, index, first)
            for (offset, payload) in payloads.enumerated() {
                let position = StreamPosition(epoch: epoch, sequence: first + UInt64(offset))
                processes[index].core.event(position, bytes: simBytes(payload), payload: payload)
            }
        case .heartbeat(let state):
            trace(8, index, state.head)
            processes[index].core.heartbeat(epoch: state.epoch, head: state.head, floor: state.floor)
        }
        tick(index)
    }

    mutating func jumpClock(_ index: Int, by jump: Int64) {
        guard !isCalm else { return }
        coverage[.clockJumps] += 1
        processes[index].clock += jump
        if processes[index].isUp { tick(index) }
    }

    mutating func wake(_ index: Int, _ life: Int, _ token: Int) {
        guard isAlive(index, life), processes[index].token == token else { return }
        tick(index)
    }

    /// Sends a request; its answer or its deadline comes back, never both.
    private mutating func request(_ index: Int, after: UInt64?) {
        processes[index].requests += 1
        let request = processes[index].requests
        let life = processes[index].life
        if after == nil {
            if processes[index].openAsk != nil { fail("a second question while one is open") }
            processes[index].openAsk = request
        } else {
            if processes[index].openFetch != nil { fail("a second fetch while one is open") }
            processes[index].openFetch = request
        }
        queue.put(.ask(process: index, life: life, request: request, after: after), at: now + delay())
        queue.put(.deadline(process: index, life: life, request: request), at: now + 500)
    }

    mutating func take(_ index: Int, _ life: Int, _ request: Int, _ answer: SimAnswer) {
        guard isAlive(index, life) else { return }
        trace(9, index, UInt64(request))
        switch answer {
        case .state(let state):
            guard processes[index].openAsk == request else { return coverage[.lateAnswers] += 1 }
            processes[index].openAsk = nil
            processes[index].core.state(state)
        case .page(let after, let state, let items):
            guard processes[index].openFetch == request else { return coverage[.lateAnswers] += 1 }
            processes[index].openFetch = nil
            processes[index].core.page(after: after, state: state, items: items)
        }
        tick(index)
    }

    mutating func expire(_ index: Int, _ life: Int, _ request: Int) {
        guard isAlive(index, life) else { return }
        if processes[index].openAsk == request {
            processes[index].openAsk = nil
            processes[index].core.stateFailed()
        } else if processes[index].openFetch == request {
            processes[index].openFetch = nil
            processes[index].core.fetchFailed()
        } else {
            return
        }
        if !processes[index].countFailure(now: now) { fail("a storm of requests") }
        tick(index)
    }

    func time(of index: Int) -> Int64 { now + processes[index].clock }

    mutating func tick(_ index: Int) {
        var actions = processes[index].actions
        processes[index].actions = []
        processes[index].core.tick(now: time(of: index), into: &actions)
        for action in actions { perform(index, action) }
        actions.removeAll(keepingCapacity: true)
        processes[index].actions = actions
        if !processes[index].isBounded { fail("\(processes[index].core.heldCount) events are in memory") }
    }

    private mutating func perform(_ index: Int, _ action: ConsumerAction<UInt64>) {
        let life = processes[index].life
        switch action {
        case .apply(let batch): begin(index, batch, isBurial: false)
        case .bury(let batch, let attempts):
            if attempts < profile.settings.attempts || batch.items.count != 1 { fail("buried too early or too much") }
            begin(index, batch, isBurial: true)
        case .fetch(let after): request(index, after: after)
        case .askState: request(index, after: nil)
        case .alarm(let alarm): hear(index, alarm)
        case .wakeUp(let time):
            processes[index].token += 1
            let due = now + max(1, time - self.time(of: index))
            queue.put(.wake(process: index, life: life, token: processes[index].token), at: due)
        }
    }
}
