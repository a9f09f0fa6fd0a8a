import Messages

/// Spreads a sentence that gives several values to several names: `A、B分别达到1万人和2万人`.
struct Distribution {
    private let paragraph: Paragraph

    init(_ paragraph: Paragraph) {
        self.paragraph = paragraph
    }

    /// Gives each figure of such a sentence its own name.
    func spread(_ figures: [FigureReader.Placed]) -> [FigureReader.Placed] {
        var result = figures
        for index in figures.indices where index + 1 < figures.count {
            let first = figures[index]
            // 分别 stands between the figure before and this one.
            let low =
                index > 0 && figures[index - 1].sentence == first.sentence
                ? figures[index - 1].raw.whole.upperBound : first.sentence.lowerBound
            let head = paragraph.text[min(low, first.raw.number)..<first.raw.number]
            guard head.suffix(16).contains("分别"), let name = name(before: first) else { continue }
            let parts = name.parts
            guard parts.count >= 2, index + parts.count <= figures.count else { continue }
            let group = Array(result[index..<(index + parts.count)])
            guard group.allSatisfy({ $0.sentence == first.sentence }) else { continue }
            for (offset, part) in parts.enumerated() {
                result[index + offset].figure.indicator = part + (offset < parts.count - 1 ? name.tail : "") + name.rate
                result[index + offset].figure.role = first.figure.role
                result[index + offset].figure.comparator = first.figure.comparator
                result[index + offset].figure.year = first.figure.year
                result[index + offset].figure.qualifier = first.figure.qualifier
            }
        }
        return result
    }

    /// The names before 分别, and the words that all but the last leave out.
    private func name(before first: FigureReader.Placed) -> (parts: [String], tail: String, rate: String)? {
        let low = max(first.sentence.lowerBound, first.raw.number - Mood.reach)
        let text = paragraph.text[low..<first.raw.number]
        guard let apart = text.indices.last(where: { text.has("分别", at: $0) }) else { return nil }
        let start = text[..<apart].lastIndex { $0 == "," || $0 == ":" }.map { $0 + 1 } ?? text.startIndex
        let whole = Indicators.stripped(text[start..<apart])
        var parts = whole.cut { $0 == "、" }
        if let last = parts.popLast() { parts += ListWalk.splitLast(last) }
        guard parts.count >= 2, let last = parts.last else { return nil }
        // 城镇、农村居民收入分别增长6%和7%: the rate is of each.
        let rate = Indicators.rate(text[(apart + 2)...].prefix { !$0.isDigit && $0 != "," })
        // 职工、居民基本养老保险参保人数: the tail is what the last name has more.
        let tail = last.count > parts[0].count + 2 ? last.dropFirst(parts[0].count) : []
        let isWhole = parts[0].count >= 5
        return (parts.map(paragraph.show), isWhole ? "" : paragraph.show(tail), rate)
    }
}
