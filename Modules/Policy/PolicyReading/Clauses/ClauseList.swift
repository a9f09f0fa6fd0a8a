import Messages

/// All responsibility clauses of a document.
struct ClauseList: Sendable {
    private(set) var clauses: [ResponsibilityClause] = []
    /// Where each clause stands: the paragraph and the places in it.
    private(set) var places: [(paragraph: Int, range: Range<Int>)] = []
    let aliases: UnitAliases

    init(_ outline: Outline, tables: [RawClause], skipping: Set<Int>) {
        var raw: [RawClause] = []
        for (index, paragraph) in outline.paragraphs.enumerated() where !skipping.contains(index) {
            for clause in ClauseReader(paragraph, at: index).clauses() { Self.add(clause, to: &raw) }
        }
        raw = (raw + tables).enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        aliases = UnitAliases(raw.flatMap { $0.lead + $0.joining + $0.responsible })
        for clause in raw {
            places.append((clause.paragraph, clause.place))
            clauses.append(finished(clause, outline))
        }
    }

    /// Lines with a label each, one right below the other, are one clause.
    private static func add(_ clause: RawClause, to all: inout [RawClause]) {
        guard let last = all.last, last.isLine, clause.isLine, clause.labelled.isDisjoint(with: last.labelled),
            last.paragraph == clause.paragraph || last.paragraph + 1 == clause.paragraph
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
