import Foundation
import PluginKit
import PluginLoading
import Testing

/// The folder of a plugin that is built from `Fixtures/plugin.c`, gone when the value is.
final class BuiltPlugin: Sendable {
    let folder: String
    let copies: String
    private let root: String

    /// Compiles a plugin.
    ///
    /// - Parameters:
    ///   - defines: What is wrong with it: macros of the fixture, such as `MAJOR=9`.
    ///   - flags: Further flags of the compiler.
    ///   - change: Changes the manifest before it is written.
    /// - Throws: When the fixture does not compile.
    init(
        _ defines: [String] = [],
        flags: [String] = [],
        change: (inout [String: JSONValue]) -> Void = { _ in }
    ) throws {
        let temporary = FileManager.default.temporaryDirectory
        root = temporary.appending(path: "plugin-tests-\(UInt64.random(in: .min ... .max))").path()
        folder = "\(root)/test-town"
        copies = "\(root)/copies"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.compile(defines, flags, to: "\(folder)/libTestTown.so")
        let bytes = Array(try #require(FileManager.default.contents(atPath: "\(folder)/libTestTown.so")))
        var manifest = try #require(Sample.manifest().object)
        manifest["library"] = .object(["file": .text("libTestTown.so"), "sha256": .text(Self.digest(bytes))])
        change(&manifest)
        try write(JSONValue.object(manifest), to: "plugin.json")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    /// Writes JSON into the folder.
    func write(_ value: JSONValue, to name: String) throws {
        let path = URL(filePath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(PluginJSON.bytes(of: value)).write(to: path)
    }

    /// Opens the library as a host does.
    func open(
        within deadline: Duration = PluginLibrary.usualDeadline,
        log: @escaping @Sendable (UInt8, String) -> Void = { _, _ in }
    ) async throws -> PluginLibrary {
        try await .open(
            PluginManifest.read(folder),
            in: folder,
            copies: copies,
            within: deadline,
            digest: Self.digest,
            log: log
        )
    }

    /// The fault with which the library is refused; `nil` when it is taken.
    func refusal(within deadline: Duration = PluginLibrary.usualDeadline) async -> PluginFault? {
        do {
            _ = try await open(within: deadline)
            return nil
        } catch {
            return error as? PluginFault
        }
    }

    /// Stands in for SHA-256: the loader takes whatever digest it is given.
    static let digest: @Sendable ([UInt8]) -> String = { bytes in
        let hash = bytes.reduce(into: UInt64(14_695_981_039_346_656_037)) { hash, byte in
            hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 64 - digits.count) + digits
    }

    private static func compile(_ defines: [String], _ flags: [String], to library: String) throws {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let kit = fixtures.appending(path: "../../../Sources/CPluginKit/include").path()
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments =
            ["cc", "-std=gnu11", "-Wall", "-Werror", "-shared", "-fPIC", "-I", kit, "-o", library] + flags
            + defines.map { "-D\($0)" } + [fixtures.appending(path: "plugin.c").path()]
        try compiler.run()
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0, "the fixture does not compile with \(defines)")
    }
}
