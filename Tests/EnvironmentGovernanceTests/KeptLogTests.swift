import EnvironmentGovernance
import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import Testing

/// Logs that were once written: today's module must read them.
@Suite("Kept logs of environment")
struct KeptLogTests {
    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let log = try KeptLog(file, of: EnvironmentGovernanceModule())
        #expect(log.types == log.declared, "every event ever written is in it")
        #expect(try log.ask(ListGrids()).items.map(\.depth) == [0, 1, 0])
        #expect(try log.ask(ListPlaces()).total == 7)
        let proof = try log.ask(FindDrawProof(id: "sample-2024-06-1"))
        #expect(proof.drawn.map(\.place) == ["road-3", "road-1", "shop-2"])
        #expect(proof.secret == "山高水长-2024-06")
        #expect(try log.ask(ListFindings(place: "road-3")).items.map(\.corrections) == [1])
        #expect(try log.ask(ListGridRatings()).items.map(\.grade) == ["good"])
        let faults = try log.ask(ListFaults()).items
        #expect(faults.map(\.state) == [.withdrawn, .putRight])
        #expect(faults.map(\.seen) == [1, 2])
        let trend = try log.ask(FindTrend(programme: "sample", town: "t1")).points
        #expect(trend.map { "\($0.rank) of \($0.of): \($0.score)" } == ["2 of 2: 77.36"])
    }
}
