import Foundation
import Ledger
import Messages

/// Checks every log of a data folder when no host runs.
public enum OfflineVerify {
    /// Takes the folder's lock and checks each module's log.
    ///
    /// - Parameters:
    ///   - data: The data folder.
    ///   - progress: Gets a module's name, the sequence reached and the head, from time to time.
    /// - Returns: What was found, by module.
    /// - Throws: ``Problem`` `host.locked` when a host runs, `host.no-data` when there is no log.
    public static func run(
        data: String,
        progress: (String, UInt64, UInt64) -> Void = { _, _, _ in }
    ) throws -> [String: VerifyReport] {
        let folder = DataFolder(path: data)
        let modules = folder.modules()
        guard !modules.isEmpty else {
            throw Problem(
                "host.no-data",
                .invalid,
                "'\(folder.path)' holds no module's log.",
                remedy: "Name the data folder with --data."
            )
        }
        let lock = try DataLock(folder)
        defer { withExtendedLifetime(lock) {} }
        var reports: [String: VerifyReport] = [:]
        for module in modules {
            let store = try SQLiteStore(path: folder.database(of: module))
            defer { try? store.close() }
            reports[module] = try store.verifyLog { progress(module, $0, $1) }
        }
        return reports
    }
}
