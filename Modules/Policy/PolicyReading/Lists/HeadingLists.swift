import Messages

/// Headings that say how many headings stand below them: `（三）实施“三项改造”`.
enum HeadingLists {
    static func lists(of outline: Outline) -> [PolicyList] {
        outline.headings.indices.compactMap { list(at: $0, outline) }
    }

    private static func list(at index: Int, _ outline: Outline) -> PolicyList? {
        let heading = outline.headings[index]
        let paragraph = outline.paragraphs[heading.paragraph]
        let title = paragraph.text[heading.title]
        guard let count = stated(in: title) else { return nil }
        let children = outline.children(of: index)
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
            items: children.map { child in
                let heading = outline.headings[child]
                return PolicyList.Item(
                    number: heading.marker.value,
                    name: outline.title(heading),
                    tags: [],
                    line: outline.paragraphs[heading.paragraph].line
                )
            }
        )
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
