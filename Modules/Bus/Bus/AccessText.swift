import Foundation
import Messages

/// An ``Access`` as it stands in a request's attributes: its JSON as text.
enum AccessText {
    static func write(_ access: Access) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A value of texts always has a JSON form; an empty text is refused by `read`.
        return (try? encoder.encode(access)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    static func read(_ text: String) throws(Problem) -> Access {
        do {
            return try JSONDecoder().decode(Access.self, from: Data(text.utf8))
        } catch {
            throw Problem(
                "bus.bad-access",
                .forbidden,
                "What the asker may see and do cannot be read.",
                remedy: "Send 'access' as docs/protocol.md writes it, or leave it out within the installation."
            )
        }
    }
}
