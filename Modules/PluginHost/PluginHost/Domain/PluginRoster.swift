import PluginMessages

/// What becomes of each plugin's folder.
///
/// A value without I/O: facts go in, actions come out, and each start and stop is answered by a fact. Within one folder
/// nothing overlaps: what happens to it while it is being started or stopped waits for the end of that.
struct PluginRoster: Sendable {
    /// What a folder's plugin is doing.
    enum Phase: Sendable, Hashable {
        /// Its manifest is being read.
        case reading
        /// Its id or town type is held by another folder, which is just being stopped.
        case waiting(PluginIdentity)
        case starting(PluginIdentity)
        case active(PluginIdentity)
        case quarantined(PluginIdentity, reason: String)
        /// It was not taken; without identity when its manifest cannot be read.
        case rejected(PluginIdentity?, reason: String, isBlocked: Bool)
        case stopping(PluginIdentity)
    }

    /// What follows when a start or a stop under way has ended.
    private enum Next: Sendable { case reload, remove }

    private struct Slot: Sendable {
        var folder: SeenFolder
        var phase = Phase.reading
        var next: Next?
        /// Which start of this folder it is, so that what an earlier one did does not count.
        var run = 0
        /// Why its code is not called any more, when that was so before its start was told.
        var failure: String?
    }

    /// By the folder's path.
    private var slots: [String: Slot] = [:]
    /// The paths in the order of the looks: what comes first is taken first.
    private var order: [String] = []

    /// Whether a look has been taken and every folder has left `loading`.
    var isSettled: Bool { hasLooked && slots.values.allSatisfy { !$0.phase.isLoading } }
    private var hasLooked = false

    /// The phase of a folder; `nil` when there is none.
    func phase(of path: String) -> Phase? { slots[path]?.phase }

    /// Every folder's plugin, in the order of the folders.
    var entries: [CataloguedPlugin] { order.compactMap(entry) }

    /// A folder's plugin.
    func entry(_ path: String) -> CataloguedPlugin? {
        guard let slot = slots[path] else { return nil }
        let identity = slot.phase.identity
        return CataloguedPlugin(
            id: identity?.id ?? slot.folder.name,
            version: identity?.version ?? "",
            townType: identity?.townType,
            state: slot.phase.state,
            reason: slot.phase.reason,
            folder: path
        )
    }

    // MARK: Facts

    /// A look found these folders, and no others.
    ///
    /// - Parameter folders: In the order in which they are taken.
    /// - Returns: What is to be done, in this order.
    mutating func looked(_ folders: [SeenFolder]) -> [PluginAction] {
        let seen = Set(folders.map(\.path))
        // What vanished while no host ran is told before anything new.
        var actions: [PluginAction] = hasLooked ? [] : [.keepFolders]
        hasLooked = true
        actions += order.filter { !seen.contains($0) }.flatMap { vanished($0) }
        for folder in folders {
            if slots[folder.path] == nil {
                slots[folder.path] = Slot(folder: folder)
                actions.append(.read(path: folder.path))
            } else if slots[folder.path]?.folder != folder {
                slots[folder.path]?.folder = folder
                actions += changed(folder.path)
            }
        }
        order = folders.map(\.path) + order.filter { !seen.contains($0) && slots[$0] != nil }
        return actions + unblock()
    }

    /// A manifest is right.
    mutating func described(_ path: String, as identity: PluginIdentity) -> [PluginAction] {
        guard slots[path]?.phase == .reading else { return [] }
        guard let holder = holder(against: identity, but: path) else { return start(path, identity) }
        if case .stopping = holder.phase {
            slots[path]?.phase = .waiting(identity)
            return []
        }
        let isID = holder.phase.identity?.id == identity.id
        let reason =
            isID
            ? "id-taken: '\(holder.folder.path)' holds a plugin '\(identity.id)' already; remove one of the two."
            : "town-type-taken: the plugin '\(holder.phase.identity?.id ?? "")' brings the town type "
                + "'\(identity.townType)' already; remove one of the two."
        return reject(path, identity, reason, isBlocked: true)
    }

    /// A manifest is not right.
    mutating func refused(_ path: String, _ reason: String) -> [PluginAction] {
        guard slots[path]?.phase == .reading else { return [] }
        return reject(path, nil, reason)
    }

