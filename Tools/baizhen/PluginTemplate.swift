import Foundation
import Messages

/// The plugin that new ones begin from.
struct PluginTemplate {
    private let source: SourceTemplate

    /// The root of the checkout.
    var root: String { source.root }

    /// Finds the template in the checkout that the command was built in.
    ///
    /// - Parameter executable: The path of this program.
    /// - Throws: ``Problem`` `client.no-template`.
    init(from executable: String) throws(Problem) {
        source = try SourceTemplate("Tools/plugins/template", from: executable)
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
        try SourceTemplate.check(name, for: "a plugin", like: "ForestTown", taken: "TemplateTown")
        try SourceTemplate.checkFree(target.path, remedy: "Choose another name, or another folder with --into.")
        let id = SourceTemplate.id(of: name)
        let words = [
            ("TemplateTown", name), ("template-town", id),
            ("template-type", id.hasSuffix("-town") ? String(id.dropLast("-town".count)) : id),
            ("../../../Modules/PluginKit", Self.path(from: target.path, to: root + "/Modules/PluginKit")),
        ]
        try source.copy(to: target, replacing: words)
        return target.path
    }

    /// The way from one folder to another: relative where they share more than the root.
    private static func path(from folder: String, to other: String) -> String {
        let (own, goal) = (folder.split(separator: "/"), other.split(separator: "/"))
        let shared = zip(own, goal).prefix { $0 == $1 }.count
        guard shared > 1 else { return other }
        return (own.dropFirst(shared).map { _ in ".." } + goal.dropFirst(shared)).joined(separator: "/")
    }
}
