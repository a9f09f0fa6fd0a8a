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

    /// Quotes of one paragraph that are looked at, at most.
    private static let quoteLimit = 1000

    /// What was found: the names and whether the text leaves them open.
    typealias Named = (items: [Text], isOpen: Bool)

    init(_ paragraph: Paragraph, from start: Int = 0, below: ArraySlice<Paragraph> = []) {
        self.paragraph = paragraph
        self.below = below
        text = paragraph.text[start...]
        guard text.count < 200_000 else { return }
        var (place, quotes) = (text.startIndex, 0)
        var parts: [(count: StatedCount, list: PolicyList)] = []
        var wholes: [StatedCount] = []
        while place < text.endIndex {
            let scalar = text[place]
            if scalar.isDigit || scalar.isChineseDigit, let count = StatedCount.at(place, of: text) {
                if count.value > 1 {
                    if let list = before(count) ?? behind(count) ?? ordinals(count) ?? linesBelow(count) {
                        lists.append(list)
                        counted.append(count.whole)
                        parts.append((count, list))
                    } else if wholes.count < Self.quoteLimit {
                        wholes.append(count)
                    }
                }
                place = count.whole.upperBound
            } else if scalar == "《", let close = text[place...].prefix(80).firstIndex(of: "》") {
                // What stands in the name of a document is no list of this one.
                place = close + 1
            } else if scalar.isChineseDigit, let list = bare(at: place) {
                lists.append(list)
                place += 1
            } else if scalar == "“", quotes < Self.quoteLimit, let list = quoted(from: place, quotes) {
                quotes += 1
                // “两翼” that tells a part of “一核两翼三带” is no list of its own.
                if !lists.contains(where: { $0.name.count > list.list.name.count && $0.name.contains(list.list.name) })
                {
                    lists.append(list.list)
                }
                place = list.end
            } else {
                if scalar == "“" { quotes += 1 }
                place += 1
            }
        }
        addWholes(wholes, parts)
    }

    /// Counts whose things are told by `其中` behind them.
    private mutating func addWholes(_ wholes: [StatedCount], _ parts: [(count: StatedCount, list: PolicyList)]) {
        for count in wholes {
            guard let list = sum(count, parts) ?? shares(count) else { continue }
            lists.insert(list, at: 0)
            counted.append(count.whole)
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
                    name: paragraph.show(index == 0 ? ItemText.first(item, longest) : ItemText.plain(item)),
                    tags: [],
                    line: paragraph.line(at: item.startIndex)
                )
            }
        )
    }

    /// The same for names that stand in paragraphs below.
    func list(_ found: [(home: Paragraph, item: Text)], name: Range<Int>, _ stated: Int) -> PolicyList {
        PolicyList(
            name: paragraph.show(name),
            statedCount: stated,
            count: found.count,
            line: paragraph.line(at: name.lowerBound),
            form: .sentence,
            parent: nil,
            openEnded: false,
            phrase: paragraph.phrase(max(text.startIndex, name.lowerBound - 20)..<name.upperBound),
            items: found.enumerated().map { index, each in
                PolicyList.Item(
                    number: index + 1,
                    name: each.home.show(ItemText.plain(each.item)),
                    tags: [],
                    line: each.home.line(at: each.item.startIndex)
                )
            }
        )
    }
}
