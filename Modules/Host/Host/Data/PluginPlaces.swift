import Foundation

/// Where plugins are looked for.
enum PluginPlaces {
    /// The folders that plugins are dropped into.
    ///
    /// - Parameters:
    ///   - composition: What runs; the places that it names, if any, are all.
    ///   - executable: The path of the running executable.
    ///   - folder: The data folder.
    /// - Returns: Paths; without a word of the composition the built plugins beside the executable, and last the one in
    ///   the data folder.
    static func find(_ composition: Composition, _ executable: String, _ folder: DataFolder) -> [String] {
        if let named = composition.plugins {
            return named.map { URL(filePath: $0).standardizedFileURL.path(percentEncoded: false) }.map(withoutSlash)
        }
        return [built(executable), folder.file("plugins")].compactMap { $0 }
    }

    /// The plugins that were built with the executable, which is in `.build/TRIPLE/CONFIGURATION`.
    private static func built(_ executable: String) -> String? {
        let place = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        guard place.lastPathComponent.hasPrefix(".build") || exists(place.appending(path: "plugins")) else {
            return nil
        }
        return withoutSlash(place.appending(path: "plugins").path(percentEncoded: false))
    }

    private static func exists(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.path(percentEncoded: false))
    }

    private static func withoutSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
