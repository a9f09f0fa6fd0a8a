import Foundation
import Glibc
import PluginLoading

/// The places where plugins are dropped in.
///
/// They are looked at again and again, and not watched by inotify: a look sees what was there before us and what
/// another machine put on a shared disk, needs no descriptors, and loses nothing to a full queue.
struct PluginFolders: Sendable {
    /// Where plugins' folders lie; what comes first is taken first.
    let places: [String]

    /// The folders in all places.
    ///
    /// Names that begin with a dot are being made, and folders without a manifest are something else (SwiftPM keeps
    /// some beside the built plugins): they are passed over. A place that is not there has no folders. A place that
    /// cannot be read just now keeps those of the last look, so that a fault of the disk removes no plugin.
    ///
    /// - Parameter last: What the last look found.
    /// - Returns: By place, then by name.
    func look(after last: [SeenFolder]) -> [SeenFolder] {
        places.flatMap { place in
            (try? folders(in: place)) ?? last.filter { $0.path.hasPrefix(place + "/") }
        }
    }

    private func folders(in place: String) throws -> [SeenFolder] {
        try names(in: place).compactMap { name in
            let path = "\(place)/\(name)"
            guard let facts = try facts(of: path), facts.isFolder,
                try self.facts(of: "\(path)/\(PluginManifestFile.name)") != nil
            else { return nil }
            return SeenFolder(path: path, stamp: try stamp(of: path, facts))
        }
    }

    /// What a folder holds, in short: each file with its inode, length and time.
    private func stamp(of folder: String, _ own: stat) throws -> String {
        let files = try names(in: folder).compactMap { name in
            try facts(of: "\(folder)/\(name)").map { file in
                "\(name) \(file.st_ino) \(file.st_size) \(file.st_mtim.tv_sec).\(file.st_mtim.tv_nsec)"
            }
        }
        return (["\(own.st_ino)"] + files).joined(separator: "\n")
    }

    /// The names in a folder, sorted; none when it is not there.
    private func names(in folder: String) throws -> [String] {
        guard try facts(of: folder)?.isFolder == true else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// What is known of a file; `nil` when it is not there.
    private func facts(of path: String) throws -> stat? {
        var facts = stat()
        if stat(path, &facts) == 0 { return facts }
        guard errno == ENOENT || errno == ENOTDIR else { throw Unreadable() }
        return nil
    }

    /// Something is there and cannot be looked at.
    private struct Unreadable: Error {}
}

extension stat {
    fileprivate var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
