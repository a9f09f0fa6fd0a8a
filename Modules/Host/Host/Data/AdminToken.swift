import Foundation
import Gateway
import Messages

/// The token that opens the API: 256 random bits in `admin.token`, readable by the owner only.
enum AdminToken {
    /// Takes the token that is there, or makes one.
    ///
    /// - Throws: ``Problem`` `host.no-data` when it cannot be written.
    static func load(in folder: DataFolder) throws(Problem) -> String {
        let kept = FileManager.default.contents(atPath: folder.file("admin.token"))
        let text = kept.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
        if let text, text.count >= 32 { return text }
        let token = Secret().text
        try folder.write(Array((token + "\n").utf8), to: "admin.token", mode: 0o600)
        return token
    }
}
