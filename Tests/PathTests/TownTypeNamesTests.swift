import Foundation
import Messages
import PluginMessages
import Testing

@testable import Host

@Suite("Names of town types without a catalogue of plugins")
struct TownTypeNamesTests {
    @Test("Each plugin's folder says what its type is called; other folders and broken files say nothing")
    func names() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let types = TownTypeNames.read([root.path + "/Plugins", root.path + "/nowhere", root.path + "/Tests"])
        let expected = ["agricultural", "commerce", "culture-tourism", "industrial"]
        #expect(types.map(\.id) == expected)
        #expect(types.allSatisfy { $0.names.zh.contains("型") })
        let folder = TemporaryFolder()
        let place = folder.path + "/broken"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: URL(filePath: place + "/plugin.json"))
        #expect(TownTypeNames.read([folder.path]).isEmpty)
    }
}
