import Foundation
import Synchronization

@testable import PluginHost

/// A plugin that a test builds from ``source`` and drops into a folder.
struct PluginFixture: Sendable, Hashable {
    /// What is wrong with it, as ``source`` calls it.
    enum Mode: String, Sendable {
        case good = "GOOD"
        case badMagic = "BAD_MAGIC"
        case badMajor = "BAD_MAJOR"
        case noSymbol = "NO_SYMBOL"
        case refusesStart = "REFUSES_START"
        case notJSON = "NOT_JSON"
        case wrongShape = "WRONG_SHAPE"
        case throwing = "THROWS"
        case hanging = "HANGS"
        case deriveThrowing = "DERIVE_THROWS"
    }

    var id = "good-town"
    var version = "1.0.0"
    var townType = "good"
    var mode = Mode.good
    var hears: [String] = []
    /// Whether it has code.
    var hasLibrary = true
    /// Whether the digest is that of the library.
    var hasRightDigest = true
    /// A key that no manifest has.
    var stranger: String?

    /// The repository's root.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Builds the plugin's folder.
    ///
    /// - Parameter folder: Where it goes; it must not be there yet.
    /// - Throws: When the folder cannot be written or there is no C compiler.
    func build(in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var library = ""
        if hasLibrary {
            let bytes = try Self.libraries.withLock { built in
                let known = try built[key] ?? compile()
                built[key] = known
                return known
            }
            try Data(bytes).write(to: URL(filePath: folder + "/libtown.so"))
            let digest = PluginDigest.sha256(of: hasRightDigest ? bytes : [])
            library = #""library": {"file": "libtown.so", "sha256": "\#(digest)"},"#
        }
        try manifest(library).write(toFile: folder + "/plugin.json", atomically: false, encoding: .utf8)
    }

    private func manifest(_ library: String) -> String {
        let strange = stranger.map { #""\#($0)": 1,"# } ?? ""
        let scoring = hasLibrary ? #"{"kind": "judged"}"# : #"{"kind": "linear", "low": "0", "high": "9"}"#
        return #"""
            {"id": "\#(id)", "version": "\#(version)", "abi": {"major": 1, "minor": 0}, \#(library) \#(strange)
             "names": {"zh": "好镇", "en": "Good town"},
             "townType": {"id": "\#(townType)", "names": {"zh": "好", "en": "good"}},
             "attributes": {"type": "object", "properties": {"wells": {"type": "integer", "minimum": 0}}},
             "indicators": [{"id": "count", "names": {"zh": "数", "en": "Count"}, "unit": "x", "direction": "more",
               "period": "stock", "source": {"document": "文件", "clause": "一"}}],
             "tasks": [], "cards": [{"id": "all", "names": {"zh": "全", "en": "All"}, "shows": ["count"]}],
             "thresholds": [{"id": "enough", "names": {"zh": "够", "en": "Enough"}, "indicator": "count",
               "comparator": "at-least", "value": "60", "upper": null, "unit": "x",
               "source": {"document": "文件", "clause": "二"}}],
             "rubric": {"id": "\#(townType)", "names": {"zh": "好", "en": "Good"}, "weight": "1", "indicators":
               [{"indicator": "count", "weight": "1", "scoring": \#(scoring)}]},
             "hears": [\#(hears.map { "\"\($0)\"" }.joined(separator: ","))]}
            """#
    }

    // MARK: The library

    private var key: [String] { [id, version, mode.rawValue] }

    /// What was compiled already: every test that needs the same library gets the same bytes.
    private static let libraries = Mutex<[[String]: [UInt8]]>([:])

    private func compile() throws -> [UInt8] {
        let place = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        try Self.source.write(toFile: place + "/plugin.c", atomically: false, encoding: .utf8)
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = [
            "cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", place + "/libtown.so",
            "-DMODE=\(mode.rawValue)", "-DID=\"\(id)\"", "-DVERSION=\"\(version)\"",
            "-DHAS_SYMBOL=\(mode == .noSymbol ? 0 : 1)",
            "-I" + Self.root.appending(path: "Modules/PluginKit/Sources/CPluginKit/include").path, place + "/plugin.c",
        ]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0, let data = FileManager.default.contents(atPath: place + "/libtown.so")
        else { throw CannotCompile() }
        return [UInt8](data)
    }

    private struct CannotCompile: Error {}
}
