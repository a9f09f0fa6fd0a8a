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

    /// Takes the lock.
    ///
    /// - Parameter path: The file; the lock is `path` and `.lock`, and holds the owner's process number.
    /// - Throws: ``LedgerError/locked(path:holder:)``, ``LedgerError/database(_:)`` when the folder cannot be written.
    init(of path: String) throws(LedgerError) {
        let name = path + ".lock"
        descriptor = Self.opened(name)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw .database(DatabaseFault(kind: .readOnly, code: Int(errno), message: "\(name): \(reason)"))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.content(of: descriptor)
            _ = Self.closed(descriptor)
            throw .locked(path: path, holder: holder)
        }
        let number = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, number, number.count, 0)
    }

    /// Gives the lock back.
    deinit {
        _ = Self.closed(descriptor)
    }

    private static func opened(_ name: String) -> CInt {
        open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    }

    private static func closed(_ descriptor: CInt) -> CInt {
        close(descriptor)
    }

    private static func content(of descriptor: CInt) -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        let number = text.prefix { $0.isNumber }
        return number.isEmpty ? "unknown" : String(number)
    }
}
