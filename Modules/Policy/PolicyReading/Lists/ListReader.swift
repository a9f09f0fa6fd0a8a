/// All lists of a document.
struct ListReader {
    let lists: [PolicyList]
    /// Numbers that count a list, by paragraph: they are no figures.
    let counted: [Int: [Range<Int>]]
    let itemParagraphs: Set<Int>
    /// People that lists name: they are shown nowhere.
    private let persons: [PolicyList.Item]

    init(_ outline: Outline, skipping: Set<Int>, clauses: ClauseList, tables: TableReader) {
        let numbered = NumberedLists(outline, skipping: skipping)
        let byParagraph = Dictionary(grouping: clauses.places, by: \.paragraph)
        var counted: [Int: [Range<Int>]] = [:]
        var sentences: [PolicyList] = []
        for (index, paragraph) in outline.paragraphs.enumerated() where !skipping.contains(index) {
            let below = outline.paragraphs[(index + 1)...].prefix(Self.below)
            let found = Enumerations(paragraph, from: outline.markers[index]?.end ?? 0, below: below)
            let next = below.first
            if !found.lists.contains(where: { $0.name.hasSuffix("个一") }),
                let ones = Enumerations.ones(paragraph, next: next)
            {
                sentences.append(ones)
            }
            guard !found.lists.isEmpty else { continue }
            counted[index] = found.counted
            let clauseRanges = byParagraph[index, default: []].map(\.range)
            sentences += found.lists.filter { _ in
                clauseRanges.isEmpty || !clauseRanges.contains { $0.lowerBound == 0 }
            }
        }
        let headings = HeadingLists.lists(of: outline)
        var own = Self.together(numbered.lists + headings + tables.lists(outline), [])
        own += Self.together(NameLists(outline, skipping: skipping, known: own).lists, own)
        // Lines that nearly fit a count give way to a sentence that fits it.
        let fitting = Set(sentences.filter(\.agrees).map { "\($0.line) \($0.statedCount ?? 0)" })
        own.removeAll { $0.form == .items && !$0.agrees && fitting.contains("\($0.line) \($0.statedCount ?? 0)") }
        sentences = Self.once(Self.together(sentences, own))
        let all = (own + sentences).enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        persons = all.filter(\.namesPersons).flatMap(\.items)
        lists = all.map { $0.withoutPersons() }
        self.counted = counted
        itemParagraphs = numbered.itemParagraphs
    }

    /// Where the names of people stand that lists name, by paragraph.
    func hidden(_ outline: Outline) -> [Int: [Range<Int>]] {
        guard !persons.isEmpty else { return [:] }
        let names = Dictionary(grouping: persons, by: \.line).mapValues { Set($0.map(\.name)) }
        var found: [Int: [Range<Int>]] = [:]
        for (index, paragraph) in outline.paragraphs.enumerated() {
            let words = paragraph.starts.reduce(into: Set<String>()) { $0.formUnion(names[$1.line] ?? []) }
            guard !words.isEmpty else { continue }
            let (text, own) = (paragraph.shown[...], Words(words.map { Word($0) }))
            var place = 0
            while let next = own.first(in: text, from: place) {
                place = next.place + next.word.count
                found[index, default: []].append(next.place..<place)
            }
        }
        return found
    }

    /// Paragraphs whose figures are facts of a list: its items, and the sentence that counts them.
    func factual(_ outline: Outline) -> Set<Int> {
        let lines = Set(lists.filter { $0.form == .items && $0.statedCount != nil }.map(\.line))
        return itemParagraphs.union(
            outline.paragraphs.indices.filter { index in
                outline.paragraphs[index].starts.contains { lines.contains($0.line) }
            }
        )
    }

    /// Paragraphs below a sentence in which what it counts may be told.
    private static let below = 60

    /// A count in a heading or a list's own line is that list and no second one.
    private static func together(_ lists: [PolicyList], _ others: [PolicyList]) -> [PolicyList] {
        var seen = Set(others.filter { $0.statedCount != nil }.map { "\($0.line) \($0.statedCount ?? 0)" })
        return lists.filter { list in
            let key = "\(list.line) \(list.statedCount ?? 0)"
            if list.form == .sentence { return !seen.contains(key) }
            return list.statedCount == nil || seen.insert(key).inserted
        }
    }

    /// A list that is named again in its line with the same things is one list.
    private static func once(_ lists: [PolicyList]) -> [PolicyList] {
        var seen: Set<String> = []
        return lists.filter { list in
            let names = list.items.dropFirst().map(\.name).joined(separator: "、")
            return seen.insert("\(list.line) \(list.statedCount ?? 0) \(names)").inserted
        }
    }
}
