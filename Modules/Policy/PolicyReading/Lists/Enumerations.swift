import Messages

/// Lists inside sentences: `…、…和…四大平台`, `三项工作：一是…；二是…`, `“五好”`.
struct Enumerations {
    let paragraph: Paragraph
    let text: Text
    /// The paragraphs below, where what is counted may be told.
    let below: ArraySlice<Paragraph>
    private(set) var lists: [PolicyList] = []
    /// The places of numbers that count a list and are no figures.
    private(set) var counted: [Range<Int>] = []

    /// What was found: the names and whether the text leaves them open.
    typealias Named = (items: [Text], isOpen: Bool)

    init(_ paragraph: Paragraph, from start: Int = 0, below: ArraySlice<Paragraph> = []) {
        self.paragraph = paragraph
        self.below = below
        text = paragraph.text[start...]
        guard text.count < 200_000 else { return }
        var place = text.startIndex
        while place < text.endIndex {
            let scalar = text[place]
            if scalar.isDigit || scalar.isChineseDigit, let count = StatedCount.at(place, of: text) {
                if count.value > 1, let list = before(count) ?? behind(count) ?? ordinals(count) {
                    lists.append(list)
                    counted.append(count.whole)
                }
                place = count.whole.upperBound
            } else if scalar.isChineseDigit, let list = bare(at: place) {
                lists.append(list)
                place += 1
            } else if scalar == "“", let list = quoted(from: place) {
                lists.append(list.list)
                place = list.end
            } else {
                place += 1
            }
        }
    }

    /// A count that is far from what is named is a figure, and the names are something else.
    static func plausible(_ named: Int, _ stated: Int, isOpen: Bool) -> Bool {
        if isOpen { return named <= stated + 1 }
        return named == stated || abs(named - stated) <= max(1, min(3, stated / 4)) && min(named, stated) >= 3
    }

    // MARK: Making

    func list(_ items: [Text], name: Range<Int>, _ stated: Int, _ isOpen: Bool = false) -> PolicyList {
        let low = items.first?.startIndex ?? name.lowerBound
        let high = max(name.upperBound, items.last?.endIndex ?? 0)
        let longest = items.dropFirst().map(\.count).max() ?? 0
        return PolicyList(
            name: paragraph.show(name),
            statedCount: stated,
            count: items.count,
            line: paragraph.line(at: name.lowerBound),
            form: .sentence,
            parent: nil,
            openEnded: isOpen,
            phrase: paragraph.phrase(min(low, name.lowerBound)..<high),
            items: items.enumerated().map { index, item in
                PolicyList.Item(
                    number: index + 1,
                    name: paragraph.show(index == 0 ? ItemText.first(item, longest) : ItemText.bare(item)),
                    tags: [],
                    line: paragraph.line(at: item.startIndex)
                )
            }
        )
    }

    /// The same for names that stand in a paragraph below.
    func list(_ items: [Text], in home: Paragraph, name: Range<Int>, _ stated: Int) -> PolicyList {
        PolicyList(
            name: paragraph.show(name),
            statedCount: stated,
            count: items.count,
            line: paragraph.line(at: name.lowerBound),
            form: .sentence,
            parent: nil,
            openEnded: false,
            phrase: home.phrase(items[0].startIndex..<items[items.count - 1].endIndex),
            items: items.enumerated().map { index, item in
                PolicyList.Item(
                    number: index + 1,
                    name: home.show(ItemText.bare(item)),
                    tags: [],
                    line: home.line(at: item.startIndex)
                )
            }
        )
    }
}
