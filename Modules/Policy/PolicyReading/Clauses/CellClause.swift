/// The units that a row of a table names, by what its columns are headed.
enum CellClause {
    /// What a column by its header says of the units in it: `责任单位`, `牵头部门（市级）`,
    /// `责任部门(加*号为牵头部门,其余为参与部门)`; `nil` for all others.
    static func role(of header: String) -> Responsibilities.Role? {
        guard (2...60).contains(header.unicodeScalars.count) else { return nil }
        let text = LineCleaner.clean(header.unicodeScalars).plain.filter { !$0.isBlank }
        // 责任单位/考核单位: the first that says something.
        return role(text[...]) ?? text[...].cut { $0 == "/" }.lazy.compactMap(role).first
    }

    private static func role(_ text: Text) -> Responsibilities.Role? {
        var bare = text
        var note = ""
        if let open = bare.firstIndex(of: "("), open >= 4 { (bare, note) = (bare[..<open], bare[open...].string) }
        let label = Array(bare.trimming(stars.contains)) + [":"]
        guard let found = Responsibilities.label(at: 0, of: label[...]), found.end == label.count,
            found.role != .other
        else { return nil }
        // 责任单位（牵头单位）: the note says it.
        return found.role == .responsible && leading.contains(note) ? .lead : found.role
    }

    /// What each column says.
    ///
    /// Who assesses (考核单位) answers for a row where no other column says who does.
    static func roles(of header: [String]) -> [Responsibilities.Role?] {
        let roles = header.map(role)
        guard roles.allSatisfy({ $0 == nil }) else { return roles }
        return header.map { assessors.contains($0) ? .responsible : nil }
    }

    /// `负责考核部门`, `考评单位`: who looks after a row of a scoring table.
    private static let assessors: Set<String> = {
        let works = ["考核", "考评", "评分", "评价", "考核评分", "考核责任", "评分责任", "考评责任"]
        let names = works.flatMap { work in ["单位", "部门", "科室", "主体"].map { work + $0 } }
        return Set(names + names.map { "负责" + $0 })
    }()

    /// The clause of a row, by the roles of its columns; `nil` where it names nobody.
    static func clause(
        _ cells: [String],
        _ roles: [Responsibilities.Role?],
        in paragraph: Paragraph,
        at index: Int
    ) -> RawClause? {
        guard cells.count == roles.count else { return nil }
        var clause = RawClause(paragraph: index)
        for (role, cell) in zip(roles, cells) {
            guard let role else { continue }
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

    /// A cell without its blanks; those that part offices (`县教育局 县水利局`) are signs.
    static func text(_ cell: Substring) -> String {
        let pieces = cell.split(whereSeparator: \.isWhitespace)
        guard var text = pieces.first.map(String.init) else { return "" }
        for (before, piece) in zip(pieces, pieces.dropFirst()) { text += (parts(before, piece) ? "、" : "") + piece }
        return text
    }

    /// Whether a blank parts two offices; 市政府 办公室 is one.
    private static func parts(_ before: Substring, _ after: Substring) -> Bool {
        guard before.last != "、", before.utf8.count <= 120, after.utf8.count <= 120,
            before.last != "委" && before.last != "府" || before.first == after.first
        else { return false }
        return [before, after].allSatisfy { UnitNames.isOffice(Array($0.unicodeScalars)[...]) }
    }

    /// Whether a cell names offices and nothing else.
    static func names(_ cell: String) -> Bool {
        let units = UnitNames.split(Array(cell.unicodeScalars.prefix(400))[...]).units
        return !units.isEmpty && units.allSatisfy(UnitNames.isOffice)
    }

    private static let stars: Set<Unicode.Scalar> = ["*", "★", "☆", "※", "▲", "△", "●"]
    private static let leading: Set<String> = ["(牵头)", "(牵头单位)", "(牵头部门)"]
}
