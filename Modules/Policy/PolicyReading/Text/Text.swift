/// A stretch of text as scalars: cheap to compare and to cut, whatever marks are piled on one another in it.
typealias Text = ArraySlice<Unicode.Scalar>

/// A word that is looked for.
struct Word: ExpressibleByStringLiteral, Sendable, Hashable {
    let scalars: [Unicode.Scalar]

    init(stringLiteral text: String) {
        scalars = Array(text.unicodeScalars)
    }

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    var count: Int { scalars.count }
    var string: String { scalars[...].string }
}

/// Words that are looked for together; the longest one counts.
struct Words: ExpressibleByArrayLiteral, Sendable {
    private var byFirst: [Unicode.Scalar: [Word]] = [:]
    private var byLast: [Unicode.Scalar: [Word]] = [:]

    init(arrayLiteral words: Word...) {
        self.init(words)
    }

    init(_ words: [Word]) {
        for word in words.sorted(by: { $0.count > $1.count }) {
            guard let first = word.scalars.first, let last = word.scalars.last else { continue }
            byFirst[first, default: []].append(word)
            byLast[last, default: []].append(word)
        }
    }

    /// Words that stand in one text, parted by spaces.
    init(_ text: String) {
        self.init(text.split(separator: " ").map { Word(String($0)) })
    }

    /// All of the words.
    var all: [Word] { byFirst.values.flatMap(\.self) }

    /// The word that stands at a place.
    func at(_ place: Int, of text: Text) -> Word? {
        guard place < text.endIndex, let words = byFirst[text[place]] else { return nil }
        return words.first { text.has($0, at: place) }
    }

    /// The word that the text begins with.
    func begins(_ text: Text) -> Word? { at(text.startIndex, of: text) }

    /// The word that the text ends with.
    func ends(_ text: Text) -> Word? {
        guard let last = text.last, let words = byLast[last] else { return nil }
        return words.first { text.hasSuffix($0) }
    }

    /// The first place of any of the words.
    func first(in text: Text, from start: Int? = nil) -> (place: Int, word: Word)? {
        var place = start ?? text.startIndex
        while place < text.endIndex {
            if let word = at(place, of: text) { return (place, word) }
            place += 1
        }
        return nil
    }

    /// Whether any of the words stands in the text.
    func stand(in text: Text) -> Bool { first(in: text) != nil }
}

extension ArraySlice where Element == Unicode.Scalar {
    /// The text as a string.
    var string: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }

    /// Whether a word stands at a place.
    func has(_ word: Word, at place: Int) -> Bool {
        guard place >= startIndex, place + word.count <= endIndex else { return false }
        for offset in 0..<word.count where self[place + offset] != word.scalars[offset] { return false }
        return true
    }

    func hasPrefix(_ word: Word) -> Bool { has(word, at: startIndex) }

    func hasSuffix(_ word: Word) -> Bool { has(word, at: endIndex - word.count) }

    /// The first place of a word.
    func first(of word: Word, from start: Int? = nil) -> Int? {
        var place = start ?? startIndex
        while place + word.count <= endIndex {
            if has(word, at: place) { return place }
            place += 1
        }
        return nil
    }

    func contains(_ word: Word) -> Bool { first(of: word) != nil }

    /// The text without blanks at its ends.
    var trimmed: Text { trimming { $0.isBlank } }

    /// The text without the scalars at its ends that a test picks.
    func trimming(_ drop: (Unicode.Scalar) -> Bool) -> Text {
        var (low, high) = (startIndex, endIndex)
        while low < high, drop(self[low]) { low += 1 }
        while high > low, drop(self[high - 1]) { high -= 1 }
        return self[low..<high]
    }

    /// The text cut at scalars that a test picks, brackets and quotes kept whole.
    func cut(where isEnd: (Unicode.Scalar) -> Bool) -> [Text] {
        var (parts, depth, start): ([Text], Int, Int) = ([], 0, startIndex)
        for place in indices {
            switch self[place] {
            case "(", "《", "“": depth += 1
            case ")", "》", "”": depth = Swift.max(0, depth - 1)
            case let scalar where depth == 0 && isEnd(scalar):
                parts.append(self[start..<place])
                start = place + 1
            default: break
            }
        }
        return parts + [self[start..<endIndex]]
    }

    /// The place of the bracket that closes the one at `open`; `nil` when none does.
    func close(of open: Int, within limit: Int = 4000) -> Int? {
        var depth = 0
        for place in open..<Swift.min(endIndex, open + limit) {
            if self[place] == "(" { depth += 1 }
            if self[place] == ")" {
                depth -= 1
                if depth == 0 { return place }
            }
        }
        return nil
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { ("0"..."9").contains(self) }
    var isLatin: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    /// A Chinese character.
    var isHan: Bool {
        (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || (0x20000...0x3134F).contains(value)
    }
    /// A blank or the separator that stands for a wide gap.
    var isBlank: Bool { self == " " || self == "\t" }
    /// A digit of a Chinese number.
    var isChineseDigit: Bool { ChineseDigits.all.contains(self) }
    /// The end of a sentence.
    var endsSentence: Bool { self == "。" || self == "!" || self == "?" }
    /// The end of a clause: everything in half width that the reader folds.
    var endsClause: Bool { self == "," || self == ";" || self == ":" || endsSentence }
}

enum ChineseDigits {
    static let all: Set<Unicode.Scalar> = [
        "〇", "零", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿",
    ]

    /// A small number in Chinese or Arabic digits, as markers and counts have it.
    static func small(_ text: Text) -> Int? {
        guard !text.isEmpty, text.count <= 9 else { return nil }
        if text.allSatisfy(\.isDigit) { return Int(text.string) }
        var (total, digit, seen) = (0, 0, false)
        for scalar in text {
            switch scalar {
            case "百":
                total += max(1, digit) * 100
                digit = 0
            case "十":
                total += max(1, digit) * 10
                digit = 0
            default:
                guard let value = values[scalar] else { return nil }
                digit = seen && digit > 0 && total == 0 ? digit * 10 + value : value
            }
            seen = true
        }
        return total + digit
    }

    private static let values: [Unicode.Scalar: Int] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
}
