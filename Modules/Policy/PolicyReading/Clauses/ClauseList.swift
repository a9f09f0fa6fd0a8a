import Messages

/// All responsibility clauses of a document.
struct ClauseList: Sendable {
    private(set) var clauses: [ResponsibilityClause] = []
    /// Where each clause stands: the paragraph and the places in it.
    private(set) var places: [(paragraph: Int, range: Range<Int>)] = []
    let aliases: UnitAliases

    init(_ outline: Outline, tables: [RawClause], skipping: Set<Int>) {
        var raw: [RawClause] = []
        var firstLeads = false
        let rows = Set(tables.map(\.paragraph))
        for (index, paragraph) in outline.paragraphs.enumerated()
        where !skipping.contains(index) && !rows.contains(index) {
            firstLeads = firstLeads || Responsibilities.ordersLead(paragraph.text)
            for var clause in ClauseReader(paragraph, at: index).clauses() {
                if firstLeads { clause.leadByOrder() }
                Self.add(clause, to: &raw)
            }
            if let units = Self.unitsBelowLabel(outline, index) { Self.add(units, to: &raw) }
        }
        raw = (raw + tables).enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        aliases = UnitAliases(raw.map { $0.lead + $0.joining + $0.responsible })
        for clause in raw {
            places.append((clause.paragraph, clause.place))
            clauses.append(finished(clause, outline))
        }
    }

    /// Lines with a label each, one right below the other, are one clause.
    private static func add(_ clause: RawClause, to all: inout [RawClause]) {
        let start = clause.labelParagraph ?? clause.paragraph
        guard let last = all.last, last.isLine, clause.isLine, clause.labelled.isDisjoint(with: last.labelled),
            last.paragraph == start || last.paragraph + 1 == start && clause.place.lowerBound == 0
        else {
            all.append(clause)
            return
        }
        var whole = last
        whole.lead += clause.lead
        whole.joining += clause.joining
        whole.responsible += clause.responsible
        if whole.basis == .none { whole.basis = clause.basis }
        whole.isOpen = whole.isOpen || clause.isOpen
        whole.labelled.formUnion(clause.labelled)
        whole.lineEnd = clause.lineEnd
        whole.paragraph = clause.paragraph
        whole.place = clause.place
        whole.phrase += " " + clause.phrase
        all[all.count - 1] = whole
    }

    /// `责任单位：` alone on its line, with the units on the line below.
    private static func unitsBelowLabel(_ outline: Outline, _ index: Int) -> RawClause? {
        let label = outline.paragraphs[index].text.trimmed
        guard label.count <= 12, label.last == ":", index + 1 < outline.paragraphs.count,
            let found = Responsibilities.label(at: label.startIndex, of: label), found.end == label.endIndex,
            found.role != .other
        else { return nil }
        let paragraph = outline.paragraphs[index + 1]
        let units = UnitNames.split(paragraph.text.trimming { $0.endsClause || $0.isBlank }).units
        guard !units.isEmpty, units.allSatisfy(UnitNames.looksLikeUnit) else { return nil }
        var clause = RawClause(paragraph: index + 1, place: 0..<paragraph.text.count)
        SegmentReader(paragraph, paragraph.text).fill(&clause, as: found.role)
        clause.labelParagraph = index
        clause.line = outline.paragraphs[index].line
        clause.lineEnd = paragraph.lastLine
        clause.phrase = paragraph.phrase(0..<paragraph.text.count)
        clause.isLine = true
        clause.labelled = [found.role]
        return clause
    }

    private func finished(_ raw: RawClause, _ outline: Outline) -> ResponsibilityClause {
        func names(_ written: [String]) -> [String] {
            var seen: Set<String> = []
            return written.map(aliases.name).filter { seen.insert($0).inserted }
        }
        let heading = outline.chain(above: raw.paragraph).last
        return ResponsibilityClause(
            lead: names(raw.lead),
            joining: names(raw.joining),
            responsible: names(raw.responsible),
            line: raw.line,
            lineEnd: raw.lineEnd,
            leadBasis: raw.basis,
            openEnded: raw.isOpen,
            task: heading.map { outline.title($0) },
            phrase: raw.phrase
        )
    }
}
