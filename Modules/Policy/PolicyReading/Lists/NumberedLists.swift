import Messages

/// Lists of numbered or plain lines, by the groups that the document forms.
struct NumberedLists {
    let outline: Outline
    private(set) var lists: [PolicyList] = []
    /// Paragraphs that are items of a list.
    private(set) var itemParagraphs: Set<Int> = []

    init(_ outline: Outline, skipping: Set<Int>) {
        self.outline = outline
        var groups: [PolicyList] = []
        for part in outline.parts.indices {
            groups += self.groups(in: part, skipping) + inlineGroups(in: part, skipping)
        }
        lists = groups + wholes(groups)
        for run in outline.runs { itemParagraphs.formUnion(run.items) }
        lists.sort { ($0.line, $0.parent == nil ? 0 : 1) < ($1.line, $1.parent == nil ? 0 : 1) }
    }

    private var paragraphs: [Paragraph] { outline.paragraphs }

    // MARK: Groups with a stated count

    /// `长春市（12个）` and what stands below it.
    private mutating func groups(in part: Int, _ skipping: Set<Int>) -> [PolicyList] {
        let range = outline.parts[part].paragraphs
        let heads = range.filter { !skipping.contains($0) && groupCount($0) != nil }
        var found: [PolicyList] = []
        for head in heads {
            guard let stated = groupCount(head) else { continue }
            let end = groupEnd(head, in: range, heads: heads)
            let items = self.items(in: (head + 1)..<max(head + 1, end))
            guard !items.isEmpty else { continue }
            found.append(list(head, stated, items, part))
        }
        return found
    }

    private func groupCount(_ index: Int) -> StatedCount? {
        let text = paragraphs[index].text.trimmed
        guard text.count <= 40, !text.contains("。"), !isItem(index) else { return nil }
        if let count = StatedCount.inBracket(text) {
            return isBare(index) && nameAbove(index) == nil ? nil : count
        }
        // 长春市：12个, 长春市12个
        guard let count = StatedCount.all(in: text).last, count.noun.isEmpty, count.whole.upperBound == text.endIndex,
            text.count <= 20, count.number.lowerBound > text.startIndex + 1
        else { return nil }
        return count
    }

    /// Whether a line is nothing but a bracket: `（12个）`.
    private func isBare(_ index: Int) -> Bool {
        let text = paragraphs[index].text.trimmed
        return text.first == "(" && text.lastIndex(of: "(") == text.startIndex
    }

    /// The name of a group whose count stands alone in the line below it: `某市` and `（12个）`.
    private func nameAbove(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let text = paragraphs[index - 1].text
        let inside = paragraphs[index].text
        guard text.count <= 16, !ListSigns.namesNames(text), !isItem(index - 1), !inside.contains("共"),
            !inside.contains("计"), !text.contains(where: { $0.endsClause || $0.isDigit || $0 == "、" })
        else { return nil }
        return index - 1
    }

    /// `蓉城镇（5个）：五星村、杨冲村`: a group on one line.
    private func inlineGroup(_ index: Int) -> (name: Text, count: StatedCount, items: [Text])? {
        let text = paragraphs[index].text[(outline.markers[index]?.end ?? 0)...]
        guard let open = text.prefix(24).firstIndex(of: "("), open > text.startIndex,
            let close = text.close(of: open, within: 14),
            close + 1 < text.endIndex, text[close + 1] == ":", let count = StatedCount.inBracket(text[...close])
        else { return nil }
        let items = names(text[(close + 2)...])
        return items.count > 1 || items.first?.contains("。") == false ? (text[..<open], count, items) : nil
    }

    /// The groups on one line of a part.
    private func inlineGroups(in part: Int, _ skipping: Set<Int>) -> [PolicyList] {
        outline.parts[part].paragraphs.filter { !skipping.contains($0) && !isItem($0) }.compactMap { index in
            guard let group = inlineGroup(index) else { return nil }
            let paragraph = paragraphs[index]
            return PolicyList(
                name: paragraph.show(group.name.trimmed),
                statedCount: group.count.value,
                count: group.items.count,
                line: paragraph.line,
                form: .items,
                parent: partName(part),
                openEnded: false,
                phrase: paragraph.phrase(0..<paragraph.text.endIndex),
                items: group.items.map { ItemText.item($0, number: nil, paragraph) }
            )
        }
    }

    private func isItem(_ index: Int) -> Bool {
        outline.runs.contains { $0.items.contains(index) }
    }

