import Stream

/// A consumer's own database for one source: what it applied, what it buried, its cursor.
///
/// Survives crashes.
struct SimStore {
    /// Everything done, in order; the n-th must be event n.
    private(set) var done: [(sequence: UInt64, payload: UInt64, isDead: Bool)] = []
    private(set) var cursor: StreamPosition?
    private(set) var adoptions = 0
    var isFull = false
    var tries: [UInt64: Int] = [:]

    /// One transaction: fenced cursor update, effects, commit; or nothing at all.
    mutating func transact(_ batch: StreamBatch<UInt64>, isBurial: Bool, hasPoison: Bool) -> SimOutcome {
        guard !isFull else { return .failed(at: batch.items.first?.sequence ?? 0, .transient) }
        guard cursor == batch.from else { return .fenced }
        if !isBurial, hasPoison, let refused = batch.items.first(where: { refuses($0.payload) }) {
            return .failed(at: refused.sequence, .deterministic)
        }
        if let cursor, cursor.epoch != batch.to.epoch { adoptions += 1 }
        done += batch.items.map { ($0.sequence, $0.payload, isBurial) }
        cursor = batch.to
        return .applied(batch.to)
    }

    /// Some events are always refused, some only the first two times.
    private mutating func refuses(_ payload: UInt64) -> Bool {
        if payload % 17 == 0 { return true }
        guard payload % 17 == 1, tries[payload, default: 0] < 2 else { return false }
        tries[payload, default: 0] += 1
        return true
    }

    /// The operator empties the tables to build them anew.
    mutating func rebuild() {
        done = []
        cursor = nil
    }

    /// What is wrong with what was done, if anything, given the log of the cursor's epoch.
    func fault(in source: SimSource, from start: Int = 0) -> String? {
        guard let cursor else { return done.isEmpty ? nil : "events were applied without a cursor" }
        guard let log = source.log(epoch: cursor.epoch) else { return "the cursor's epoch never existed" }
        guard done.count == Int(cursor.sequence) else {
            return "\(done.count) events are done but the cursor is \(cursor)"
        }
        guard done.count <= log.events.count else { return "an event was applied that was never committed" }
        for index in start..<max(start, done.count)
        where
            done[index].sequence != UInt64(index + 1) || done[index].payload != log.events[index]
        {
            return "in place \(index + 1) is event \(done[index].sequence), not the one that was committed there"
        }
        return nil
    }
}
