import Messages

/// Lists of names without numbers: an annex of bare lines, `某市：甲镇、乙镇` line by line, a table with a cell a line.
struct NameLists {
    private let outline: Outline
    private let senders: [Int]
    private(set) var lists: [PolicyList] = []

    init(_ outline: Outline, skipping: Set<Int>, known: [PolicyList]) {
        self.outline = outline
        senders = Self.senders(outline.paragraphs)
        let taken = Set(known.flatMap { $0.items.map(\.line) })
        var (start, tried) = (0, 0)
        while start < paragraphs.count {
            let end = cityLines(from: start, skipping)
            if end - start >= 2, tried < Self.limit {
                addCities(start..<end)
                tried += 1
            }
            start = max(end, start + 1)
        }
        addWholes(known)
        for sender in senders.suffix(20)
        where sender + 2 < paragraphs.count
            && !taken.contains(paragraphs[sender + 1].line) && !taken.contains(paragraphs[sender + 2].line)
        {
            addBelow(sender, skipping)
        }
        for range in regions().prefix(Self.limit) where !range.contains(where: { taken.contains(paragraphs[$0].line) })
        {
            addNames(range, skipping)
        }
    }

    private var paragraphs: [Paragraph] { outline.paragraphs }

    // MARK: Line by line under cities

    /// Where the lines `某市：甲镇、乙镇` that begin at a place end.
    private func cityLines(from start: Int, _ skipping: Set<Int>) -> Int {
        var end = start
        while end < paragraphs.count, !skipping.contains(end), city(end) != nil { end += 1 }
        return end
    }

    /// The names behind a colon; `nil` for lines that are something else.
    private func city(_ index: Int) -> [Text]? {
        let text = paragraphs[index].text[(outline.markers[index]?.end ?? 0)...]
        guard text.count <= 2000, let colon = text.prefix(20).firstIndex(of: ":"), colon - text.startIndex >= 2,
            Responsibilities.labels.begins(text) == nil
        else { return nil }
        let label = text[..<colon].trimmed
        guard label.allSatisfy({ $0.isHan || $0 == "(" || $0 == ")" || $0.isDigit }), label.first?.isHan == true,
            label.first != "第"
        else {
            return nil
        }
        let rest = text[(colon + 1)...].trimming { $0.isBlank || $0 == "。" || $0 == ";" }
        // 贫困村：24个 says how many names stand below.
        guard !rest.contains(where: \.endsClause), StatedCount.at(rest.startIndex, of: rest) == nil else { return nil }
        let names = Self.names(rest)
        return names.isEmpty || names.contains { $0.count < 2 || $0.count > 25 || !$0.contains(where: \.isHan) }
            ? nil : names
    }

    private mutating func addCities(_ range: Range<Int>) {
        let rows = range.map { (index: $0, names: city($0) ?? []) }
        let items = rows.flatMap { row in
            row.names.map { ItemText.item($0, number: nil, paragraphs[row.index]) }
        }
        guard let (index, count) = statement(above: range.lowerBound, of: items.count) else { return }
        add(items, index, count)
        for row in rows { addRow(row.index, row.names) }
    }

    /// `某街道4个：甲村、乙村…`: a group that counts itself.
    private mutating func addRow(_ index: Int, _ names: [Text]) {
        let text = paragraphs[index].text[(outline.markers[index]?.end ?? 0)...]
        let label = text[..<(text.firstIndex(of: ":") ?? text.startIndex)].trimmed
        guard let count = StatedCount.all(in: label).last, count.whole.upperBound == label.endIndex,
            count.number.lowerBound > label.startIndex + 1
        else { return }
        lists.append(
            PolicyList(
                name: paragraphs[index].show(label[..<count.number.lowerBound]),
                statedCount: count.value,
                count: names.count,
                line: paragraphs[index].line,
                form: .items,
                parent: nil,
                openEnded: false,
                phrase: paragraphs[index].phrase(0..<paragraphs[index].text.endIndex),
                items: names.map { ItemText.item($0, number: nil, paragraphs[index]) }
            )
        )
    }