    private func groupEnd(_ head: Int, in range: Range<Int>, heads: [Int]) -> Int {
        let style = outline.markers[head]?.style
        for index in (head + 1)..<max(head + 1, range.upperBound) {
            if let marker = outline.markers[index] {
                if let style {
                    if marker.style <= style, !isItem(index) { return index }
                } else if marker.style < .arabic {
                    return index
                }
            } else if heads.contains(index), style == nil || outline.markers[index] != nil {
                // The name of the next group may stand above its count.
                return isBare(index) && index > head + 1 ? nameAbove(index) ?? index : index
            }
            if Annexes.isMark(paragraphs[index].text) { return index }
        }
        return range.upperBound
    }

    private func list(_ head: Int, _ stated: StatedCount, _ items: [PolicyList.Item], _ part: Int) -> PolicyList {
        let paragraph = paragraphs[head]
        let start = outline.markers[head]?.end ?? 0
        let text = paragraph.text[start...]
        let end = text.last == ")" ? text.lastIndex(of: "(") ?? text.endIndex : stated.number.lowerBound
        let own = ListSigns.heading(in: text[..<max(start, end)])
            .trimming { $0.isBlank || $0 == ":" || $0 == "共" || $0 == "," }
        let above = own.isEmpty ? nameAbove(head) : nil
        return PolicyList(
            name: above.map { paragraphs[$0].show(paragraphs[$0].text) } ?? paragraph.show(own),
            statedCount: stated.value,
            count: items.count,
            line: paragraph.line,
            form: .items,
            parent: partName(part) ?? outline.chain(above: head).last { $0.paragraph != head }.map(outline.title),
            openEnded: false,
            phrase: paragraph.phrase(0..<paragraph.text.endIndex),
            items: items
        )
    }

    private func partName(_ part: Int) -> String? {
        let title = outline.parts[part].title
        guard !title.isEmpty else { return nil }
        return title.map { index in
            let paragraph = paragraphs[index]
            guard let mark = Annexes.mark(paragraph.text) else { return paragraph.show(paragraph.text) }
            return paragraph.show(mark.title)
        }.joined()
    }

    // MARK: Items

    /// The things that some paragraphs list: numbered ones where there are any, names in lines otherwise.
    private func items(in range: Range<Int>) -> [PolicyList.Item] {
        let numbered = range.filter { isItem($0) || outline.markers[$0]?.style.isArabic == true }
        if let style = numbered.compactMap({ outline.markers[$0]?.style }).min() {
            return numbered.filter { outline.markers[$0]?.style == style }.map { item($0) }
        }
        let marked = range.filter { outline.markers[$0] != nil }
        if let style = marked.compactMap({ outline.markers[$0]?.style }).min(), marked.count > 1 {
            return marked.filter { outline.markers[$0]?.style == style }.map { item($0) }
        }
        let end = range.first { index in
            let text = paragraphs[index].text
            return DateText.whole(text) != nil || text.contains("。") && text.count { $0 == "、" } < 2
        }
        return (range.lowerBound..<(end ?? range.upperBound)).flatMap { index -> [PolicyList.Item] in
            let text = paragraphs[index].text
            guard text.count <= 2000, outline.markers[index] == nil else { return [] }
            if let group = inlineGroup(index) {
                return group.items.map { ItemText.item($0, number: nil, paragraphs[index]) }
            }
            if text.count > 60, !text.contains("、"), !text.contains("\t") { return [] }
            return names(text).map { ItemText.item($0, number: nil, paragraphs[index]) }
        }
    }

    /// The names in a line: parted by 、, by wide gaps, or one alone.
    private func names(_ text: Text) -> [Text] {
        let bare = text.trimming { $0.isBlank || $0 == "。" || $0 == ";" }
        let parts = bare.cut { $0 == "、" || $0 == "\t" || $0 == ";" || $0 == "," }.map(\.trimmed)
        return parts.filter { !$0.isEmpty && $0.count <= 50 }
    }

    private func item(_ index: Int) -> PolicyList.Item {
        let paragraph = paragraphs[index]
        let marker = outline.markers[index]
        let text = paragraph.text[(marker?.end ?? 0)...]
        return ItemText.item(ItemText.title(text), number: marker?.value, paragraph)
    }

    // MARK: Whole lists

