import PluginMessages
import Testing

@testable import PluginHost

/// The roster alone: facts in, actions out.
@Suite("The roster of plugins")
struct PluginRosterTests {
    private let one = SeenFolder(path: "p/one", stamp: "1")
    private let two = SeenFolder(path: "p/two", stamp: "1")
    private let good = PluginIdentity(id: "good", version: "1.0.0", townType: "good")

    /// A roster in which `one` is active as `good`.
    private func active() -> PluginRoster {
        var roster = PluginRoster()
        _ = roster.looked([one])
        _ = roster.described(one.path, as: good)
        _ = roster.started(one.path)
        return roster
    }

    private func changed(_ folder: SeenFolder) -> SeenFolder { SeenFolder(path: folder.path, stamp: "2") }

    @Test("A folder is read, started, and active; only then it is told")
    func takenUp() {
        var roster = PluginRoster()
        #expect(!roster.isSettled)
        #expect(roster.looked([one]) == [.keepFolders, .read(path: one.path)])
        #expect(roster.entries.map(\.state) == [.loading])
        #expect(roster.described(one.path, as: good) == [.start(path: one.path, run: 1)])
        #expect(!roster.isSettled)
        #expect(roster.started(one.path) == [.note(path: one.path)])
        #expect(roster.isSettled)
        #expect(roster.entries.map(\.state) == [.active])
        #expect(roster.looked([one]) == [])
    }

    @Test("What is wrong is rejected with its reason, and read again when the folder has changed")
    func rejected() {
        var roster = PluginRoster()
        _ = roster.looked([one, two])
        #expect(roster.refused(one.path, "manifest: it is empty") == [.note(path: one.path)])
        #expect(roster.entry(one.path)?.id == "one")
        #expect(roster.entry(one.path)?.reason == "manifest: it is empty")
        _ = roster.described(two.path, as: good)
        #expect(roster.startFailed(two.path, "digest: another") == [.note(path: two.path)])
        #expect(roster.entry(two.path)?.state == .rejected)
        #expect(roster.looked([one, changed(two)]) == [.read(path: two.path)])
    }

    @Test("A folder that is gone is stopped, then forgotten")
    func goneFolder() {
        var roster = active()
        #expect(roster.looked([]) == [.stop(path: one.path)])
        #expect(!roster.isSettled)
        #expect(roster.stopped(one.path) == [.keepFolders])
        #expect(roster.entries.isEmpty)
        #expect(roster.isSettled)
    }

    @Test("A folder that was replaced is stopped, then read again")
    func replaced() {
        var roster = active()
        #expect(roster.looked([changed(one)]) == [.stop(path: one.path)])
        #expect(roster.stopped(one.path) == [.read(path: one.path)])
        let next = PluginIdentity(id: "good", version: "2.0.0", townType: "good")
        #expect(roster.described(one.path, as: next) == [.start(path: one.path, run: 2)])
        _ = roster.started(one.path)
        #expect(roster.entries.map(\.version) == ["2.0.0"])
    }

    @Test("What changes while a start is under way waits for its end", arguments: [true, false])
    func changeWhileStarting(isGone: Bool) {
        var roster = PluginRoster()
        _ = roster.looked([one])
        _ = roster.described(one.path, as: good)
        #expect(roster.looked(isGone ? [] : [changed(one)]) == [])
        #expect(roster.started(one.path) == [.stop(path: one.path)])
        #expect(roster.stopped(one.path) == [isGone ? .keepFolders : .read(path: one.path)])
    }

    @Test("A start that fails after its folder has gone leaves nothing behind")
    func failureAfterGoing() {
        var roster = PluginRoster()
        _ = roster.looked([one])
        _ = roster.described(one.path, as: good)
        _ = roster.looked([])
        #expect(roster.startFailed(one.path, "start: no") == [.keepFolders])
        #expect(roster.entries.isEmpty)
    }

    @Test("A folder that comes back while it is being stopped is read afterwards")
    func backWhileStopping() {
        var roster = active()
        _ = roster.looked([])
        _ = roster.looked([changed(one)])
        #expect(roster.stopped(one.path) == [.read(path: one.path)])
    }

    @Test(
        "The second of an id or a town type is rejected, and taken when the first is gone",
        arguments: [
            (PluginIdentity(id: "good", version: "2.0.0", townType: "other"), "id-taken"),
            (PluginIdentity(id: "other", version: "1.0.0", townType: "good"), "town-type-taken"),
        ]
    )
    func taken(second: PluginIdentity, reason: String) {
        var roster = active()
        #expect(roster.looked([one, two]) == [.read(path: two.path)])
        #expect(roster.described(two.path, as: second) == [.note(path: two.path)])
        #expect(roster.entry(two.path)?.reason?.hasPrefix(reason + ": ") == true)
        #expect(roster.entry(one.path)?.state == .active)
        #expect(roster.looked([two]) == [.stop(path: one.path)])
        #expect(roster.stopped(one.path) == [.keepFolders, .read(path: two.path)])
        #expect(roster.described(two.path, as: second) == [.start(path: two.path, run: 1)])
    }

    @Test("A folder that was given another name is not in its own way")
    func renamed() {
        var roster = active()
        #expect(roster.looked([two]) == [.stop(path: one.path), .read(path: two.path)])
        #expect(roster.described(two.path, as: good) == [])
        #expect(roster.entry(two.path)?.state == .loading)
        #expect(roster.stopped(one.path) == [.keepFolders, .read(path: two.path)])
        #expect(roster.described(two.path, as: good) == [.start(path: two.path, run: 1)])
    }

    @Test("Who waits for a folder that comes back is rejected in the end")
    func waitingInVain() {
        var roster = active()
        _ = roster.looked([changed(one), two])
        _ = roster.described(two.path, as: good)
        #expect(roster.stopped(one.path) == [.read(path: one.path), .read(path: two.path)])
        _ = roster.described(one.path, as: good)
        #expect(roster.described(two.path, as: good) == [.note(path: two.path)])
        #expect(roster.entry(two.path)?.state == .rejected)
    }

    @Test("An active plugin that fails is quarantined; what an earlier run did does not count")
    func quarantined() {
        var roster = active()
        #expect(roster.failed(one.path, run: 0, "late: old") == [])
        #expect(roster.failed(one.path, run: 1, "late: new") == [.note(path: one.path)])
        #expect(roster.entries.map(\.state) == [.quarantined])
        #expect(roster.entries.map(\.reason) == ["late: new"])
        #expect(roster.failed(one.path, run: 1, "late: again") == [])
        #expect(roster.isSettled)
        #expect(roster.looked([changed(one)]) == [.stop(path: one.path)])
        #expect(roster.stopped(one.path) == [.read(path: one.path)])
    }

    @Test("One that fails before its start is told is quarantined all the same")
    func failedBeforeStarted() {
        var roster = PluginRoster()
        _ = roster.looked([one])
        _ = roster.described(one.path, as: good)
        #expect(roster.failed(one.path, run: 1, "threw: early") == [])
        #expect(roster.entries.map(\.state) == [.loading])
        #expect(roster.started(one.path) == [.note(path: one.path)])
        #expect(roster.entries.map(\.reason) == ["threw: early"])
    }

    @Test("Facts that come too late change nothing")
    func lateFacts() {
        var roster = active()
        #expect(roster.described(one.path, as: good) == [])
        #expect(roster.started(one.path) == [])
        #expect(roster.startFailed(one.path, "start: no") == [])
        #expect(roster.stopped(one.path) == [])
        #expect(roster.refused("p/unknown", "manifest: no") == [])
        #expect(roster.entries.map(\.state) == [.active])
    }
}
