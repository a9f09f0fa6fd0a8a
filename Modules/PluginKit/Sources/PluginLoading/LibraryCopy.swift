import Foundation
import PluginKit

/// The copy of a plugin's library that is loaded, checked against the manifest's digest.
struct LibraryCopy {
    /// Where it is.
    let path: String

    /// The largest library that is read, in bytes.
    static let longest = 256 << 20

    /// Reads the library, checks it and copies it, unless the same copy is there already.
    ///
    /// - Throws: ``PluginFault`` with the code `manifest`, `library` or `digest`.
    init(
        of manifest: PluginManifest,
        in folder: String,
        copies: String,
        digest: ([UInt8]) -> String
    ) throws(PluginFault) {
        guard let library = manifest.library else {
            throw PluginFault(.manifest, "'\(manifest.id)' is data only: its manifest names no library.")
        }
        let original = "\(folder)/\(library.file)"
        let bytes = try Self.read(original)
        let found = digest(bytes)
        guard found == library.sha256 else {
            throw PluginFault(
                .digest,
                "'\(original)' has the SHA-256 \(found), the manifest says \(library.sha256). Build the plugin again."
            )
        }
        let place = "\(copies)/\(manifest.id)-\(manifest.version)-\(found.prefix(8))"
        path = "\(place)/\(library.file)"
        if let there = try? Self.read(path), digest(there) == found { return }
        try Self.write(bytes, to: path, in: place)
    }

    private static func read(_ path: String) throws(PluginFault) -> [UInt8] {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        guard let size, size <= longest, let data = FileManager.default.contents(atPath: path) else {
            throw PluginFault(
                .library,
                "'\(path)' cannot be read, or is larger than \(longest >> 20) MiB. Build the plugin again."
            )
        }
        return Array(data)
    }

    /// Writes beside and renames: a copy that is loaded is never written into.
    private static func write(_ bytes: [UInt8], to path: String, in folder: String) throws(PluginFault) {
        let unfinished = "\(path).\(UInt64.random(in: .min ... .max))"
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try Data(bytes).write(to: URL(filePath: unfinished))
        } catch {
            throw PluginFault(.library, "'\(path)' cannot be written: \(error). Look at the data folder's permissions.")
        }
        guard rename(unfinished, path) == 0 else {
            throw PluginFault(.library, "'\(path)' cannot be written: \(String(cString: strerror(errno))).")
        }
    }
}
