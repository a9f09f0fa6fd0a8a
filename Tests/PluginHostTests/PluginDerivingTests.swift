import Foundation
import Ledger
import Messages
import ModuleKit
import PluginMessages
import Stream
import Testing

@testable import PluginHost

/// What plugins make of the events that they hear.
@Suite("Plugins that derive", .serialized, .timeLimit(.minutes(2)))
struct PluginDerivingTests {
    private let folder = PluginFolder()
    private let counting = PluginFixture(hears: ["projects"])
    private let derived = PluginNames.observationDerived("good-town")

    /// Waits until the plugin has said that it counted so many events; returns what it said last.
    private func counted(_ number: Int, _ house: PluginHouse) async throws -> ObservationDerived {
        while true {
            let observation = try await house.ear.next(ObservationDerived.self, named: derived)
            if observation.figure.value == DecimalValue(number) { return observation }
        }
    }

    /// What the plugin keeps for a town, as its judgement shows it.
    private func kept(_ house: PluginHouse) async throws -> [String] {
        try await house.judge().judgements.compactMap { $0.findings.first?.why.en }
    }

    @Test("A plugin that comes later hears what was said before it, and its judgement is given what it keeps")
    func backfill() async throws {
        try await PluginHouse.run(on: folder) { house in
            try await house.say(3)
            try folder.drop(counting)
            let observation = try await counted(3, house)
            #expect(observation.town == "t-1")
            #expect(observation.from == ["//test/projects#3"])
            #expect(try await kept(house) == ["kept 3", "kept 0"])
            try await house.say(2)
            _ = try await counted(5, house)
            #expect(try await kept(house) == ["kept 5", "kept 0"])
        }
    }

    @Test("Each event counts once, though the host is started anew, and the plugin removed and dropped in again")
    func once() async throws {
        try folder.drop(counting)
        try await PluginHouse.run(on: folder) { house in
            try await house.say(4)
            _ = try await counted(4, house)
        }
        try await PluginHouse.run(on: folder) { house in
            #expect(try await kept(house) == ["kept 4", "kept 0"])
            try await house.say(1)
            _ = try await counted(5, house)
            let epoch = try await house.bus.streamState(of: "plugin.good-town").epoch
            try folder.take("good-town")
            _ = try await house.ear.next(PluginRemoved.self)
            try await house.say(2)
            try folder.drop(PluginFixture(version: "1.1.0", hears: ["projects"]))
            _ = try await counted(7, house)
            #expect(try await house.bus.streamState(of: "plugin.good-town").epoch == epoch)
            #expect(try await kept(house) == ["kept 7", "kept 0"])
        }
        try agreement(events: 7)
    }

    @Test("A derivation that fails moves no cursor; the mended plugin loses nothing")
    func failing() async throws {
        try folder.drop(PluginFixture(mode: .deriveThrowing, hears: ["projects"]))
        try await PluginHouse.run(on: folder) { house in
            try await house.say(3)
            let event = try await house.ear.next(PluginQuarantined.self)
            #expect(event.reason.hasPrefix("threw: the river is dry"), "\(event.reason)")
            let status = try await house.bus.status(of: "plugin.good-town")
            #expect(status.cursors.map(\.position) == [nil])
            #expect(status.deadLetters == 0)
            try folder.drop(PluginFixture(version: "1.0.1", hears: ["projects"]))
            _ = try await counted(3, house)
            #expect(try await house.bus.status(of: "plugin.good-town").deadLetters == 0)
        }
        try agreement(events: 3)
    }

    @Test("Who hears plugins follows one that comes, leaves one that is gone, and hears each event once")
    func followed() async throws {
        try await PluginHouse.run(on: folder) { house in
            for round in 1...2 {
                try folder.drop(counting)
                try await house.say(2)
                _ = try await counted(2 * round, house)
                let head = try await house.bus.streamState(of: "plugin.good-town").head
                while try await house.ear.next(ListenerDouble.Heard.self).sequence < head {}
                #expect(try await house.bus.streamState(of: "listener").head == head)
                let followed = try await house.bus.status(of: "listener").cursors.map(\.source)
                #expect(followed == ["//test/plugin.good-town"])
                try folder.take("good-town")
                _ = try await house.ear.next(PluginRemoved.self)
                #expect(try await house.bus.status(of: "listener").cursors.map(\.source) == [])
            }
        }
    }

    /// State, cursor and stream of the plugin's ledger say the same: so many events, each once.
    private func agreement(events: UInt64) throws {
        let store = try SQLiteStore(path: folder.database(of: "plugin.good-town"))
        defer { try? store.close() }
        let report = try store.verifyLog { _, _ in }
        #expect(report.isSound)
        try store.read { tables in
            let cursors = try tables.cursors().filter { $0.source == "//test/projects" }
            #expect(cursors.map(\.position.sequence) == [events])
            let states = try tables.rows("SELECT town, state FROM states ORDER BY town")
            #expect(states.map { $0.text("state") } == ["{}", #"{"kept":\#(events)}"#])
        }
    }
}
