import Bus
import Foundation
import Logging
import Messages
import ModuleKit
import PluginKit
import PluginLoading
import PluginMessages
import ServiceLifecycle

/// Takes up the plugins that are dropped into their folders, runs them, and lets go of those that are taken away.
///
/// ``PluginRoster`` decides; this looks, reads, starts, stops and tells the catalogue.
public actor PluginHost: Service {
    private let folders: PluginFolders
    private let surroundings: PluginSurroundings
    private var roster = PluginRoster()
    private var seen: [SeenFolder] = []
    /// By the folder's path.
    private var manifests: [String: PluginManifest] = [:]
    private var runs: [String: PluginRun] = [:]
    private var queue: [PluginAction] = []
    private var isActing = false
    /// What the catalogue could not be told; it is told again at the next look.
    private var untold: [PluginAction] = []
    /// The last start or stop of each folder.
    private var underWay: [String: Task<Void, Never>] = [:]
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Puts a host of plugins together; ``run()`` begins to look.
    ///
    /// - Parameters:
    ///   - places: Where plugins' folders lie; what comes first is taken first.
    ///   - surroundings: What they run in.
    public init(places: [String], _ surroundings: PluginSurroundings) {
        folders = PluginFolders(places: places)
        self.surroundings = surroundings
        try? FileManager.default.removeItem(atPath: surroundings.copies)
    }

    /// Looks at the folders until the group is stopped, then stops every plugin.
    public func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                await look()
                try? await Task.sleep(for: surroundings.lookEvery)
            }
        }
        await stop()
    }

    /// Looks at the folders once, and does what can be done at once.
    ///
    /// Plugins may still be starting or stopping afterwards; see ``settled()``.
    public func look() async {
        seen = folders.look(after: seen)
        queue += untold
        untold = []
        await tell { [seen] in $0.looked(seen) }
    }

    private func stop() async {
        while let (path, task) = underWay.first {
            await task.value
            underWay[path] = nil
        }
        for (path, run) in runs { await end(run, path) }
        runs = [:]
        release()
    }

    // MARK: Telling

    /// Why not everything that was found is there yet, in words; empty when it is.
    public var reasonsNotReady: [String] {
        guard !isSettled else { return [] }
        let loading = roster.entries.filter { $0.state == .loading }.map { "The plugin '\($0.id)' is loading." }
        return loading.isEmpty ? ["The plugins' folders are being looked at."] : loading
    }

    /// Waits until every folder that was found has left `loading` and the catalogue knows, or the host stops.
    public func settled() async {
        guard !isSettled else { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    private var isSettled: Bool { roster.isSettled && !isActing && queue.isEmpty && untold.isEmpty }

    /// The modules of the plugins that run.
    public var modules: [String] {
        runs.values.compactMap(\.module).sorted()
    }

    /// Every plugin: as the catalogue has it, and those that are loading.
    public func entries() async -> [CataloguedPlugin] {
        let present = roster.entries
        let kept = (try? await surroundings.bus.request(ListPlugins()).items) ?? []
        let folders = Set(present.map(\.folder))
        let ids = Set(present.map(\.id))
        let past = kept.filter { !folders.contains($0.folder) && !ids.contains($0.id) }
        return (present + past).sorted { ($0.id, $0.folder) < ($1.id, $1.folder) }
    }

    // MARK: Acting

    /// Notes a fact and does what follows, one thing after another.
    private func tell(_ fact: (inout PluginRoster) -> [PluginAction]) async {
        queue += fact(&roster)
        guard !isActing else { return }
        isActing = true
        while !queue.isEmpty { await perform(queue.removeFirst()) }
        isActing = false
        if isSettled { release() }
    }

    /// Lets those go on that wait for ``settled()``.
    private func release() {
        for waiter in waiting { waiter.resume() }
        waiting = []
    }

    private func perform(_ action: PluginAction) async {
        switch action {
        case .read(let path): read(path)
        case .start(let path, let run): start(path, run)
        case .stop(let path): stop(path)
        case .note(let path):
            guard let entry = roster.entry(path), entry.state != .loading else { return }
            guard await command(NotePlugin(plugin: entry, manifest: description(of: path, entry)), for: action) else {
                return
            }
            if entry.state == .active { begin(path) }
        case .keepFolders: _ = await command(KeepFolders(folders: roster.entries.map(\.folder)), for: action)
        }
    }

    private func read(_ path: String) {
        do throws(PluginFault) {
            let manifest = try PluginManifest.read(path)
            manifests[path] = manifest
            let identity = PluginIdentity(id: manifest.id, version: manifest.version, townType: manifest.townType.id)
            queue += roster.described(path, as: identity)
        } catch {
            manifests[path] = nil
            queue += roster.refused(path, error.reason)
        }
    }

    private func start(_ path: String, _ run: Int) {
        guard let manifest = manifests[path] else { return }
        let gate = PluginGate(manifest.id) { [weak self] reason in
            Task { await self?.failed(path, run, reason) }
        }
        underWay[path] = Task {
            do throws(PluginFault) {
                runs[path] = try await PluginRun.start(manifest, in: path, surroundings, gate: gate)
                await tell { $0.started(path) }
            } catch {
                let reason = error.reason
                await tell { $0.startFailed(path, reason) }
            }
        }
    }

    private func stop(_ path: String) {
        let run = runs.removeValue(forKey: path)
        if let module = run?.module { surroundings.onStream(module, false) }
        underWay[path] = Task {
            await end(run, path)
            await tell { $0.stopped(path) }
        }
    }

    private func end(_ run: PluginRun?, _ path: String) async {
        do {
            try await run?.stop()
        } catch {
            let facts: Logger.Metadata = ["folder": "\(path)", "error": "\(error)"]
            surroundings.logger.error("a plugin did not close well", metadata: facts)
        }
    }

    private func begin(_ path: String) {
        guard let run = runs[path] else { return }
        run.begin()
        if let module = run.module { surroundings.onStream(module, true) }
    }

    private func failed(_ path: String, _ run: Int, _ reason: String) async {
        let facts: Logger.Metadata = ["folder": "\(path)", "reason": "\(reason)"]
        surroundings.logger.error("a plugin is quarantined", metadata: facts)
        await tell { $0.failed(path, run: run, reason) }
    }

    /// What a manifest says, for the catalogue.
    private func description(of path: String, _ entry: CataloguedPlugin) -> PluginDescription? {
        guard entry.state == .active || entry.state == .quarantined, let manifest = manifests[path] else { return nil }
        return try? MessageCoding.decode(
            PluginDescription.self,
            from: try PluginJSON.bytes(of: manifest),
            of: PluginManifestFile.name
        )
    }

    /// Tells the catalogue; what it could not be told is tried again at the next look.
    private func command(_ command: some Command, for action: PluginAction) async -> Bool {
        let actor = ActingUnit(unit: surroundings.node, post: PluginNames.catalogue)
        do {
            _ = try await surroundings.bus.request(command, options: RequestOptions(actor: actor))
            return true
        } catch {
            surroundings.logger.error("the catalogue was not told", metadata: ["error": "\(error)"])
            untold.append(action)
            return false
        }
    }
}
