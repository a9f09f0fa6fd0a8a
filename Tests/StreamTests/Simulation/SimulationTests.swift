import Foundation
import Testing

/// Thousands of crash and loss schedules against the delivery rules.
///
/// `BAIZHEN_SIM_SEED` is the first seed, `BAIZHEN_SIM_SCHEDULES` how many follow.
@Suite struct SimulationTests {
    private static func setting(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    private static let firstSeed = setting("BAIZHEN_SIM_SEED") ?? 1
    private static let schedules = setting("BAIZHEN_SIM_SCHEDULES") ?? 10_000

    @Test func everyScheduleEndsWithEachEventOnceAndInOrder() {
        var total = SimCoverage()
        var failures = 0
        let start = ContinuousClock.now
        for seed in Self.firstSeed..<Self.firstSeed + Self.schedules where failures < 5 {
            var world = SimWorld(seed: seed)
            world.run()
            total.add(world.coverage)
            guard let failure = world.failure else { continue }
            failures += 1
            Issue.record(
                """
                Schedule \(seed) failed \(failure). Replay it with:
                BAIZHEN_SIM_SEED=\(seed) BAIZHEN_SIM_SCHEDULES=1 swift test --filter StreamTests.SimulationTests
                """
            )
        }
        let run = "\(Self.schedules) schedules from seed \(Self.firstSeed) in \(ContinuousClock.now - start)"
        FileHandle.standardError.write(Data("simulation: \(run): \(total.summary)\n".utf8))
        guard Self.schedules >= 1000 else { return }
        for kind in SimCoverage.Kind.allCases {
            #expect(total[kind] * 100 >= Self.schedules, "\(kind.rawValue) was exercised \(total[kind]) times only")
        }
    }

    @Test func aSeedReplaysIdentically() {
        for seed in Self.firstSeed..<Self.firstSeed + 50 {
            var first = SimWorld(seed: seed)
            var second = SimWorld(seed: seed)
            first.run()
            second.run()
            #expect(first.digest == second.digest)
            #expect(first.coverage == second.coverage)
        }
        var other = SimWorld(seed: Self.firstSeed &+ 1)
        var one = SimWorld(seed: Self.firstSeed)
        other.run()
        one.run()
        #expect(one.digest != other.digest)
    }
}
