import Messages

/// `“四个一”` and what begins with 一 behind it.
extension Enumerations {
    /// How far behind its quote a list is looked for, and quotes that are looked at, at most.
    private static let reach = 1500
    private static let most = 200

    /// The list, told in the quote's own paragraph or the next.
    static func ones(_ paragraph: Paragraph, next: Paragraph?) -> PolicyList? {
        let text = paragraph.text
        for open in text.indices.lazy.filter({ text[$0] == "“" }).prefix(most) {
            guard let close = text[open...].prefix(8).firstIndex(of: "”"), close - open >= 3 else { continue }
            let inside = text[(open + 1)..<close]
            guard inside.last == "一", let value = ChineseDigits.small(inside.dropLast().prefix { $0.isChineseDigit }),
                value > 1
            else { continue }
            let name = paragraph.show(inside.startIndex..<inside.endIndex)
            let line = paragraph.line(at: open)
            let own = run(in: text[(close + 1)...].prefix(reach)).map { (paragraph, $0) }
            let other = next.flatMap { next in run(in: next.text.prefix(reach)).map { (next, $0) } }
            guard let (home, items) = own ?? other, abs(items.count - value) <= max(1, value / 4) else { continue }
            return PolicyList(
                name: name,
                statedCount: value,
                count: items.count,
                line: line,
                form: .sentence,
                parent: nil,
                openEnded: false,
                phrase: home.phrase((items[0].startIndex)..<(items[items.count - 1].endIndex)),
                items: items.enumerated().map { index, item in
                    PolicyList.Item(
                        number: index + 1,
                        name: home.show(item),
                        tags: [],
                        line: home.line(at: item.startIndex)
                    )
                }
            )
        }
        return nil
    }

    /// The first row of names that all begin with 一 and a measure word.
    private static func run(in text: Text) -> [Text]? {
        for place in text.indices where text[place] == "一" {
            guard let count = StatedCount.at(place, of: text), count.value == 1, !count.noun.isEmpty else { continue }
            let stop = text[place...].firstIndex { $0 == "。" || $0 == ";" || $0 == ":" } ?? text.endIndex
            let items = text[place..<stop].cut { $0 == "、" || $0 == "," }.prefix { $0.first == "一" }
            if items.count >= 2 { return Array(items) }
        }
        return nil
    }
}
