import Stream

// Transactions, alarms and the final judgement.
extension SimWorld {
    mutating func begin(_ index: Int, _ batch: StreamBatch<UInt64>, isBurial: Bool) {
        let settings = profile.settings
        let bytes = batch.items.dropLast().reduce(0) { $0 + $1.bytes }
        if processes[index].isApplying { fail("a second apply while one is open") }
        if batch.items.count > settings.heldEvents || bytes > settings.heldBytes { fail("a batch over its limits") }
        processes[index].isApplying = true
        trace(10, index, batch.to.sequence)
        let time: Int64 = profile.isSlow && !isCalm ? random.number(20...500) : random.number(1...5)
        queue.put(.transact(process: index, life: processes[index].life, batch, isBurial: isBurial), at: now + time)
    }

    /// The transaction itself, which a crash prevents wholly, and its answer, which a crash can lose.
    mutating func transact(_ index: Int, _ life: Int, _ batch: StreamBatch<UInt64>, _ isBurial: Bool) {
        guard isAlive(index, life) else { return }
        let follower = processes[index].follower
        let first = batch.items.first?.sequence ?? 0
        var outcome = SimOutcome.failed(at: first, .transient)
        if isCalm || !random.chance(profile.busyPercent) {
            let before = followers[follower].store.done.count
            let isAdopting = batch.from?.epoch != batch.to.epoch
            outcome = followers[follower].store.transact(batch, isBurial: isBurial, hasPoison: profile.hasPoison)
            audit(follower, from: isAdopting ? 0 : before)
        }
        switch outcome {
        case .applied(let position):
            trace(11, follower, position.sequence)
            if profile.consumerCrashes > 0, !isCalm, random.chance(5) {
                coverage[.crashesAfterCommit] += 1
                return crashProcess(index)
            }
        case .failed(_, .transient): coverage[.busy] += 1
        case .failed(_, .deterministic): coverage[.refused] += 1
        case .fenced: coverage[.fenced] += 1
        }
        queue.put(.outcome(process: index, life: life, outcome), at: now + random.number(0...5))
    }

    mutating func conclude(_ index: Int, _ life: Int, _ outcome: SimOutcome) {
        guard isAlive(index, life) else { return }
        processes[index].isApplying = false
        switch outcome {
        case .applied(let position): processes[index].core.applied(through: position)
        case .failed(let sequence, let failure):
            if !processes[index].countFailure(now: now) { fail("a storm of transactions") }
            processes[index].core.applyFailed(at: sequence, failure)
        case .fenced: processes[index].core.fenced()
        }
        tick(index)
    }

    /// An alarm must be true; one that asks for something gets it.
    mutating func hear(_ index: Int, _ alarm: StreamAlarm) {
        trace(12, index, 0)
        let source = sources[followers[processes[index].follower].source]
        switch alarm {
        case .stale:
            coverage[.stale] += 1
            if !profile.isDeafForever { processes[index].isDeaf = false }
        case .fenced:
            queue.put(.load(process: index, life: processes[index].life), at: now + random.number(1...10))
        case .rewound(let cursor, let state):
            coverage[.rewinds] += 1
            let log = source.log(epoch: state.epoch)
            if log?.parent != cursor.epoch || cursor.sequence <= log?.fork ?? 0 { fail("false alarm: \(alarm)") }
        case .unknownEpoch(let cursor, let state):
            coverage[.unknownEpochs] += 1
            let log = source.log(epoch: state.epoch)
            if cursor.epoch == state.epoch || log?.parent == cursor.epoch { fail("false alarm: \(alarm)") }
        case .belowFloor(let next, let state):
            coverage[.belowFloor] += 1
            let floor = source.log(epoch: state.epoch)?.floor ?? 0
            if next > state.floor || state.floor > floor { fail("false alarm: \(alarm)") }
        }
    }

    /// Checks a store after a transaction: a prefix of what is committed, each event once.
    private mutating func audit(_ index: Int, from start: Int) {
        let store = followers[index].store
        if let fault = store.fault(in: sources[followers[index].source], from: start) {
            return fail("consumer \(index): \(fault)")
        }
        for entry in store.done.dropFirst(start) {
            let isPoison = profile.hasPoison && entry.payload % 17 == 0
            let mayDie = isPoison || (profile.hasPoison && entry.payload % 17 == 1 && profile.settings.attempts < 3)
            if isPoison != entry.isDead, isPoison || !mayDie { fail("event \(entry.sequence) is in the wrong table") }
        }
    }

    /// Adds what a process has counted.
    mutating func count(_ index: Int) {
        guard processes[index].isUp else { return }
        let counters = processes[index].core.counters
        coverage[.gaps] += counters.gaps
        coverage[.pages] += counters.pages
        coverage[.duplicatesDropped] += counters.duplicates
        coverage[.overflowDropped] += counters.dropped
        coverage[.foreignDropped] += counters.foreign
        coverage[.deadLetters] += counters.buried
    }
}
