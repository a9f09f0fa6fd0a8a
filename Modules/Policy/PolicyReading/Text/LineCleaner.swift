/// Makes one line readable: half width, no stray blanks, no invisible signs.
struct LineCleaner {
    private var plain: [Unicode.Scalar] = []
    private var shown: [Unicode.Scalar] = []
    private var blanks: [Unicode.Scalar] = []
    private var quoteIsOpen = false

    /// Cleans a line.
    static func clean(_ raw: some Sequence<Unicode.Scalar>) -> (plain: [Unicode.Scalar], shown: [Unicode.Scalar]) {
        var cleaner = LineCleaner()
        for scalar in raw { cleaner.take(scalar) }
        cleaner.dropSpacedGaps()
        return (cleaner.plain, cleaner.shown)
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        if Self.isInvisible(scalar) { return }
        if Self.isBlank(scalar) {
            if blanks.count < 4 { blanks.append(scalar) }
            return
        }
        let folded = fold(scalar)
        if !blanks.isEmpty {
            if let gap = gap(before: folded) { put(gap, gap) }
            blanks.removeAll(keepingCapacity: true)
        }
        put(folded, scalar)
    }

    private mutating func put(_ scalar: Unicode.Scalar, _ original: Unicode.Scalar) {
        plain.append(scalar)
        shown.append(original)
    }

    /// What stays of the blanks before a scalar: a wide gap parts columns, one blank between words means nothing.
    private func gap(before next: Unicode.Scalar) -> Unicode.Scalar? {
        guard let last = plain.last else { return nil }
        if blanks.count > 1 || blanks[0] == "\t" || blanks[0] == "\u{3000}" {
            return last.endsClause || next.endsClause ? nil : "\t"
        }
        if last.isDigit, next.isDigit { return joinsDigits ? nil : "\t" }
        if last.isLatin || last.isDigit, next.isLatin { return " " }
        if last.isDigit || last == ".", isNumbering { return "\t" }
        if next.isHan, !next.isChineseDigit, plain.count <= 3, plain.allSatisfy(Self.counting.contains) { return "\t" }
        return nil
    }

    /// The digits of `一 总体要求`: a number with a blank for its sign.
    private static let counting: Set<Unicode.Scalar> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    /// Whether the line so far is nothing but a decimal number of a heading (`1.2`).
    private var isNumbering: Bool {
        plain.count <= 8 && plain[0].isDigit && plain.allSatisfy { $0.isDigit || $0 == "." }
    }

    /// Digits that a blank broke apart: `2 0 2 5`, `20 25`, `1 200`; columns of figures are longer or stand alone.
    private var joinsDigits: Bool {
        let run = plain.reversed().prefix { $0.isDigit }.count
        guard run <= 3, run < plain.count else { return false }
        // 2022-05-19 14:17: a date and the time of day.
        let before = plain[plain.count - run - 1]
        return before != "-" && before != "/" && before != ":"
    }

    /// Words that somebody spaced out (`责　任　单　位`) are put together again.
    private mutating func dropSpacedGaps() {
        let gaps = plain.indices.filter { plain[$0] == "\t" }
        guard gaps.count > 0, gaps.count < 200 else { return }
        var dropped: Set<Int> = []
        for (index, gap) in gaps.enumerated() {
            let before = index > 0 ? gaps[index - 1] : -1
            let after = index + 1 < gaps.count ? gaps[index + 1] : plain.count
            let left = plain[(before + 1)..<gap], right = plain[(gap + 1)..<after]
            let isLabel = Self.spacedWords.contains((left + right).string)
            let isSpaced = left.count == 1 && right.count <= 2 && gaps.count >= 2 && left.allSatisfy(\.isHan)
            if isLabel || isSpaced && right.first?.isHan == true { dropped.insert(gap) }
        }
        guard !dropped.isEmpty else { return }
        plain = plain.indices.filter { !dropped.contains($0) }.map { plain[$0] }
        shown = shown.indices.filter { !dropped.contains($0) }.map { shown[$0] }
    }

    private static let spacedWords: Set<String> = ["附件", "附表", "组长:", "成员:", "组长", "成员", "目录", "序言", "前言", "附则", "总则"]

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD, 0x202A...0x202E, 0xFE0F, 0...8, 0xE...0x1F, 0x7F: true
        default: false
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x0B, 0x0C, 0x0D, 0xA0, 0x3000, 0x2000...0x200A, 0x202F, 0x205F, 0x2028, 0x2029: true
        default: false
        }
    }

    private mutating func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "〔", "［", "[", "【", "（", "﹝", "〖", "｛", "〈": return "("
        case "〕", "］", "]", "】", "）", "﹞", "〗", "｝", "〉": return ")"
        case "—", "–", "－", "‐", "‑", "−", "―", "─", "━": return "-"
        case "〜", "～", "∼": return "~"
        case "|", "｜", "│", "┃": return "\t"
        case "．": return "."
        case "﹑", "､", "｡": return scalar == "｡" ? "。" : "、"
        case "○", "◯", "О", "Ｏ": return "〇"
        case "；": return ";"
        case "「", "『", "〝", "＂", "\"", "”", "“", "」", "』", "〞": return quote(scalar)
        default:
            guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
            return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        }
    }

    /// Straight quotes open and close in turn.
    private mutating func quote(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "“", "「", "『", "〝": return "“"
        case "”", "」", "』", "〞": return "”"
        default:
            quoteIsOpen.toggle()
            return quoteIsOpen ? "“" : "”"
        }
    }
}
