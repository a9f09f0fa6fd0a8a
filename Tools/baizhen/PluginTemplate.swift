import Foundation
import Messages

/// The plugin that new ones begin from.
struct PluginTemplate {
    /// The repository's root.
    let root: String

    private static let folder = "Tools/plugins/template"

    /// Finds the template in the checkout that the command was built in.
    ///
    /// - Parameter executable: The path of this program.
    /// - Returns: The template.
    /// - Throws: ``Problem`` `client.no-template`.
    static func find(from executable: String) throws(Problem) -> PluginTemplate {
        let start = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        for place in sequence(first: start, next: { $0.path == "/" ? nil : $0.deletingLastPathComponent() }) {
            guard FileManager.default.fileExists(atPath: place.appending(path: folder).path) else { continue }
            return PluginTemplate(root: place.path)
        }
        throw Problem(
            "client.no-template",
            .notFound,
            "No folder above '\(start.path)' holds \(folder).",
            remedy: "Use the command that is built in a checkout of the source, or copy that folder by hand."
        )
    }

    /// The id that follows from a name: `forest-town` from `ForestTown`.
    static func id(of name: String) -> String {
        name.reduce(into: "") { id, letter in
            if letter.isUppercase, !id.isEmpty { id += "-" }
            id += letter.lowercased()
        }
    }

    /// Writes a plugin.
    ///
    /// - Parameters:
    ///   - name: `ForestTown`: the Swift module, the type, the library.
    ///   - folder: The folder that the plugin's own is made in.
    /// - Returns: The plugin's folder.
    /// - Throws: ``Problem`` `client.bad-name`, `client.exists`, `client.cannot-write`.
    func write(_ name: String, into folder: String) throws(Problem) -> String {
        let target = URL(filePath: folder).appending(path: name).standardizedFileURL
        try check(name, target.path)
        let id = Self.id(of: name)
        let words = [
            ("TemplateTown", name), ("template-town", id),
            ("template-type", id.hasSuffix("-town") ? String(id.dropLast("-town".count)) : id),
            ("../../../Modules/PluginKit", Self.path(from: target.path, to: root + "/Modules/PluginKit")),
        ]
        do {
            try copy(to: target, words)
        } catch {
            throw Problem(
                "client.cannot-write",
                .internal,
                "'\(target.path)' cannot be written: \(error.localizedDescription)",
                remedy: "Choose another folder with --into."
            )
        }
        return target.path
    }

    private func check(_ name: String, _ target: String) throws(Problem) {
        let isName = name.wholeMatch(of: /[A-Z][A-Za-z0-9]*/) != nil && Self.id(of: name).utf8.count <= 40
        guard isName, name != "TemplateTown" else {
            throw Problem(
                "client.bad-name",
                .invalid,
                "'\(name)' is no name for a plugin.",
                remedy: "Write words without spaces, each with a capital letter, such as ForestTown."
            )
        }
        guard !FileManager.default.fileExists(atPath: target) else {
            throw Problem(
                "client.exists",
                .conflict,
                "'\(target)' is there already.",
                remedy: "Choose another name, or another folder with --into."
            )
        }
    }

    private func copy(to target: URL, _ words: [(String, String)]) throws {
        let source = URL(filePath: root).appending(path: Self.folder)
        for name in try FileManager.default.subpathsOfDirectory(atPath: source.path).sorted() {
            guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
            let (from, to) = (source.appending(path: name), target.appending(path: Self.replace(words, in: name)))
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: from.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            try FileManager.default.createDirectory(
                at: to.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            let text = try String(contentsOf: from, encoding: .utf8)
            try Self.replace(words, in: text).write(to: to, atomically: true, encoding: .utf8)
        }
    }

    private static func replace(_ words: [(String, String)], in text: String) -> String {
        words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    /// The way from one folder to another: relative where they share more than the root.
    private static func path(from folder: String, to other: String) -> String {
        let (own, goal) = (folder.split(separator: "/"), other.split(separator: "/"))
        let shared = zip(own, goal).prefix { $0 == $1 }.count
        guard shared > 1 else { return other }
        return (own.dropFirst(shared).map { _ in ".." } + goal.dropFirst(shared)).joined(separator: "/")
    }
}
