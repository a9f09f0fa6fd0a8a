import Foundation
import Messages
import RegistryMessages

/// Attributes as texts: what a ``FieldChange`` carries, and what tables keep.
enum AttributeText {
    /// Attributes that a town may have at most.
    static let limit = 64

    /// A value as JSON; always the same text for the same value.
    static func write(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    /// A value that was written so; `nil` when the text is none.
    static func read(_ text: String) -> AttributeValue? {
        try? JSONDecoder().decode(AttributeValue.self, from: Data(text.utf8))
    }

    /// The attributes of a town in one text; `nil` when that is none.
    static func readAll(_ text: String) -> [String: AttributeValue]? {
        try? JSONDecoder().decode([String: AttributeValue].self, from: Data(text.utf8))
    }

    /// What is wrong with the names of attributes.
    static func check(_ names: some Collection<String>, at place: String, _ faults: inout Faults) {
        faults.require(names.count <= limit, place, "expected at most \(limit) attributes, found \(names.count)")
        for name in names.sorted() {
            let message = "expected letters and digits, beginning with a letter, at most 64, found '\(name)'"
            faults.require(isName(name), place, message)
        }
    }

    /// What becomes of attributes when they are given.
    static func changes(_ attributes: [String: AttributeValue]?) -> [FieldChange] {
        (attributes ?? [:]).sorted { $0.key < $1.key }.map { FieldChange(.attribute, key: $0, to: write($1)) }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}