    /// Groups with their own counts, of which the text that sends them along says how many there are together.
    private mutating func addWholes(_ known: [PolicyList]) {
        let groups = known.filter { $0.form == .items && $0.statedCount != nil }
        for (parent, parts) in Dictionary(grouping: groups, by: \.parent).sorted(by: {
            $0.value[0].line < $1.value[0].line
        })
        where parts.count > 1 {
            let items = parts.flatMap(\.items)
            let ends = [parts[0].items.first?.line, parts[parts.count - 1].items.last?.line]
            // A list that reaches from the first group to the last is the whole already.
            let isRead = known.contains { list in ends.allSatisfy { line in list.items.contains { $0.line == line } } }
            guard !isRead, let start = paragraphs.firstIndex(where: { $0.line == parts[0].line }),
                let (index, count) = statement(above: start, of: items.count),
                parent != nil || count.value == items.count
            else { continue }
            add(items, index, count)
        }
    }

    /// `确定甲村等5个村…，现予公示。` with the names right below, under headings of their towns or without.
    private mutating func addBelow(_ sender: Int, _ skipping: Set<Int>) {
        let lines = (sender + 1)..<paragraphs.count
        let short = lines.prefix { index in
            let text = paragraphs[index].text
            return text.count <= 200 && !text.contains(where: { $0.endsSentence || $0 == ":" })
                && DateText.whole(text) == nil && !Annexes.isMark(text) && !skipping.contains(index)
        }
        let items = short.filter { outline.markers[$0] == nil }.flatMap { index in
            Self.names(paragraphs[index].text).map { ItemText.item($0, number: nil, paragraphs[index]) }
        }
        let count = StatedCount.all(in: paragraphs[sender].text).first { count in
            count.value == items.count && Self.before.ends(paragraphs[sender].text[..<count.number.lowerBound]) != nil
        }
        guard let count, items.count > 1 else { return }
        add(items, sender, count)
    }

    // MARK: Annexes of names

    /// The paragraphs under each title of a list of names.
    private func regions() -> [Range<Int>] {
        outline.parts.flatMap { part -> [Range<Int>] in
            if part.isAnnex {
                let isList = part.title.contains { ListSigns.namesNames(paragraphs[$0].text) }
                return isList
                    ? [max(part.title.upperBound, part.paragraphs.lowerBound + 1)..<part.paragraphs.upperBound] : []
            }
            // A list that stands behind its notice, or without one.
            let titles = part.paragraphs.filter { index in
                outline.markers[index] == nil && !outline.annexLines.contains(index)
                    && paragraphs[index].text.count <= 40 && ListSigns.namesNames(paragraphs[index].text)
            }
            let title = titles.first { ListSigns.endsWithList(paragraphs[$0].text) } ?? titles.first
            return title.map { [($0 + 1)..<part.paragraphs.upperBound] } ?? []
        }.filter { !$0.isEmpty }
    }

    private mutating func addNames(_ range: Range<Int>, _ skipping: Set<Int>) {
        let lines = range.prefix { index in
            let text = paragraphs[index].text
            return text.count <= 200 && !text.contains("。") && DateText.whole(text) == nil && !Annexes.isMark(text)
        }.filter { !skipping.contains($0) && StatedCount.inBracket(paragraphs[$0].text)?.noun.isEmpty != true }
        let items = lines.flatMap { index in
            Self.names(paragraphs[index].text).map { ItemText.item($0, number: nil, paragraphs[index]) }
        }
        guard items.count >= 2 else { return }
        if let (index, count) = statement(above: range.lowerBound, of: items.count), count.value == items.count {
            return add(items, index, count, under: range.lowerBound - 1)
        }
        if let rows = CellLines.rows(of: range, outline),
            let (index, count) = statement(above: range.lowerBound, of: rows.count),
            count.value == rows.count
        {
            return add(rows, index, count, under: range.lowerBound - 1)
        }
        let isTable = lines.contains { CellLines.columns.contains(paragraphs[$0].text.trimmed.string) }
        let isPlain =
            !isTable && items.allSatisfy { (2...30).contains($0.name.count) && !$0.name.contains { $0.isNumber } }
        guard isPlain else { return }
        if let (index, count) = statement(above: range.lowerBound, of: items.count) {
            return add(items, index, count, under: range.lowerBound - 1)
        }
        addUnstated(items, under: range.lowerBound - 1)
    }

