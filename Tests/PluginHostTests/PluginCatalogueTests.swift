import Foundation
import Ledger
import Messages
import ModuleKit
import PluginKit
import PluginLoading
import PluginMessages
import Stream
import Testing
import Wire

@testable import PluginHost

/// The catalogue on a database in memory, without a bus.
@Suite("The catalogue of plugins")
struct PluginCatalogueTests {
    private let ledger: Ledger
    private let declaration = ModuleDeclaration(of: PluginCatalogue())
    private let folder = PluginFolder()

    init() throws {
        ledger = try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: PluginCatalogue.name),
            migrations: PluginCatalogue.migrations,
            clock: { 0 },
            random: { 0xA1 }
        )
    }

    private func entry(
        _ id: String,
        _ state: PluginMessages.PluginState,
        in folder: String = "p/one",
        version: String = "1.0.0",
        reason: String? = nil
    ) -> CataloguedPlugin {
        CataloguedPlugin(
            id: id,
            version: version,
            townType: "good",
            state: state,
            reason: reason,
            folder: folder
        )
    }

    /// A manifest as the host gives it to the catalogue.
    private func manifest(_ id: String, version: String = "1.0.0") throws -> PluginDescription {
        let place = "\(folder.path)/making/\(UInt32.random(in: 0 ... .max))"
        try PluginFixture(id: id, version: version, hasLibrary: false).build(in: place)
        let bytes = try PluginJSON.bytes(of: try PluginManifest.read(place))
        return try MessageCoding.decode(PluginDescription.self, from: bytes, of: "test")
    }

    /// Tells the catalogue; returns the names of the events that followed.
    private func send<C: Command>(_ command: C) async throws -> [String] {
        let before = ledger.state().head
        let data = try MessageCoding.encode(command)
        let execution = CommandExecution(declaration: declaration)
        _ = try await ledger.perform { transaction in
            let context = CommandContext(now: 0, actor: ActingUnit(unit: "test"))
            return try execution.run(C.name, data, context, key: nil, in: transaction)
        }
        return try await ledger.offload { ledger in
            var types: [String] = []
            try ledger.replay(after: before) { types.append($0.topic.eventType) }
            return types
        }
    }

    private func note(_ entry: CataloguedPlugin) async throws -> [String] {
        let runs = entry.state == .active || entry.state == .quarantined
        let manifest = runs ? try manifest(entry.id, version: entry.version) : nil
        return try await send(NotePlugin(plugin: entry, manifest: manifest))
    }

    private func ask<Q: Query>(_ query: Q) async throws -> Q.Reply {
        let answer = try #require(declaration.queries[Q.name])
        let data = try MessageCoding.encode(query)
        let reply = try await ledger.read { try answer(data, .everything, $0) }
        return try MessageCoding.decode(Q.Reply.self, from: reply, of: "test")
    }

    private func states() async throws -> [String] {
        try await ask(ListPlugins()).items.map { "\($0.id) \($0.state.rawValue)" }
    }

    @Test("Only news is kept")
    func news() async throws {
        #expect(try await note(entry("good", .active)) == [PluginActivated.name])
        #expect(try await note(entry("good", .active)) == [])
        #expect(try await note(entry("good", .active, version: "1.0.1")) == [PluginActivated.name])
        #expect(try await note(entry("good", .loading)) == [])
        #expect(
            try await note(entry("good", .quarantined, version: "1.0.1", reason: "late")) == [PluginQuarantined.name]
        )
        #expect(try await note(entry("good", .active, version: "1.0.1")) == [PluginActivated.name])
        #expect(try await states() == ["good active"])
    }

    @Test("A town type is gone before its folder is told to hold something else")
    func replaced() async throws {
        _ = try await note(entry("good", .active))
        let broken = entry("one", .rejected, version: "", reason: "manifest: no")
        #expect(try await note(broken) == [PluginRemoved.name, PluginRejected.name])
        #expect(try await note(broken) == [])
        #expect(try await note(entry("other", .active)) == [PluginActivated.name])
        #expect(try await note(entry("good", .active)) == [PluginRemoved.name, PluginActivated.name])
        #expect(try await states() == ["good active"])
    }

    @Test("One that failed before it was told to be active is told to have been")
    func quarantinedAtOnce() async throws {
        let failed = entry("good", .quarantined, reason: "threw: x")
        #expect(try await note(failed) == [PluginActivated.name, PluginQuarantined.name])
        #expect(try await note(failed) == [])
        #expect(try await states() == ["good quarantined"])
        let next = entry("good", .quarantined, version: "2.0.0", reason: "threw: x")
        #expect(try await note(next) == [PluginActivated.name, PluginQuarantined.name])
    }

    @Test("A rejected twin does not touch the plugin that holds the id")
    func twin() async throws {
        _ = try await note(entry("good", .active))
        let twin = entry("good", .rejected, in: "p/two", reason: "id-taken: x")
        #expect(try await note(twin) == [PluginRejected.name])
        #expect(try await states() == ["good active", "good rejected"])
        #expect(try await ask(FindPlugin(id: "good")).plugin.folder == "p/one")
        #expect(try await send(KeepFolders(folders: ["p/one"])) == [PluginFolderCleared.name])
        #expect(try await states() == ["good active"])
    }

    @Test("What vanished is removed once, and stays known until it is back")
    func vanished() async throws {
        _ = try await note(entry("good", .active))
        #expect(try await send(KeepFolders(folders: [])) == [PluginRemoved.name])
        #expect(try await send(KeepFolders(folders: [])) == [])
        #expect(try await states() == ["good removed"])
        let found = try await ask(FindPlugin(id: "good"))
        #expect(found.plugin.reason?.hasPrefix("gone: ") == true)
        #expect(found.manifest.indicators.map(\.id) == ["count"])
        #expect(try await note(entry("good", .active, in: "p/two")) == [PluginActivated.name])
        #expect(try await states() == ["good active"])
    }

    @Test("A plugin that was never active is not found")
    func unknown() async throws {
        _ = try await note(entry("good", .rejected, reason: "abi: no"))
        do {
            _ = try await ask(FindPlugin(id: "good"))
            Issue.record("it was found")
        } catch let problem as Problem {
            #expect(problem.code == "plugins.not-found")
            #expect(problem.detail.contains("'good'"))
        }
    }

    @Test("The manifest comes back as it was, with exact numbers and any JSON in its schema")
    func wholeManifest() async throws {
        _ = try await note(entry("good", .active))
        let manifest = try await ask(FindPlugin(id: "good")).manifest
        let original = try self.manifest("good")
        #expect(manifest == original)
        #expect(manifest.thresholds.first?.value.text == "60")
        #expect(manifest.attributes["properties"]?["wells"]?["minimum"] == .integer(0))
        #expect(manifest.rubric?.needsJudgement == false)
        #expect(manifest.library == nil)
    }

    @Test("The table is what the log makes of it")
    func rebuild() async throws {
        for plugin in [entry("good", .active), entry("good", .quarantined, reason: "late: x")] {
            _ = try await note(plugin)
        }
        _ = try await note(entry("bad", .rejected, in: "p/two", reason: "abi: x"))
        _ = try await send(KeepFolders(folders: ["p/one"]))
        _ = try await send(KeepFolders(folders: []))
        _ = try await note(entry("good", .active, in: "p/three"))
        let differences = try await ledger.offload { try TableRebuild(of: PluginCatalogue()).differences(in: $0) }
        #expect(differences == [])
    }
}
