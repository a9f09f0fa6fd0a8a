import Stream

/// Sources, consumers and a bad network between them under a virtual clock: one schedule, wholly decided by its seed.
///
/// After the fault window everything is put right, and the world must settle.
struct SimWorld {
    /// When a world that has not settled is a failure, in milliseconds after the faults have stopped.
    static let patience: Int64 = 15_000

    let seed: UInt64
    let profile: SimProfile
    var random: SplitMix64
    var queue = SimQueue()
    var now: Int64 = 0
    var isCalm = false
    var sources: [SimSource] = []
    var followers: [SimFollower] = []
    var processes: [SimProcess] = []
    var coverage = SimCoverage()
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    var failure: String?
    var isSettled = false

    init(seed: UInt64) {
        self.seed = seed
        var random = SplitMix64(seed: seed)
        profile = SimProfile(&random)
        self.random = random
        for _ in 0..<profile.sources { sources.append(SimSource(epoch: self.random.next())) }
        for source in 0..<profile.sources {
            for _ in 0..<profile.consumers {
                let twins = profile.hasTwins && self.random.chance(60) ? 2 : 1
                followers.append(SimFollower(source: source))
                for _ in 0..<twins {
                    processes.append(SimProcess(follower: followers.count - 1, settings: profile.settings))
                }
            }
        }
        plan()
    }

    /// Runs to the end.
    mutating func run() {
        while failure == nil, !isSettled, let next = queue.next() {
            now = next.time
            handle(next.event)
        }
        for process in processes.indices { count(process) }
        for follower in followers.indices { coverage[.adoptions] += followers[follower].store.adoptions }
    }

    mutating func fail(_ text: String) {
        guard failure == nil else { return }
        failure = "at \(now) ms: \(text)"
    }

    /// Mixes what happens into the digest, so that two runs of one seed can be compared.
    mutating func trace(_ kind: UInt64, _ first: Int, _ second: UInt64) {
        for value in [UInt64(bitPattern: now), kind, UInt64(first), second] {
            digest = (digest ^ value) &* 0x0000_0100_0000_01B3
        }
    }

    /// Puts the whole life of the world into the queue: what it does and what befalls it.
    private mutating func plan() {
        let window = profile.window
        for source in sources.indices {
            queue.put(.startSource(source), at: random.number(0...500))
            queue.put(.commit(source: source), at: random.number(0...400))
            scatter(profile.sourceCrashes) { .crashSource(source) }
            scatter(profile.trims) { .trim(source) }
            scatter(profile.restores) { .backUp(source) }
            scatter(profile.restores) { .restore(source) }
        }
        for process in processes.indices {
            queue.put(.startProcess(process), at: random.chance(30) ? random.number(0...window) : random.number(0...20))
            scatter(profile.consumerCrashes) { .crashProcess(process) }
            for _ in 0..<profile.clockJumps {
                let jump: Int64 = random.number(-7_200_000...7_200_000)
                queue.put(.jumpClock(process: process, by: jump), at: random.number(0...window))
            }
        }
        for follower in followers.indices {
            for _ in 0..<profile.fullDisks {
                let start: Int64 = random.number(0...window)
                queue.put(.disk(follower: follower, isFull: true), at: start)
                queue.put(.disk(follower: follower, isFull: false), at: start + random.number(10...1500))
            }
        }
        queue.put(.calm, at: window)
    }

    private mutating func scatter(_ count: Int, _ event: () -> SimEvent) {
        for _ in 0..<count { queue.put(event(), at: random.number(0...profile.window)) }
    }

    private mutating func handle(_ event: SimEvent) {
        switch event {
        case .commit(let source): commit(source)
        case .publish(let source, let life, let first, let count): publish(source, life, first: first, count: count)
        case .beat(let source, let life): beat(source, life)
        case .crashSource(let source): crashSource(source)
        case .startSource(let source): startSource(source)
        case .backUp(let source): sources[source].backUp()
        case .restore(let source): restore(source)
        case .trim(let source): trim(source)
        case .ask(let process, let life, let request, let after): serve(process, life, request, after: after)
        case .calm: calm()
        case .judge: judge()
        case .disk(let follower, let isFull):
            followers[follower].store.isFull = isFull && !isCalm
            if isFull { coverage[.fullDisks] += 1 }
        case .crashProcess(let process): crashProcess(process)
        case .startProcess(let process): startProcess(process)
        case .jumpClock(let process, let jump): jumpClock(process, by: jump)
        case .deliver(let process, let life, let message): deliver(process, life, message)
        case .answer(let process, let life, let request, let answer): take(process, life, request, answer)
        case .unavailable(let process, let life, let request): expire(process, life, request)
        case .deadline(let process, let life, let request): expire(process, life, request)
        case .load(let process, let life): load(process, life)
        case .transact(let process, let life, let batch, let isBurial): transact(process, life, batch, isBurial)
        case .outcome(let process, let life, let outcome): conclude(process, life, outcome)
        case .wake(let process, let life, let token): wake(process, life, token)
        }
    }
}
