import Foundation
import Testing

/// Finds words in a text: an id only where no longer one stands.
struct Finder {
    private let text: Data
    private let isShort: Bool

    init(_ text: String) {
        self.text = Data(text.utf8)
        isShort = text.isEmpty
    }

    func has(_ word: String) -> Bool {
        guard !isShort else { return false }
        let bytes = Data(word.utf8)
        var start = text.startIndex
        while let range = text.range(of: bytes, in: start..<text.endIndex) {
            let before = range.lowerBound > text.startIndex ? text[range.lowerBound - 1] : 0
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : 0
            if !(Self.isOfID(before) && Self.isOfID(bytes.first ?? 0))
                && !(Self.isOfID(after) && Self.isOfID(bytes.last ?? 0))
            {
                return true
            }
            start = range.lowerBound + 1
        }
        return false
    }

    func all(of words: Set<String>) -> [String] { words.filter(has).sorted() }

    private static func isOfID(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

/// JSON without a shape.
enum JSONFile {
    static func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    static func text(_ value: [String: Any]) -> String {
        (try? JSONSerialization.data(withJSONObject: value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