    /// Lists of numbered items as a whole, over their groups.
    private func wholes(_ groups: [PolicyList]) -> [PolicyList] {
        var all: [PolicyList] = []
        for (part, runs) in Dictionary(grouping: outline.runs, by: \.part).sorted(by: { $0.key < $1.key }) {
            for chain in chains(runs) {
                guard let first = chain.first?.items.first else { continue }
                let items = chain.flatMap(\.items).map { item($0) }
                let stated = statement(before: first, count: items.count, isWhole: spans(items, groups))
                guard stated != nil || isNamed(chain, part) else { continue }
                let lines = Set(items.map(\.line))
                let covered = groups.filter { group in group.items.contains { lines.contains($0.line) } }
                if covered.count == 1, stated == nil { continue }
                if let only = covered.first, covered.count == 1, only.line == stated.map({ paragraphs[$0.index].line })
                {
                    continue
                }
                all.append(whole(chain[0], first, items, stated, part, chain.count))
            }
        }
        return all
    }

    /// Whether a list that states no count is one: an annex of names, or what `以下…：` announces.
    private func isNamed(_ chain: [Outline.Run], _ part: Int) -> Bool {
        let titles = outline.parts[part].title.map { paragraphs[$0].text }
        if titles.contains(where: ListSigns.namesNames) { return true }
        if titles.isEmpty, ListSigns.isListPart(outline.parts[part], paragraphs) { return true }
        guard chain.count == 1, let intro = chain[0].intro else { return false }
        return ListSigns.announces(paragraphs[intro].text)
    }

    private func whole(
        _ run: Outline.Run,
        _ first: Int,
        _ items: [PolicyList.Item],
        _ stated: (index: Int, count: StatedCount)?,
        _ part: Int,
        _ runs: Int
    ) -> PolicyList {
        let place = stated?.index ?? (runs > 1 ? outline.parts[part].title.first ?? first : run.intro ?? first)
        let heading = run.heading.map { outline.title(outline.headings[$0]) }
        let noun = stated.map { paragraphs[$0.index].show($0.count.noun) } ?? ""
        let own = runs > 1 ? nil : heading
        let text = paragraphs[place].text
        let range = stated.map { max(0, $0.count.number.lowerBound - 40)..<$0.count.noun.upperBound }
        return PolicyList(
            name: own ?? partName(part) ?? (noun.isEmpty ? heading ?? documentTitle : noun),
            statedCount: stated?.count.value,
            count: items.count,
            line: paragraphs[place].line(at: stated?.count.number.lowerBound ?? 0),
            form: .items,
            parent: nil,
            openEnded: false,
            phrase: paragraphs[place].phrase(range ?? 0..<text.endIndex),
            items: items
        )
    }

    private var documentTitle: String {
        paragraphs.first { $0.text.count > 4 && $0.text.count < 60 }.map { $0.show($0.text) } ?? "名单"
    }

    /// Runs of one part whose numbers go on belong together.
    private func chains(_ runs: [Outline.Run]) -> [[Outline.Run]] {
        var chains: [[Outline.Run]] = []
        for run in runs {
            if let last = chains.last?.last, last.style == run.style, continues(run, last) {
                chains[chains.count - 1].append(run)
            } else {
                chains.append([run])
            }
        }
        return chains
    }

    /// Whether items stand under more than one group.
    private func spans(_ items: [PolicyList.Item], _ groups: [PolicyList]) -> Bool {
        let lines = Set(items.map(\.line))
        return groups.count { group in group.items.contains { lines.contains($0.line) } } > 1
    }

    /// Whether the numbers go on where another run stopped.
    private func continues(_ run: Outline.Run, _ other: Outline.Run) -> Bool {
        guard let first = run.items.first.flatMap({ outline.markers[$0]?.value }),
            let last = other.items.last.flatMap({ outline.markers[$0]?.value })
        else { return false }
        return first > last && first <= last + 3
    }

    /// The sentence that says how many there are: in the introduction, the heading, or the lines below the title.
    private func statement(before first: Int, count: Int, isWhole: Bool) -> (index: Int, count: StatedCount)? {
        let part = outline.parts.first { $0.paragraphs.contains(first) }
        let low = part?.paragraphs.lowerBound ?? 0
        var steps = 0
        for index in stride(from: first - 1, through: max(low, first - 8), by: -1) {
            let text = paragraphs[index].text
            if isItem(index) { break }
            if isWhole, groupCount(index) != nil { continue }
            if let total = StatedCount.total(in: text) ?? StatedCount.inBracket(text), total.value > 1,
                steps > 0 && total.value != count ? groupCount(index) == nil : true
            {
                if groupCount(index) == nil || total.value == count || steps == 0 { return (index, total) }
            }
            // A heading above the items begins something else.
            if let marker = outline.markers[index], let own = outline.markers[first], marker.style < own.style { break }
            steps += 1
        }
        return nil
    }
}
