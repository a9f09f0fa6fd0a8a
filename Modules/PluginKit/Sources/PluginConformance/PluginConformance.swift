import PluginKit
import PluginLoading

/// The promises that every plugin keeps, tried on a built folder in the way in which the host loads it.
public struct PluginConformance {
    /// What happens to one check.
    public enum Step: Sendable, Hashable {
        /// It begins; when the plugin ends the process, this is the last that is heard.
        case began(String)
        /// The promise is kept.
        case passed
        /// It is not, and why.
        case failed(String)
    }

    private let folder: String
    private let copies: String
    private let digest: @Sendable ([UInt8]) -> String

    /// Prepares the checks.
    ///
    /// - Parameters:
    ///   - folder: The folder of a built plugin.
    ///   - copies: A folder for the copy that is loaded.
    ///   - digest: The SHA-256 of bytes in lower-case hexadecimal.
    public init(folder: String, copies: String, digest: @escaping @Sendable ([UInt8]) -> String) {
        self.folder = folder
        self.copies = copies
        self.digest = digest
    }

    /// Runs every check; one that fails does not keep the others from running, unless nothing can be loaded.
    ///
    /// - Parameter report: Told each step as it happens.
    /// - Returns: How many checks failed.
    public func run(_ report: @escaping (Step) -> Void) async -> Int {
        var run = Run(report: report)
        guard let manifest = await run.check("plugin.json is right", { try PluginManifest.read(folder) }) else {
            return run.failures
        }
        let golden = await run.check("golden files can be read") { try GoldenFile.all(in: folder) } ?? []
        guard let file = manifest.library?.file else { return run.failures }
        await run.check("the library exports one symbol") { try ExportedSymbols.check("\(folder)/\(file)") }
        guard let library = await run.check("the library loads and starts", { try await open(manifest) }) else {
            return run.failures
        }
        let cases = ConformanceCases(manifest: manifest, library: library, golden: golden)
        for check in cases.judging + (manifest.hears.isEmpty ? [] : cases.deriving) {
            await run.check(check.name, check.body)
        }
        for file in golden {
            await run.check("golden/\(file.name) comes out as it is written") { try await cases.golden(file) }
        }
        await run.check("it stops and starts again") {
            await library.stop()
            try await open(manifest).stop()
        }
        return run.failures
    }

    private func open(_ manifest: PluginManifest) async throws(PluginFault) -> PluginLibrary {
        try await .open(manifest, in: folder, copies: copies, digest: digest)
    }

    /// Counts and reports.
    private struct Run {
        let report: (Step) -> Void
        var failures = 0

        @discardableResult
        mutating func check<T>(_ name: String, _ body: () async throws -> T) async -> T? {
            report(.began(name))
            do {
                let value = try await body()
                report(.passed)
                return value
            } catch {
                failures += 1
                report(.failed("\(error)"))
                return nil
            }
        }
    }
}

/// A promise that is not kept.
struct ConformanceFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
