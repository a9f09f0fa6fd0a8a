import Stream

/// One consumer of one source: its store and what the world knows about it.
///
/// Twins share it.
struct SimFollower {
    let source: Int
    var store = SimStore()
    var wasRebuilt = false
}

/// One run of a consumer: all of it is lost in a crash.
///
/// It is what a runtime does around the core.
struct SimProcess {
    let follower: Int
    let settings: ConsumerSettings
    var core: ConsumerCore<UInt64>
    var life = 0
    var isUp = false
    /// How far its clock is off, in milliseconds.
    var clock: Int64 = 0
    var token = 0
    var requests = 0
    var openFetch: Int?
    var openAsk: Int?
    var isApplying = false
    /// Its event socket is dead although it seems to be there.
    var isDeaf = false
    /// What failed in the second that began then.
    var failures = (since: Int64.min / 2, count: 0)
    var actions: [ConsumerAction<UInt64>] = []

    init(follower: Int, settings: ConsumerSettings) {
        self.follower = follower
        self.settings = settings
        core = ConsumerCore(settings: settings, seed: 0)
    }

    mutating func start(seed: UInt64) {
        core = ConsumerCore(settings: settings, seed: seed)
        life += 1
        isUp = true
        openFetch = nil
        openAsk = nil
        isApplying = false
    }

    /// Counts a failure; many within a second are a storm.
    mutating func countFailure(now: Int64) -> Bool {
        if now - failures.since >= 1000 { failures = (now, 0) }
        failures.count += 1
        return failures.count <= 40
    }

    /// Whether the core keeps its own limits.
    var isBounded: Bool {
        core.heldCount <= 3 * settings.heldEvents
    }
}
