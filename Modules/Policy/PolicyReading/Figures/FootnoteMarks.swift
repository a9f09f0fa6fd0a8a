/// Footnote numbers that copying left in the text: `“四新” 14 经济`, `智慧农业[3]`.
struct FootnoteMarks {
    /// A mark.
    struct Mark: Hashable, Sendable {
        let value: Int
        let line: Int
        let phrase: String
    }

    /// The marks of a document, in order.
    static func marks(in paragraphs: [Paragraph], skipping: Set<Int>) -> [Mark] {
        var candidates: [Mark] = []
        for (index, paragraph) in paragraphs.enumerated() where !skipping.contains(index) {
            candidates += self.candidates(paragraph)
        }
        // Footnotes count up through a document; numbers that do not are something else.
        guard candidates.count > 0 else { return [] }
        var best: [Mark] = []
        var chain: [Mark] = []
        for mark in candidates {
            if let last = chain.last, mark.value <= last.value || mark.value > last.value + 6 {
                if mark.value <= last.value { continue }
                if chain.count > best.count { best = chain }
                chain = []
            }
            chain.append(mark)
        }
        if chain.count > best.count { best = chain }
        guard best.count >= 2 || best.first?.value == 1 else { return [] }
        return filled(best, paragraphs, skipping)
    }

    /// Marks behind plain words are certain only where just their number is missing between two others.
    private static func filled(_ marks: [Mark], _ paragraphs: [Paragraph], _ skipping: Set<Int>) -> [Mark] {
        var all = marks
        for (before, after) in zip(marks, marks.dropFirst()) where after.value > before.value + 1 {
            for value in (before.value + 1)..<after.value {
                let found = paragraphs.indices.lazy.filter { index in
                    !skipping.contains(index) && paragraphs[index].lastLine >= before.line
                        && paragraphs[index].line <= after.line
                }.compactMap { loose(value, paragraphs[$0]) }.first
                if let found { all.append(found) }
            }
        }
        return all.sorted { ($0.value, $0.line) < ($1.value, $1.line) }
    }

    /// A bare number between a word and a sign: `战略 13，`.
    private static func loose(_ value: Int, _ paragraph: Paragraph) -> Mark? {
        let text = paragraph.text
        let digits = Word("\(value)")
        guard let place = text.first(of: digits), place > text.startIndex, text[place - 1].isHan else { return nil }
        let end = place + digits.count
        guard end < text.endIndex, text[end].endsClause || text[end].isHan,
            UnitWords.length(at: end, of: text) == nil, text[end] != "年", text[end] != "月"
        else { return nil }
        let low = max(text.startIndex, place - 10)
        let phrase = paragraph.phrase(low..<min(text.endIndex, end + 4))
        return Mark(value: value, line: paragraph.line(at: place), phrase: phrase)
    }

    /// Whether a figure stands right behind a quote and has no unit of its own: a footnote and no figure.
    static func isMark(_ raw: RawFigure, in text: Text) -> Bool {
        guard raw.unit.isEmpty, raw.whole.lowerBound > text.startIndex else { return false }
        return text[raw.whole.lowerBound - 1] == "”"
    }

    private static func candidates(_ paragraph: Paragraph) -> [Mark] {
        let text = paragraph.text
        var found: [Mark] = []
        for place in text.indices where text[place].isDigit && place > text.startIndex {
            let before = text[place - 1]
            guard before == "”" || before == "(" || before == "》" else { continue }
            let digits = text[place...].prefix(4).prefix(while: \.isDigit)
            guard digits.count <= 3, let value = Int(digits.string), value > 0 else { continue }
            let end = digits.endIndex
            let isBracketed = before == "("
            if isBracketed {
                guard end < text.endIndex, text[end] == ")",
                    paragraph.shown[place - 1] == "[" || paragraph.shown[place - 1] == "［"
                else { continue }
            } else if end < text.endIndex {
                let next = text[end]
                if next.isLatin || next == "." || next == "%" || next == "-" || next == "+" || next == "/" { continue }
                if UnitWords.length(at: end, of: text) != nil, next != "系" { continue }
                if next == "年" || next == "月" || next == "余" || next == "多" || next == "号" { continue }
            }
            let low = max(text.startIndex, place - 10)
            found.append(
                Mark(
                    value: value,
                    line: paragraph.line(at: place),
                    phrase: paragraph.phrase(low..<min(text.endIndex, end + 4))
                )
            )
        }
        return found
    }
}
