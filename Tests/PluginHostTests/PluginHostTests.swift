import Foundation
import Messages
import ModuleKit
import PluginMessages
import Stream
import Testing

@testable import PluginHost

/// Real libraries, built with `cc`, on a real bus and real files.
@Suite("Plugins in a running host", .serialized, .timeLimit(.minutes(2)))
struct PluginHostTests {
    private let folder = PluginFolder()
    private let good = PluginFixture()
    private let beside = PluginFixture(id: "other-town", townType: "other")

    @Test("A folder that is dropped in becomes active, and judges on the bus")
    func droppedIn() async throws {
        try await PluginHouse.run(on: folder) { house in
            try folder.drop(good)
            let event = try await house.ear.next(PluginActivated.self)
            #expect(event.plugin.id == "good-town")
            #expect(event.plugin.townType.id == "good")
            let judgements = try await house.judge().judgements
            #expect(judgements.map(\.town) == ["t-1", "t-2"])
            #expect(judgements.first?.findings.first?.score == DecimalValue("0.5"))
            await house.plugins.settled()
            #expect(await house.entry("good-town")?.state == .active)
            #expect(await house.plugins.modules == ["plugin.good-town"])
        }
    }

    @Test(
        "What is wrong is rejected with the reason, and a good one beside it works",
        arguments: [
            (PluginFixture(id: "bad-town", townType: "bad", mode: .badMagic), "abi: "),
            (PluginFixture(id: "bad-town", townType: "bad", mode: .badMajor), "abi: "),
            (PluginFixture(id: "bad-town", townType: "bad", mode: .noSymbol), "symbol: "),
            (PluginFixture(id: "bad-town", townType: "bad", mode: .refusesStart), "start: "),
            (PluginFixture(id: "bad-town", townType: "bad", hasRightDigest: false), "digest: "),
            (PluginFixture(id: "bad-town", townType: "bad", stranger: "surprise"), "manifest: "),
        ]
    )
    func rejected(bad: PluginFixture, reason: String) async throws {
        try folder.drop(good)
        try await PluginHouse.run(on: folder) { house in
            try folder.drop(bad)
            let event = try await house.ear.next(PluginRejected.self)
            #expect(event.reason.hasPrefix(reason), "\(event.reason)")
            #expect(event.id == "bad-town")
            await house.plugins.settled()
            let entry = try #require(await house.entry("bad-town"))
            #expect((entry.state, entry.reason) == (.rejected, event.reason))
            #expect(await house.refusal("bad-town")?.code == "bus.unavailable")
            #expect(try await house.judge().judgements.count == 2)
        }
    }

    @Test(
        "What fails is quarantined with the reason, and a good one beside it works",
        arguments: [
            (PluginFixture.Mode.notJSON, "not-json: "), (.wrongShape, "wrong-shape: "), (.throwing, "threw: "),
            (.hanging, "late: "),
        ]
    )
    func quarantined(mode: PluginFixture.Mode, reason: String) async throws {
        try folder.drop(PluginFixture(id: "bad-town", townType: "bad", mode: mode))
        try folder.drop(good)
        let deadline = mode == .hanging ? Duration.milliseconds(500) : .seconds(20)
        try await PluginHouse.run(on: folder, deadline: deadline) { house in
            #expect(await house.entry("bad-town")?.state == .active)
            let problem = try #require(await house.refusal("bad-town"))
            #expect(problem.code == "plugins.failed")
            #expect(problem.detail.contains(reason), "\(problem.detail)")
            let event = try await house.ear.next(PluginQuarantined.self)
            #expect(event.reason.hasPrefix(reason), "\(event.reason)")
            #expect(await house.refusal("bad-town")?.code == "plugins.quarantined")
            await house.plugins.settled()
            #expect(await house.entry("bad-town")?.state == .quarantined)
            #expect(try await house.judge().judgements.count == 2)
        }
    }

    @Test("A quarantine is left by a mended folder")
    func mended() async throws {
        try folder.drop(PluginFixture(mode: .throwing))
        try await PluginHouse.run(on: folder) { house in
            _ = await house.refusal()
            _ = try await house.ear.next(PluginQuarantined.self)
            try folder.drop(PluginFixture(version: "1.0.1"))
            #expect(try await house.ear.next(PluginActivated.self).plugin.version == "1.0.1")
            #expect(try await house.judge().judgements.first?.findings.first?.why.zh == "1.0.1 0")
        }
    }

