import Foundation
import Testing

@testable import PluginHost

@Suite("Looking at plugins' folders")
struct PluginFoldersTests {
    private let folder = PluginFolder()
    private var folders: PluginFolders {
        PluginFolders(places: [folder.second, folder.first, folder.path + "/absent"])
    }

    private func write(_ text: String, _ name: String) throws {
        let path = "\(folder.first)/\(name)"
        try FileManager.default.createDirectory(
            atPath: URL(filePath: path).deletingLastPathComponent().path,
            withIntermediateDirectories: true
        )
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    @Test("Folders are found in the order of places and names; what is being made and what is no folder is passed over")
    func found() throws {
        let files = [
            "b/plugin.json", "a/plugin.json", ".making-c/plugin.json", "file", "cache/other", "../second/z/plugin.json",
        ]
        for file in files { try write("{}", file) }
        #expect(folders.look(after: []).map(\.name) == ["z", "a", "b"])
    }

    @Test("A folder looks the same until a file in it is written, added or taken away")
    func stamps() throws {
        try write("{}", "a/plugin.json")
        let first = folders.look(after: [])
        #expect(folders.look(after: first) == first)
        try write("{ }", "a/plugin.json")
        let second = folders.look(after: first)
        #expect(second != first)
        try write("x", "a/lib.so")
        let third = folders.look(after: second)
        #expect(third != second)
        try FileManager.default.removeItem(atPath: folder.first + "/a/lib.so")
        #expect(folders.look(after: third) == second)
        #expect(third.map(\.path) == first.map(\.path))
    }

    @Test("A folder put in another's place is another, though its files look alike")
    func exchanged() throws {
        try write("{}", "a/plugin.json")
        let first = folders.look(after: [])
        let (old, new) = (folder.first + "/a", folder.path + "/making/a")
        try FileManager.default.copyItem(atPath: old, toPath: new)
        try FileManager.default.removeItem(atPath: old)
        try FileManager.default.moveItem(atPath: new, toPath: old)
        #expect(folders.look(after: first) != first)
    }

    @Test("A place that cannot be looked at keeps what was seen; one that is gone has nothing")
    func unreadable() throws {
        try write("{}", "a/plugin.json")
        let first = folders.look(after: [])
        // A path that is too long can neither be there nor be known not to be there.
        let long = PluginFolders(places: [folder.first + String(repeating: "/x", count: 4000)])
        let kept = [SeenFolder(path: long.places[0] + "/a", stamp: "1")]
        #expect(long.look(after: kept) == kept)
        try FileManager.default.removeItem(atPath: folder.first)
        #expect(folders.look(after: first).isEmpty)
    }
}
