import Messages

/// Headings that say how many headings stand below them: `（三）实施“三项改造”`.
enum HeadingLists {
    static func lists(of outline: Outline) -> [PolicyList] {
        let own = outline.headings.indices.compactMap { list(at: $0, outline) }
        let told =
            outline.headings.indices.flatMap { introduced(at: $0, outline) } + preface(outline)
            + annexes(outline) + far(outline, known: own)
        let lines = Set(own.map(\.line))
        return own + told.filter { !lines.contains($0.line) }
    }

    /// `实施“六大工程”` in the text between a heading and the headings below it.
    private static func introduced(at index: Int, _ outline: Outline) -> [PolicyList] {
        let children = children(of: index, outline)
        guard children.count >= 2 else { return [] }
        let start = outline.headings[index].paragraph
        let text = start..<outline.headings[children[0]].paragraph
        return text.compactMap {
            told($0, from: $0 == start ? outline.headings[index].title.upperBound : 0, children, outline)
        }
    }

    /// The same before the first heading of a part.
    private static func preface(_ outline: Outline) -> [PolicyList] {
        let tops = outline.headings.indices.filter { outline.headings[$0].level == 1 }
        let byPart = Dictionary(grouping: tops) { outline.headings[$0].part }
        return byPart.sorted { $0.key < $1.key }.flatMap { part, own -> [PolicyList] in
            guard own.count >= 2 else { return [] }
            let text = outline.parts[part].paragraphs.lowerBound..<outline.headings[own[0]].paragraph
            let found = text.compactMap { told($0, from: 0, own, outline) }
            return found.isEmpty ? text.lazy.compactMap { titled($0, own, outline) }.prefix(1).map { $0 } : found
        }
    }

    private static let below: Words = ["以下", "下列", "如下"]

    /// A count in a paragraph whose noun the headings end with: 六大工程 and 民宿培育工程.
    private static func told(_ index: Int, from start: Int, _ children: [Int], _ outline: Outline) -> PolicyList? {
        let paragraph = outline.paragraphs[index]
        let text = paragraph.text[min(start, paragraph.text.endIndex)...]
        guard text.count <= 2000 else { return nil }
        let titles = children.map { paragraph in
            let heading = outline.headings[paragraph]
            return outline.paragraphs[heading.paragraph].text[heading.title]
        }
        for count in StatedCount.all(in: text) where count.value > 1 && abs(count.value - children.count) <= 2 {
            let noun = text[count.noun].trimming { $0 == "“" || $0 == "”" }
            // 提出以下八条措施。
            let isBelow = below.ends(text[..<count.number.lowerBound]) != nil && count.value == children.count
            if isBelow || announces(count, text, children.count) {
                return make(count, noun.endIndex, paragraph, children, outline)
            }
            guard noun.count >= 2 else { continue }
            let end = Word(noun.suffix(2).string)
            guard titles.count(where: { $0.hasSuffix(end) }) * 10 >= titles.count * 6 else { continue }
            return make(count, noun.endIndex, paragraph, children, outline)
        }
        return nil
    }

    /// `某县十件民生实事`: a title that counts just as many as there are headings.
    private static func titled(_ index: Int, _ own: [Int], _ outline: Outline) -> PolicyList? {
        let paragraph = outline.paragraphs[index]
        let text = paragraph.text.trimmed
        guard text.count <= 40, !text.contains(where: \.endsClause) else { return nil }
        let count = StatedCount.all(in: text).last { $0.value == own.count && $0.noun.count >= 2 }
        guard let count, count.noun.upperBound == text.endIndex else { return nil }
        return make(count, count.noun.upperBound, paragraph, own, outline)
    }

    /// `重点抓好以下六项工作：`, `谋划农业项目5个：`: the last words of a paragraph before its headings.
    private static func announces(_ count: StatedCount, _ text: Text, _ children: Int) -> Bool {
        let end = max(count.noun.upperBound, count.whole.upperBound)
        guard text.last == ":" else { return false }
        let rest = text[end...]
        // 围绕四个领域，抓好以下工作：
        let isFar = rest.count > 8 || rest.dropLast().contains(where: \.endsClause)
        if isFar { return count.value == children && rest.count <= 20 && ListSigns.announces(text) }
        return count.value == children || abs(count.value - children) == 1 && count.value >= 4
    }

    static func make(
        _ count: StatedCount,
        _ end: Int,
        _ paragraph: Paragraph,
        _ children: [Int],
        _ outline: Outline
    ) -> PolicyList {
        PolicyList(
            name: paragraph.show(
                end > count.whole.upperBound ? count.number.lowerBound..<end : count.name(in: paragraph.text)
            ),
            statedCount: count.value,
            count: children.count,
            line: paragraph.line(at: count.number.lowerBound),
            form: .headings,
            parent: nil,
            openEnded: false,
            phrase: paragraph.phrase(max(0, count.number.lowerBound - 20)..<count.noun.upperBound),
            items: items(children, outline)
        )
    }

    private static func items(_ children: [Int], _ outline: Outline) -> [PolicyList.Item] {
        children.map { child in
            let heading = outline.headings[child]
            return PolicyList.Item(
                number: heading.marker.value,
                name: outline.title(heading),
                tags: [],
                line: outline.paragraphs[heading.paragraph].line
            )
        }
    }

    private static func list(at index: Int, _ outline: Outline) -> PolicyList? {
        let heading = outline.headings[index]
        let paragraph = outline.paragraphs[heading.paragraph]
        let title = paragraph.text[heading.title]
        guard let count = stated(in: title) else { return nil }
        let children = counted(count.value, below: index, outline)
        guard children.count >= 2, abs(children.count - count.value) <= max(1, count.value / 2) else { return nil }
        let name = name(of: count, in: title)
        return PolicyList(
            name: paragraph.show(name),
            statedCount: count.value,
            count: children.count,
            line: paragraph.line,
            form: .headings,
            parent: nil,
            openEnded: false,
            phrase: paragraph.phrase(heading.title),
            items: items(children, outline)
        )
    }

    /// The headings right below one, or those further down of which there are just as many as it says.
    private static func counted(_ value: Int, below index: Int, _ outline: Outline) -> [Int] {
        let own = outline.headings[index]
        let direct = children(of: index, outline)
        if direct.count == value || direct.isEmpty { return direct }
        let inside = outline.headings.indices[(index + 1)...].prefix { other in
            outline.headings[other].part == own.part && outline.headings[other].level > own.level
        }
        let deeper = Dictionary(grouping: inside) { outline.headings[$0].level }.values
        return deeper.first { $0.count == value } ?? direct
    }

    /// The count in a title: in quotes, in a bracket at its end, or before a noun that ends it.
    private static func stated(in title: Text) -> StatedCount? {
        if let count = StatedCount.inBracket(title), count.value > 1 { return count }
        let counts = StatedCount.all(in: title).filter { $0.value > 1 && !$0.noun.isEmpty }
        return counts.first { count in
            let isQuoted = count.number.lowerBound > title.startIndex && title[count.number.lowerBound - 1] == "“"
            let endsTitle = count.noun.upperBound >= title.endIndex - 1
            return isQuoted || endsTitle && count.value <= 30
        }
    }

    private static func name(of count: StatedCount, in title: Text) -> Range<Int> {
        if count.noun.isEmpty || title[count.noun].isEmpty {
            let end = title.lastIndex(of: "(") ?? title.endIndex
            return title.startIndex..<end
        }
        let noun = title[count.noun].trimming { $0 == "“" || $0 == "”" }
        return count.number.lowerBound..<max(noun.endIndex, count.whole.upperBound)
    }
}
