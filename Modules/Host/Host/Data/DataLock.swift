import Foundation
import Glibc
import Messages

/// The lock on a data folder.
///
/// It goes with the process, however that ends.
final class DataLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``Problem`` `host.locked` naming the holder.
    init(_ folder: DataFolder) throws(Problem) {
        let path = folder.file("lock")
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Problem(
                "host.no-data",
                .invalid,
                "'\(path)' cannot be opened: \(String(cString: strerror(errno))).",
                remedy: "Choose another folder with --data, or make this one writable."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(path)
            close(descriptor)
            throw Problem(
                "host.locked",
                .conflict,
                "The data folder '\(folder.path)' is in use by process \(holder).",
                remedy: "Stop that one, or choose another folder with --data."
            )
        }
        let text = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    deinit {
        close(descriptor)
    }

    private static func holder(_ path: String) -> String {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let pid = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return pid.isEmpty ? "(unknown)" : pid
    }
}
