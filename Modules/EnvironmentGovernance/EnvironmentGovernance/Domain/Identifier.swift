/// Ids: lower-case letters, digits and dashes, beginning with a letter or a digit.
enum Identifier {
    /// The longest id, in characters.
    static let limit = 64

    /// What an id must look like, for messages.
    static let expected = "an id of lower-case letters, digits and dashes, at most \(limit) characters"

    /// Whether the text is an id.
    static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count <= limit else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }
}
