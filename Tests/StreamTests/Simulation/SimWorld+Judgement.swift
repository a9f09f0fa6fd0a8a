import Stream

// The end: faults stop, the world must settle, and what it settles to must be right.
extension SimWorld {
    mutating func calm() {
        isCalm = true
        trace(13, 0, 0)
        for source in sources.indices { startSource(source) }
        for follower in followers.indices { followers[follower].store.isFull = false }
        for process in processes.indices { startProcess(process) }
        queue.put(.judge, at: now + 200)
    }

    /// Ends the world when every consumer is at the head or rightly stopped, and fails it when that takes too long.
    mutating func judge() {
        var open: [String] = []
        for follower in followers.indices {
            if let text = unsettled(follower) { open.append("consumer \(follower): \(text)") }
        }
        guard !open.isEmpty else { return finish() }
        guard now < profile.window + Self.patience else { return fail("not settled: " + open.joined(separator: "; ")) }
        queue.put(.judge, at: now + 200)
    }

    private func unsettled(_ index: Int) -> String? {
        let follower = followers[index]
        let source = sources[follower.source]
        let members = processes.filter { $0.follower == index }
        for process in members where process.isApplying || process.openFetch != nil || process.openAsk != nil {
            return "busy"
        }
        if members.contains(where: { $0.core.stopped != nil }) {
            // That the alarm was true was checked when it was raised.
            let mayStop = source.logs.count > 1 || source.current.floor > 0
            return mayStop ? nil : "stopped although nothing happened to the source"
        }
        for process in members {
            if !process.core.isFollowing { return "does not follow" }
            // A twin that has nothing to do need not know how far the other one is.
            if members.count == 1, process.core.cursor != follower.store.cursor { return "has not the stored cursor" }
        }
        if let cursor = follower.store.cursor, cursor.epoch != source.current.epoch { return "in an old epoch" }
        let (done, all) = (follower.store.done.count, source.current.events.count)
        return done == all ? nil : "\(done) of \(all) events done"
    }

    /// The last checks; consumers that stopped are built anew once, as an operator would, and must then settle too.
    private mutating func finish() {
        var isRebuilding = false
        for index in followers.indices {
            let source = sources[followers[index].source]
            if let fault = followers[index].store.fault(in: source) { return fail("consumer \(index): \(fault)") }
            let members = processes.indices.filter { processes[$0].follower == index }
            let isStopped = members.contains { processes[$0].core.stopped != nil }
            guard isStopped, !followers[index].wasRebuilt, source.current.floor == 0 else { continue }
            followers[index].wasRebuilt = true
            followers[index].store.rebuild()
            coverage[.rebuilds] += 1
            for member in members { load(member, processes[member].life) }
            isRebuilding = true
        }
        guard isRebuilding else {
            for follower in followers { coverage[.applied] += follower.store.done.count }
            return isSettled = true
        }
        queue.put(.judge, at: now + 200)
    }
}
