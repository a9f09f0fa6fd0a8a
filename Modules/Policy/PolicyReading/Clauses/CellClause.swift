/// The units that a row of a table names, by what its columns are headed.
enum CellClause {
    /// What a column by its header says of the units in it: `责任单位`, `牵头部门（市级）`,
    /// `责任部门(加*号为牵头部门,其余为参与部门)`; `nil` for all others.
    static func role(of header: String) -> Responsibilities.Role? {
        guard (2...60).contains(header.unicodeScalars.count) else { return nil }
        let text = LineCleaner.clean(header.unicodeScalars).plain.filter { !$0.isBlank }
        var bare = text[...]
        var note = ""
        if let open = bare.firstIndex(of: "("), open >= 4 { (bare, note) = (bare[..<open], bare[open...].string) }
        let label = Array(bare.trimming(stars.contains)) + [":"]
        guard let found = Responsibilities.label(at: 0, of: label[...]), found.end == label.count,
            found.role != .other
        else { return nil }
        // 责任单位（牵头单位）: the note says it.
        return found.role == .responsible && leading.contains(note) ? .lead : found.role
    }

    /// The clause of a row; `nil` where it names nobody.
    static func clause(_ cells: [String], under header: [String], in paragraph: Paragraph, at index: Int) -> RawClause?
    {
        guard cells.count == header.count else { return nil }
        var clause = RawClause(paragraph: index)
        for (name, cell) in zip(header, cells) {
            guard let role = role(of: name) else { continue }
            fill(&clause, cell, role, line: paragraph.line)
        }
        guard !clause.isEmpty else { return nil }
        if clause.basis == .none, !clause.lead.isEmpty { clause.basis = .stated }
        clause.line = paragraph.line
        clause.lineEnd = paragraph.lastLine
        clause.phrase = paragraph.phrase(0..<paragraph.text.endIndex)
        return clause
    }

    private static func fill(_ clause: inout RawClause, _ cell: String, _ role: Responsibilities.Role, line: Int) {
        let (plain, shown) = LineCleaner.clean(cell.unicodeScalars)
        let paragraph = Paragraph(TextLine(number: line, plain: plain, shown: shown, raw: cell))
        var read = RawClause()
        SegmentReader(paragraph, paragraph.text).fill(&read, as: role)
        clause.isOpen = clause.isOpen || read.isOpen
        clause.lead += read.lead
        if plain.contains(where: stars.contains), !read.lead.isEmpty {
            // A star marks the lead; who stands beside it joins in.
            clause.joining += read.joining + read.responsible
        } else {
            clause.joining += read.joining
            clause.responsible += read.responsible
        }
        if read.basis == .position { clause.basis = .position }
    }

    private static let stars: Set<Unicode.Scalar> = ["*", "★", "☆", "※", "▲", "△", "●"]
    private static let leading: Set<String> = ["(牵头)", "(牵头单位)", "(牵头部门)"]
}
