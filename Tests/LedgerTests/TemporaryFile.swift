import Foundation
import Ledger
import LedgerTestKit

/// A database file in a folder of its own that goes away with it.
final class TemporaryFile: Sendable {
    let path: String
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("registry.db").path
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The file as a place for stores.
    var place: StorePlace {
        StorePlace(persists: true) { [self] in try SQLiteStore(path: path) }
    }

    /// Another file beside it.
    func sibling(_ name: String) -> String {
        folder.appendingPathComponent(name).path
    }
}