    /// The names in a line: parted by 、, by wide gaps, or one alone.
    private static func names(_ text: Text) -> [Text] {
        // 某镇：甲村、乙村
        let colon = text.prefix(20).firstIndex(of: ":")
        let text = colon.map { text[($0 + 1)...] } ?? text
        return text.trimming { $0.isBlank || $0 == "。" || $0 == ";" }
            .cut { $0 == "、" || $0 == "\t" || $0 == ";" || $0 == "," }.map(\.trimmed).filter { !$0.isEmpty }
    }

    // MARK: The statement

    /// The sentence that says how many names there are: right above, or in the text that sends the list along.
    private func statement(above first: Int, of named: Int) -> (index: Int, count: StatedCount)? {
        var nearly: (index: Int, count: StatedCount)?
        let near = (max(0, first - 6)..<max(0, first)).reversed()
        for index in near + senders.filter({ $0 < first - 6 }) {
            let text = paragraphs[index].text
            guard text.count <= Self.longest else { continue }
            let sends = senders.contains(index)
            let total = StatedCount.total(in: text) ?? StatedCount.inBracket(text)
            for count in StatedCount.all(in: text) where count.value > 1 {
                let isOfNames =
                    Self.before.ends(text[..<count.number.lowerBound]) != nil || count.number == total?.number
                // 贫困村：24个 right above the names of 24.
                let isNext = index == first - 1 && count.value > 2
                if count.value == named, isOfNames || sends || isNext { return (index, count) }
                if isOfNames, nearly == nil, abs(count.value - named) <= max(1, named / 10) { nearly = (index, count) }
            }
        }
        return nearly
    }

    /// Paragraphs that say what is listed elsewhere, the last first; so many at most, and so long.
    private static func senders(_ paragraphs: [Paragraph]) -> [Int] {
        let found = paragraphs.indices.lazy.filter { index in
            paragraphs[index].text.count <= longest && sending.stand(in: paragraphs[index].text)
        }
        return found.prefix(60).reversed()
    }

    private static let longest = 3000
    /// Lists that are looked at in one document, at most.
    private static let limit = 300

    private static let sending = Words("名单 附件 命名 认定 公示 公布 列入 入选 评选 确定 纳入 授予 表彰")
    private static let before = Words("等 共 共计 共有 合计 总计")

    /// A list of names under a title that says nothing but that it is one.
    private mutating func addUnstated(_ items: [PolicyList.Item], under title: Int) {
        guard title >= 0, ListSigns.endsWithList(paragraphs[title].text), items.count >= 3 else { return }
        let paragraph = paragraphs[title]
        lists.append(
            PolicyList(
                name: paragraph.show(paragraph.text),
                statedCount: nil,
                count: items.count,
                line: paragraph.line,
                form: .items,
                parent: nil,
                openEnded: false,
                phrase: paragraph.phrase(0..<paragraph.text.endIndex),
                items: items
            )
        )
    }

    private mutating func add(
        _ items: [PolicyList.Item],
        _ index: Int,
        _ count: StatedCount,
        under title: Int? = nil
    ) {
        let paragraph = paragraphs[index]
        let named = title.map { paragraphs[$0] }.flatMap { ListSigns.namesNames($0.text) ? $0.show($0.text) : nil }
        let end = max(count.noun.upperBound, count.whole.upperBound)
        let start = max(0, count.number.lowerBound - 40)
        lists.append(
            PolicyList(
                name: named ?? paragraph.show(count.name(in: paragraph.text)),
                statedCount: count.value,
                count: items.count,
                line: paragraph.line(at: count.number.lowerBound),
                form: .items,
                parent: nil,
                openEnded: false,
                phrase: paragraph.phrase(start..<end),
                items: items
            )
        )
    }
}
