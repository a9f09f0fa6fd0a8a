import Stream

/// Which faults one schedule has, and how bad they are.
///
/// Each fault is absent in about half of the schedules, since faults hide each other.
struct SimProfile {
    /// When faults stop, in milliseconds.
    let window: Int64
    let sources: Int
    let consumers: Int
    let lossPercent: Int
    let duplicatePercent: Int
    let latePercent: Int
    let requestLossPercent: Int
    let sourceCrashes: Int
    let consumerCrashes: Int
    let restores: Int
    let trims: Int
    let clockJumps: Int
    let fullDisks: Int
    let hasTwins: Bool
    /// How many in a hundred consumers have a dead event socket, and whether making it anew helps.
    let deafPercent: Int
    let isDeafForever: Bool
    let isSlow: Bool
    let hasPoison: Bool
    let busyPercent: Int
    let settings: ConsumerSettings

    init(_ random: inout SplitMix64) {
        window = random.number(1000...4000)
        sources = random.number(1...4) == 1 ? 2 : 1
        consumers = random.pick([1, 1, 2, 3])
        lossPercent = random.maybe { $0.pick([5, 20, 50, 100]) }
        duplicatePercent = random.maybe { $0.pick([5, 30]) }
        latePercent = random.maybe { $0.pick([5, 30]) }
        requestLossPercent = random.maybe { $0.pick([5, 30, 70]) }
        sourceCrashes = random.maybe { $0.number(1...4) }
        consumerCrashes = random.maybe { $0.number(1...6) }
        restores = random.chance(35) ? random.number(1...2) : 0
        trims = random.chance(10) ? 1 : 0
        clockJumps = random.maybe { $0.number(1...3) }
        fullDisks = random.maybe { $0.number(1...2) }
        hasTwins = random.chance(30)
        deafPercent = random.chance(20) ? 50 : 0
        isDeafForever = random.chance(40)
        isSlow = random.chance(30)
        hasPoison = random.chance(50)
        busyPercent = random.maybe { $0.pick([2, 20]) }
        var settings = ConsumerSettings()
        settings.heldEvents = random.pick([1, 4, 12, 50])
        settings.heldBytes = random.pick([300, 2000, 100_000])
        settings.pageEvents = random.pick([1, 3, 10])
        settings.attempts = random.number(1...4)
        settings.longestDelay = 2000
        self.settings = settings
    }
}

extension SplitMix64 {
    mutating func number<Number: FixedWidthInteger>(_ range: ClosedRange<Number>) -> Number {
        range.lowerBound + Number(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    mutating func chance(_ percent: Int) -> Bool { percent > 0 && Int(next() % 100) < percent }

    mutating func pick(_ values: [Int]) -> Int { values[Int(next() % UInt64(values.count))] }

    /// Zero in half of the cases.
    mutating func maybe(_ value: (inout SplitMix64) -> Int) -> Int {
        let drawn = value(&self)
        return chance(50) ? drawn : 0
    }
}
