import Foundation
import PluginKit

/// Reads `plugin.json`: its shape, then what its parts say of each other.
///
/// Every fault is named, not only the first.
public enum PluginManifestFile {
    /// The file's name in a plugin's folder.
    public static let name = "plugin.json"
    /// The longest file that is read, in bytes.
    public static let longest = 1 << 20

    /// Reads a manifest.
    ///
    /// Keys that may be missing (`attributes`, `indicators`, `tasks`, `thresholds`, `hears`, `cards`) count as empty.
    ///
    /// - Parameter bytes: The file's content.
    /// - Returns: The manifest, with nothing left out.
    /// - Throws: ``PluginFault`` with the code `manifest` and every place at fault, or `abi`.
    public static func read(_ bytes: [UInt8]) throws(PluginFault) -> PluginManifest {
        guard bytes.count <= longest else {
            throw PluginFault(.manifest, "\(name) is longer than \(longest >> 20) MiB.")
        }
        let value: JSONValue
        do {
            value = try PluginJSON.read(JSONValue.self, from: bytes)
        } catch {
            throw PluginFault(.manifest, "\(name): \(error.text)", places: error.places)
        }
        try refuse(ManifestShape.whole.faults(in: value))
        let manifest: PluginManifest
        do {
            manifest = try PluginJSON.read(PluginManifest.self, from: PluginJSON.bytes(of: filled(value)))
        } catch {
            throw PluginFault(.manifest, "\(name): \(error.text)", places: error.places)
        }
        try refuse(ManifestRules.faults(in: manifest))
        try PluginTable.checkVersion(manifest.abi.major, manifest.abi.minor, of: manifest.id)
        return manifest
    }

    private static func refuse(_ places: [PluginFault.Place]) throws(PluginFault) {
        guard places.isEmpty else {
            throw PluginFault(.manifest, "\(name) has \(places.count) faults; mend every place named.", places: places)
        }
    }

    /// The manifest with nothing left out.
    private static func filled(_ value: JSONValue) -> JSONValue {
        var members = value.object ?? [:]
        for key in ["indicators", "tasks", "thresholds", "hears", "cards"] where members[key] ?? .null == .null {
            members[key] = .list([])
        }
        if members["attributes"] ?? .null == .null { members["attributes"] = .object(["type": .text("object")]) }
        return .object(members)
    }
}

extension PluginManifest {
    /// Reads the manifest of a plugin's folder.
    ///
    /// - Parameter folder: The folder of the built plugin.
    /// - Returns: The manifest, with nothing left out.
    /// - Throws: ``PluginFault`` with the code `manifest` and every place at fault, or `abi`.
    public static func read(_ folder: String) throws(PluginFault) -> PluginManifest {
        let path = "\(folder)/\(PluginManifestFile.name)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PluginFault(.manifest, "'\(path)' cannot be read. Is '\(folder)' the folder of a built plugin?")
        }
        return try PluginManifestFile.read(Array(data))
    }
}
