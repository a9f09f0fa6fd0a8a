import ECommerceMessages
import Messages

/// What e-commerce requires besides.
extension Faults {
    mutating func requireName(_ text: String?, _ pointer: String) {
        requireText(text, pointer)
        require((text ?? "").utf8.count <= Code.textLimit, pointer, "is longer than \(Code.textLimit) bytes")
    }

    mutating func requireCode(_ text: String, _ pointer: String) {
        require(Code.isValid(text), pointer, "expected \(Code.expected), found '\(text.prefix(Code.limit))'")
    }

    mutating func requireDay(_ text: String?, _ pointer: String) {
        guard let text else { return }
        require(OfficialDate.isDay(text), pointer, "expected a day such as 2024-07-31, found '\(text.prefix(32))'")
    }

    /// Refuses when anything is wrong.
    func refuse(_ detail: String) throws {
        try refuse(ECommerceCode.invalid, detail, conflict: ECommerceCode.orderConflict)
    }
}

/// Ids as platforms and offices give them: ASCII letters, digits, `-`, `_` and `.`.
enum Code {
    /// The longest one, in characters.
    static let limit = 64
    /// The longest name, in bytes.
    static let textLimit = 300
    /// What one must look like, for messages.
    static let expected = "letters, digits, '-', '_' and '.', at most \(limit) characters"

    /// Whether the text is one.
    static func isValid(_ text: String) -> Bool {
        guard (1...limit).contains(text.utf8.count) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}
