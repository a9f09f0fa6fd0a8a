import Stream

// The sources and the network from them.
extension SimWorld {
    mutating func startSource(_ index: Int) {
        guard !sources[index].isUp else { return }
        sources[index].isUp = true
        sources[index].life += 1
        sources[index].core = SourceCore(state: sources[index].current.state)
        trace(1, index, UInt64(sources[index].life))
        beat(index, sources[index].life)
    }

    mutating func crashSource(_ index: Int) {
        guard sources[index].isUp, !isCalm else { return }
        sources[index].isUp = false
        coverage[.sourceCrashes] += 1
        trace(2, index, 0)
        queue.put(.startSource(index), at: now + random.number(1...1500))
    }

    /// A burst of commits; the publish comes a little later, unless the source dies in between.
    mutating func commit(_ index: Int) {
        guard !isCalm else { return }
        queue.put(.commit(source: index), at: now + random.number(5...400))
        guard sources[index].isUp else { return }
        let count = random.number(1...(random.chance(10) ? 25 : 5))
        let first = UInt64(sources[index].current.events.count + 1)
        var events: [UInt64] = []
        for _ in 0..<count { events.append(random.next()) }
        sources[index].commit(events)
        coverage[.committed] += count
        trace(3, index, first)
        if profile.sourceCrashes > 0, random.chance(5) {
            coverage[.unpublishedTails] += 1
            crashSource(index)
        } else {
            queue.put(
                .publish(source: index, life: sources[index].life, first: first, count: count),
                at: now + random.number(0...5)
            )
        }
    }

    mutating func publish(_ index: Int, _ life: Int, first: UInt64, count: Int) {
        guard sources[index].isUp, sources[index].life == life else { return }
        let log = sources[index].current
        sources[index].core.committed(head: first + UInt64(count) - 1)
        var sent = 0
        while sent < count {
            let size = random.number(1...(count - sent))
            let start = Int(first) - 1 + sent
            let payloads = Array(log.events[start..<start + size])
            send(index, .events(epoch: log.epoch, first: UInt64(start + 1), payloads: payloads))
            sent += size
        }
    }

    mutating func beat(_ index: Int, _ life: Int) {
        guard sources[index].isUp, sources[index].life == life else { return }
        if sources[index].core.heartbeatDue(now: now) { send(index, .heartbeat(sources[index].core.state)) }
        queue.put(.beat(source: index, life: life), at: now + 100)
    }

    /// Publishes to everyone who is there, each over a path of its own.
    private mutating func send(_ index: Int, _ message: SimMessage) {
        for process in processes.indices where followers[processes[process].follower].source == index {
            guard processes[process].isUp, !processes[process].isDeaf else { continue }
            if !isCalm, random.chance(profile.lossPercent) {
                coverage[.lost] += 1
                continue
            }
            let isTwice = !isCalm && random.chance(profile.duplicatePercent)
            if isTwice { coverage[.duplicated] += 1 }
            for _ in 0..<(isTwice ? 2 : 1) {
                queue.put(.deliver(process: process, life: processes[process].life, message), at: now + delay())
            }
        }
    }

    /// How long a message takes; the spread is what changes their order.
    mutating func delay() -> Int64 {
        guard !isCalm, random.chance(profile.latePercent) else { return random.number(1...4) }
        coverage[.late] += 1
        return random.number(20...1500)
    }

    /// Answers a request as of now.
    mutating func serve(_ process: Int, _ life: Int, _ request: Int, after: UInt64?) {
        let source = sources[followers[processes[process].follower].source]
        guard source.isUp else {
            coverage[.unavailable] += 1
            return queue.put(.unavailable(process: process, life: life, request: request), at: now + delay())
        }
        if !isCalm, random.chance(profile.requestLossPercent) {
            coverage[.requestsLost] += 1
            return
        }
        let state = source.current.state
        let answer: SimAnswer =
            if let after {
                .page(after: after, state, source.page(after: after, limit: profile.settings.pageEvents))
            } else {
                .state(state)
            }
        queue.put(.answer(process: process, life: life, request: request, answer), at: now + delay())
    }

    mutating func restore(_ index: Int) {
        guard !isCalm, sources[index].restore(epoch: random.next()) else { return }
        coverage[.restores] += 1
        trace(4, index, sources[index].current.epoch)
        sources[index].isUp = false
        sources[index].life += 1
        queue.put(.startSource(index), at: now + random.number(0...300))
    }

    /// Retention that does not wait for slow consumers.
    mutating func trim(_ index: Int) {
        guard !isCalm else { return }
        let head = sources[index].current.events.count
        sources[index].trim(to: UInt64(random.number(0...head)))
        coverage[.trims] += 1
    }
}