    @Test("Another version takes the place of the one before")
    func replaced() async throws {
        try folder.drop(good)
        try await PluginHouse.run(on: folder) { house in
            #expect(try await house.ear.next(PluginActivated.self).plugin.version == "1.0.0")
            #expect(try await house.judge().judgements.first?.findings.first?.why.zh == "1.0.0 0")
            try folder.drop(PluginFixture(version: "2.0.0"))
            #expect(try await house.ear.next(PluginActivated.self).plugin.version == "2.0.0")
            #expect(try await house.judge().judgements.first?.findings.first?.why.zh == "2.0.0 0")
        }
    }

    @Test("A folder that is taken away takes its town type and its service with it")
    func taken() async throws {
        try folder.drop(good)
        try folder.drop(beside)
        try await PluginHouse.run(on: folder) { house in
            try folder.take("good-town")
            let event = try await house.ear.next(PluginRemoved.self)
            #expect(event.id == "good-town")
            await house.plugins.settled()
            #expect(await house.refusal()?.code == "bus.unavailable")
            #expect(await house.entry("good-town")?.state == .removed)
            #expect(FileManager.default.fileExists(atPath: folder.database(of: "plugin.good-town")))
            #expect(try await house.judge("other-town").judgements.count == 2)
        }
    }

    @Test("Of two plugins for one town type the second is rejected, and taken when the first is gone")
    func twoOfOneType() async throws {
        try folder.drop(good)
        try await PluginHouse.run(on: folder) { house in
            try folder.drop(PluginFixture(id: "rival-town"))
            let refusal = try await house.ear.next(PluginRejected.self)
            #expect(refusal.reason.hasPrefix("town-type-taken: "))
            #expect(try await house.judge().judgements.count == 2)
            try folder.take("good-town")
            #expect(try await house.ear.next(PluginRemoved.self).id == "good-town")
            #expect(try await house.ear.next(PluginActivated.self).plugin.id == "rival-town")
            #expect(try await house.judge("rival-town").judgements.count == 2)
        }
    }

    @Test("Of two folders with one id the second is rejected; taking it away does not touch the first")
    func twoOfOneID() async throws {
        try folder.drop(good)
        try await PluginHouse.run(on: folder) { house in
            try folder.drop(PluginFixture(townType: "another"), as: "later-copy")
            #expect(try await house.ear.next(PluginRejected.self).reason.hasPrefix("id-taken: "))
            try folder.take("later-copy")
            #expect(try await house.ear.next(PluginFolderCleared.self).id == "good-town")
            #expect(try await house.judge().judgements.count == 2)
        }
    }

    @Test("A plugin that is data only is active, and nobody answers for it")
    func dataOnly() async throws {
        try await PluginHouse.run(on: folder) { house in
            try folder.drop(PluginFixture(hasLibrary: false))
            #expect(try await house.ear.next(PluginActivated.self).plugin.rubric?.needsJudgement == false)
            #expect(await house.refusal()?.code == "bus.unavailable")
            #expect(await house.plugins.modules == [])
        }
    }

    @Test("What vanished while no host ran is removed by an event; what stayed is no news")
    func vanishedMeanwhile() async throws {
        try folder.drop(good)
        try folder.drop(beside)
        let head = try await heads(of: "plugins") { _ in }
        try folder.take("good-town")
        let second = try await heads(of: "plugins") { house in
            #expect(await house.entry("good-town")?.state == .removed)
            #expect(await house.entry("other-town")?.state == .active)
        }
        #expect((head, second) == (2, 3))
    }

    @Test("What is no batch is refused, and the plugin is not to blame")
    func badBatch() async throws {
        try folder.drop(good)
        try await PluginHouse.run(on: folder) { house in
            for _ in 1...4 {
                let problem = try #require(await house.refusal(to: Array("{}".utf8)))
                #expect(problem.code == "plugins.bad-batch")
                #expect(!problem.errors.isEmpty)
            }
            #expect(try await house.judge().judgements.count == 2)
        }
    }

    /// The head of a module's stream after a life of the house.
    private func heads(of module: String, _ body: (PluginHouse) async throws -> Void) async throws -> UInt64 {
        var head: UInt64 = 0
        try await PluginHouse.run(on: folder) { house in
            try await body(house)
            head = try await house.bus.streamState(of: module).head
        }
        return head
    }
}
