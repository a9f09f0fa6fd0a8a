import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A lock beside a file, held until it is given back or the process ends, whatever way it ends.
final class FileLock: Sendable {
    private let descriptor: CInt

    private init(descriptor: CInt) {
        self.descriptor = descriptor
    }

    /// Takes the lock.
    ///
    /// - Parameter path: The file; the lock is `path` and `.lock`, and holds the owner's process number.
    /// - Returns: The lock. It is given back when it is let go.
    /// - Throws: ``LedgerError/locked(path:holder:)``, ``LedgerError/database(_:)`` when the folder cannot be written.
    static func take(_ path: String) throws(LedgerError) -> FileLock {
        let name = path + ".lock"
        let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw .database(DatabaseFault(kind: .readOnly, code: Int(errno), message: "\(name): \(reason)"))
        }
        // From here on the descriptor has one owner, so that it is closed once.
        let lock = FileLock(descriptor: descriptor)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw .locked(path: path, holder: lock.holder)
        }
        let number = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, number, number.count, 0)
        return lock
    }

    /// Gives the lock back.
    deinit {
        _ = close(descriptor)
    }

    /// The process number in the file.
    private var holder: String {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let number = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).prefix(while: \.isNumber)
        return number.isEmpty ? "unknown" : String(number)
    }
}
