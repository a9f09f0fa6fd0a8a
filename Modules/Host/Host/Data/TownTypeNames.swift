import Foundation
import PluginMessages

/// What the plugins call their town types, read off their folders where no catalogue of plugins runs.
enum TownTypeNames {
    /// What a `plugin.json` says of its type.
    private struct Manifest: Decodable {
        var townType: PluginDescription.TownType
    }

    /// Reads the names; nothing is loaded, and a folder that is no plugin's says nothing.
    ///
    /// - Parameter places: The folders that plugins are dropped into.
    /// - Returns: The types, by id, each once.
    static func read(_ places: [String]) -> [PluginDescription.TownType] {
        var found: [String: PluginDescription.TownType] = [:]
        for place in places {
            for folder in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] {
                let bytes = FileManager.default.contents(atPath: "\(place)/\(folder)/plugin.json") ?? Data()
                guard let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes) else { continue }
                found[manifest.townType.id] = manifest.townType
            }
        }
        return found.values.sorted { $0.id < $1.id }
    }
}
