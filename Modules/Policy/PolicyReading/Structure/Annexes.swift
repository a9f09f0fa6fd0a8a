/// Where the parts of a document begin: the text itself, what it hands down, its annexes.
enum Annexes {
    /// A line that begins an annex or names one.
    struct Mark {
        /// Its number; `nil` when it has none.
        let number: Int?
        /// What stands behind the number.
        let title: Text
    }

    /// Whether a line is `附件`, `附件1`, `附表2：…`.
    static func isMark(_ text: Text) -> Bool { mark(text) != nil }

    /// A title without the word for annexes that stands before it.
    static func bare(_ text: Text) -> Text {
        guard let word = words.begins(text), text.count > word.count else { return text }
        let rest = text[(text.startIndex + word.count)...].drop { $0.isDigit || $0.isChineseDigit }
        return rest.drop { $0.isBlank || ":.、-".unicodeScalars.contains($0) }
    }

    static func mark(_ text: Text) -> Mark? {
        var rest = text.trimmed
        if rest.first == "(", let close = rest.close(of: rest.startIndex), close == rest.endIndex - 1 {
            rest = rest[(rest.startIndex + 1)..<close]
        }
        guard let word = words.begins(rest) else { return nil }
        rest = rest[(rest.startIndex + word.count)...]
        let digits = rest.trimming(\.isBlank).prefix { $0.isDigit || $0.isChineseDigit }
        var number = ChineseDigits.small(digits)
        if digits.endIndex < rest.endIndex, rest[digits.endIndex] == "个" { return nil }
        if number != nil { rest = rest[digits.endIndex...] }
        rest = rest.trimmed
        guard let first = rest.first else { return Mark(number: number, title: rest) }
        let hasSign = first == ":" || first == "." || first == "、" || first == "-"
        guard hasSign || word.scalars.last == ":" || number != nil && text.count < 60 else { return nil }
        var title = hasSign ? rest.dropFirst() : rest
        if let marker = Marker.read(title), marker.style == .arabic {
            number = number ?? marker.value
            title = title[marker.end...]
        }
        return Mark(number: number, title: title.trimmed)
    }

    private static let words: Words = ["附件", "附表", "附录", "附:"]
}