    /// A start has succeeded.
    mutating func started(_ path: String) -> [PluginAction] {
        guard let slot = slots[path], case .starting(let identity) = slot.phase else { return [] }
        guard slot.next == nil else {
            slots[path]?.phase = .stopping(identity)
            return [.stop(path: path)]
        }
        slots[path]?.phase = slot.failure.map { .quarantined(identity, reason: $0) } ?? .active(identity)
        return [.note(path: path)]
    }

    /// A start has failed; nothing of it is left.
    mutating func startFailed(_ path: String, _ reason: String) -> [PluginAction] {
        guard let slot = slots[path], case .starting(let identity) = slot.phase else { return [] }
        guard slot.next == nil else { return ended(path) }
        return reject(path, identity, reason)
    }

    /// A stop has ended.
    mutating func stopped(_ path: String) -> [PluginAction] {
        guard case .stopping = slots[path]?.phase else { return [] }
        return ended(path)
    }

    /// A plugin has failed too often; nobody calls its code any more.
    ///
    /// It may have begun to hear events, and failed, before its start was told.
    ///
    /// - Parameters:
    ///   - path: The plugin's folder.
    ///   - run: Which start it belongs to.
    ///   - reason: What happened.
    /// - Returns: What is to be done, in this order.
    mutating func failed(_ path: String, run: Int, _ reason: String) -> [PluginAction] {
        guard slots[path]?.run == run else { return [] }
        slots[path]?.failure = reason
        guard case .active(let identity) = slots[path]?.phase else { return [] }
        slots[path]?.phase = .quarantined(identity, reason: reason)
        return [.note(path: path)]
    }

    // MARK: Decisions

    private mutating func vanished(_ path: String) -> [PluginAction] {
        switch slots[path]?.phase {
        case .active(let identity), .quarantined(let identity, _): return stop(path, identity, .remove)
        case .starting, .stopping:
            slots[path]?.next = .remove
            return []
        case .reading, .waiting, .rejected, nil:
            return forget(path)
        }
    }

    private mutating func changed(_ path: String) -> [PluginAction] {
        switch slots[path]?.phase {
        case .active(let identity), .quarantined(let identity, _): return stop(path, identity, .reload)
        case .starting, .stopping:
            slots[path]?.next = .reload
            return []
        case .reading, .waiting, .rejected, nil:
            return read(path)
        }
    }

    private mutating func read(_ path: String) -> [PluginAction] {
        slots[path]?.phase = .reading
        slots[path]?.next = nil
        return [.read(path: path)]
    }

    private mutating func start(_ path: String, _ identity: PluginIdentity) -> [PluginAction] {
        let run = (slots[path]?.run ?? 0) + 1
        slots[path]?.run = run
        slots[path]?.failure = nil
        slots[path]?.phase = .starting(identity)
        return [.start(path: path, run: run)]
    }

    private mutating func stop(_ path: String, _ identity: PluginIdentity, _ next: Next) -> [PluginAction] {
        slots[path]?.phase = .stopping(identity)
        slots[path]?.next = next
        return [.stop(path: path)]
    }

    private mutating func reject(
        _ path: String,
        _ identity: PluginIdentity?,
        _ reason: String,
        isBlocked: Bool = false
    ) -> [PluginAction] {
        slots[path]?.phase = .rejected(identity, reason: reason, isBlocked: isBlocked)
        return [.note(path: path)] + unblock()
    }

    /// A start or a stop has ended with nothing running.
    private mutating func ended(_ path: String) -> [PluginAction] {
        (slots[path]?.next == .remove ? forget(path) : read(path)) + unblock()
    }

    private mutating func forget(_ path: String) -> [PluginAction] {
        slots[path] = nil
        order.removeAll { $0 == path }
        return [.keepFolders]
    }

    /// Reads again what was held up by another folder that no longer stands in its way.
    private mutating func unblock() -> [PluginAction] {
        let free = order.filter { path in
            guard let phase = slots[path]?.phase, phase.isHeldUp, let identity = phase.identity else { return false }
            return holder(against: identity, but: path) == nil
        }
        return free.flatMap { read($0) }
    }

    /// The folder whose plugin has the same id or town type.
    private func holder(against identity: PluginIdentity, but path: String) -> Slot? {
        let others = order.filter { $0 != path }.compactMap { slots[$0] }
        return others.first { slot in
            guard slot.phase.holds, let other = slot.phase.identity else { return false }
            return other.id == identity.id || other.townType == identity.townType
        }
    }
}
