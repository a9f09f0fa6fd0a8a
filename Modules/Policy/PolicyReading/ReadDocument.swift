import Messages

/// A document together with what was read of it.
public struct ReadDocument: Sendable {
    /// What was read.
    public let reading: PolicyReading
    /// The name of the file.
    public let name: String
    let outline: Outline
    /// Where names of persons stand, by paragraph.
    let hidden: [Int: [Range<Int>]]

    init(_ document: Document, name: String) {
        let tables = TableReader(document)
        let outline = Outline(document, tables: tables.paragraphs)
        let groups = GroupReader(outline)
        let clauses = ClauseList(outline, tables: tables.clauses, skipping: groups.personal)
        let lists = ListReader(
            outline,
            skipping: groups.personal.union(tables.paragraphs),
            clauses: clauses,
            tables: tables
        )
        let card = CardReader(outline).card()
        let figures = FigureList(outline, card, lists, clauses, skipping: groups.personal)
        let points = PointsReader(outline, tables)
        self.outline = outline
        self.name = name
        hidden = groups.names.merging(lists.hidden(outline)) { $0 + $1 }
        let discrepancies =
            NumberChecks.discrepancies(in: outline) + ListChecks.discrepancies(lists.lists, outline)
            + ClauseChecks.discrepancies(clauses.clauses) + TextChecks.repeats(document)
            + TextChecks.footnotes(FootnoteMarks.marks(in: outline.paragraphs, skipping: groups.personal))
            + TextChecks.cuts(outline) + TextChecks.annexes(outline) + FigureChecks.discrepancies(figures, outline)
            + points.discrepancies + tables.discrepancies(outline)
        reading = PolicyReading(
            card: card,
            headings: outline.headings.map { Self.heading($0, outline) },
            clauses: clauses.clauses,
            lists: lists.lists,
            targets: figures.targets,
            discrepancies: discrepancies.sorted { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) },
            figures: figures.others,
            points: points.points,
            groups: groups.groups,
            units: Self.units(clauses),
            lineCount: document.lines.count
        )
    }

    /// The paragraphs that have something of a line: none where it is not read, several where its breaks were lost.
    func paragraphs(of line: Int) -> Range<Int> {
        var (low, high) = (0, outline.paragraphs.count)
        while low < high {
            let middle = (low + high) / 2
            if outline.paragraphs[middle].lastLine < line { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < outline.paragraphs.count, outline.paragraphs[end].starts.contains(where: { $0.line == line }) {
            end += 1
        }
        return low..<end
    }

    private static func heading(_ heading: Outline.Heading, _ outline: Outline) -> PolicyReading.Heading {
        let paragraph = outline.paragraphs[heading.paragraph]
        return PolicyReading.Heading(
            number: paragraph.show(heading.marker.label),
            level: heading.level,
            title: paragraph.show(heading.title),
            line: paragraph.line
        )
    }

    private static func units(_ clauses: ClauseList) -> [PolicyUnit] {
        clauses.aliases.aliases.map { name, others in
            PolicyUnit(
                name: name,
                aliases: others,
                leads: clauses.clauses.count { $0.lead.contains(name) },
                joins: clauses.clauses.count { $0.joining.contains(name) || $0.responsible.contains(name) }
            )
        }
    }
}
