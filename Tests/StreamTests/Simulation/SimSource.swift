import Stream

/// One log as it was in one epoch.
///
/// What was ever committed stays here, so that everything applied can be judged.
struct SimLog {
    let epoch: UInt64
    var events: [UInt64]
    var floor: UInt64 = 0
    var parent: UInt64?
    var fork: UInt64?

    var state: StreamState {
        StreamState(epoch: epoch, head: UInt64(events.count), floor: floor, parentEpoch: parent, fork: fork)
    }
}

/// A source: its logs survive crashes, its core does not.
struct SimSource {
    var logs: [SimLog]
    var life = 0
    var isUp = false
    var core: SourceCore
    /// A backup: which log, how long it was, its floor.
    var backup: (log: Int, count: Int, floor: UInt64)?

    init(epoch: UInt64) {
        logs = [SimLog(epoch: epoch, events: [])]
        core = SourceCore(state: StreamState(epoch: epoch, head: 0))
    }

    var current: SimLog { logs[logs.count - 1] }

    func log(epoch: UInt64) -> SimLog? { logs.first { $0.epoch == epoch } }

    mutating func commit(_ events: [UInt64]) { logs[logs.count - 1].events += events }

    mutating func trim(to floor: UInt64) {
        logs[logs.count - 1].floor = max(current.floor, floor)
        core = SourceCore(state: current.state)
    }

    mutating func backUp() { backup = (logs.count - 1, current.events.count, current.floor) }

    /// Puts the backup back under a new epoch.
    mutating func restore(epoch: UInt64) -> Bool {
        guard let backup else { return false }
        let old = logs[backup.log]
        var new = SimLog(epoch: epoch, events: Array(old.events.prefix(backup.count)))
        new.floor = backup.floor
        new.parent = old.epoch
        new.fork = UInt64(backup.count)
        logs.append(new)
        return true
    }

    func page(after: UInt64, limit: Int) -> [StreamItem<UInt64>] {
        let log = current
        let first = Int(max(after, log.floor))
        guard first < log.events.count else { return [] }
        return (first..<min(first + limit, log.events.count)).map {
            StreamItem(sequence: UInt64($0 + 1), bytes: simBytes(log.events[$0]), payload: log.events[$0])
        }
    }
}

/// The size of the record that carries a payload: now and then a large one.
func simBytes(_ payload: UInt64) -> Int { payload % 11 == 0 ? 900 : 100 }
