import Foundation
import Ledger
import Logging
import ModuleKit
import PluginKit
import PluginLoading
import PluginMessages
import Synchronization

/// An active plugin: its library, its ledger, its service.
///
/// A plugin that is data only has none of them: nobody needs to answer for what its manifest says.
final class PluginRun: Sendable {
    private let parts: Parts?

    private struct Parts: Sendable {
        let library: PluginLibrary
        let service: ModuleService
    }

    private let work = Mutex<Task<Void, any Error>?>(nil)

    /// The name of its module, its service and its stream; `nil` when it is data only.
    var module: String? { parts?.service.name }

    private init(_ parts: Parts?) {
        self.parts = parts
    }

    /// Loads and opens; what it is asked and what it hears waits for ``begin()``.
    ///
    /// - Parameters:
    ///   - manifest: The checked manifest.
    ///   - folder: The plugin's folder.
    ///   - surroundings: What it runs in.
    ///   - gate: What its calls go through.
    /// - Returns: The plugin at work.
    /// - Throws: `PluginFault`; its code `start` also when the ledger cannot be opened or the bus does not answer.
    static func start(
        _ manifest: PluginManifest,
        in folder: String,
        _ surroundings: PluginSurroundings,
        gate: PluginGate
    ) async throws(PluginFault) -> PluginRun {
        guard manifest.library != nil else { return PluginRun(nil) }
        let library = try await PluginLibrary.open(
            manifest,
            in: folder,
            copies: surroundings.copies,
            within: surroundings.deadline,
            digest: { PluginDigest.sha256(of: $0) },
            log: Self.log(manifest.id, surroundings.logger)
        )
        do {
            let service = try await serve(manifest, library, surroundings, gate)
            return PluginRun(Parts(library: library, service: service))
        } catch {
            await library.stop()
            throw PluginFault(.start, "The service of '\(manifest.id)' cannot be started: \(error)")
        }
    }

    private static func serve(
        _ manifest: PluginManifest,
        _ library: PluginLibrary,
        _ surroundings: PluginSurroundings,
        _ gate: PluginGate
    ) async throws -> ModuleService {
        let name = PluginNames.module(of: manifest.id)
        let ledger = try Ledger.open(
            store: try surroundings.openStore(name),
            identity: LedgerIdentity(node: surroundings.node, module: name),
            migrations: PluginStateStore.migrations,
            clock: surroundings.clock,
            random: surroundings.random
        )
        let service = ModuleService(
            name: name,
            declaration: declaration(manifest, library, ledger, surroundings, gate),
            ledger: ledger,
            bus: surroundings.bus,
            node: surroundings.node,
            others: [],
            clock: surroundings.clock,
            random: surroundings.random,
            logger: surroundings.logger
        )
        do {
            try await service.start()
        } catch {
            try await service.stop()
            throw error
        }
        return service
    }

    private static func declaration(
        _ manifest: PluginManifest,
        _ library: PluginLibrary,
        _ ledger: Ledger,
        _ surroundings: PluginSurroundings,
        _ gate: PluginGate
    ) -> ModuleDeclaration {
        let deadline = surroundings.deadline
        let judging = PluginJudging(
            manifest: manifest,
            library: library,
            ledger: ledger,
            gate: gate,
            deadline: deadline
        )
        let deriving = PluginDeriving(manifest: manifest, library: library, gate: gate, deadline: deadline)
        var declaration = ModuleDeclaration()
        declaration.asks(PluginNames.judge(manifest.id)) { try await judging.answer($0) }
        // Nothing of its own follows from an observation: it is for others.
        declaration.event(PluginEvent.self, named: PluginNames.observationDerived(manifest.id)) { _, _, _ in }
        let heard = manifest.hears.filter(surroundings.modules.contains)
        if !heard.isEmpty { declaration.reacts(to: heard) { try deriving.react(to: $0, $1) } }
        return declaration
    }

    /// Begins to answer and to hear, once.
    ///
    /// When the catalogue knows of it: its town type is told before anything that it makes of events.
    func begin() {
        guard let service = parts?.service else { return }
        work.withLock { work in
            if work == nil { work = Task { try await service.run() } }
        }
    }

    /// Answers no more, ends the instance, closes the ledger.
    ///
    /// - Throws: `LedgerError` when the ledger does not close well.
    func stop() async throws {
        guard let parts else { return }
        let work = work.withLock { $0 }
        work?.cancel()
        _ = await work?.result
        do {
            try await parts.service.stop()
        } catch {
            await parts.library.stop()
            throw error
        }
        await parts.library.stop()
    }

    private static func log(_ id: String, _ logger: Logger) -> @Sendable (UInt8, String) -> Void {
        var logger = logger
        logger[metadataKey: "plugin"] = "\(id)"
        let levels: [Logger.Level] = [.debug, .info, .warning, .error]
        return { [logger] level, text in
            logger.log(level: levels[min(Int(level), levels.count - 1)], "\(text)")
        }
    }
}
