/// Tables that came as lines with gaps between the cells: task lists with their responsible units.
struct TableReader {
    private(set) var clauses: [RawClause] = []
    /// The paragraphs that are rows.
    private(set) var paragraphs: Set<Int> = []
    /// The tables, each with its header.
    private(set) var tables: [Table] = []

    /// A table.
    struct Table: Sendable {
        let header: [String]
        var rows: [(paragraph: Int, cells: [String])]

        /// Leaves out the rows that only head those below them: `二、 重点任务 70` above the rows 3 and 4.
        fileprivate mutating func dropSections() {
            guard TableReader.numberColumns.contains(header[0]) else { return }
            let isNumbered = rows.map { Int($0.cells[0]) != nil }
            rows = rows.indices.filter { index in
                let text = Array(rows[index].cells[0].unicodeScalars)
                let isSection = text.first.map { $0 == "(" || $0 == "（" || $0.isChineseDigit } ?? false
                return !(isSection && index + 1 < rows.count && isNumbered[index + 1])
            }.map { rows[$0] }
        }
    }

    init(_ document: Document) {
        var index = 0
        while index < document.paragraphs.count {
            let cells = Self.cells(document, index)
            guard cells.count >= 2, cells.count <= 40, Marker.read(document.paragraphs[index].text) == nil,
                cells.contains(where: { Self.headers.contains($0) || CellClause.role(of: $0) != nil })
            else {
                index += 1
                continue
            }
            index = read(from: index, header: cells, document)
        }
    }

    private mutating func read(from start: Int, header: [String], _ document: Document) -> Int {
        var table = Table(header: header, rows: [])
        paragraphs.insert(start)
        var index = start + 1
        let roles = CellClause.roles(of: header)
        let parting = Self.parting(document, start)
        while index < document.paragraphs.count {
            // Below a table with bars or tabs a line parted by blanks alone is text again.
            if parting != nil, Self.parting(document, index) == nil, Self.cells(document, index).count > 1 { break }
            var cells = Self.cells(document, index)
            if cells.count >= 2 { Self.fill(&cells, header, roles) }
            if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) {
                index += 1
                continue
            }
            // A row with one cell is a group's heading when the table goes on below it.
            if cells.count == 1, index > start, index + 1 < document.paragraphs.count,
                Self.cells(document, index + 1).count == header.count
            {
                index += 1
                continue
            }
            guard cells.count >= 2, cells.count <= header.count + 1, cells.count + 2 >= header.count else { break }
            paragraphs.insert(index)
            if let rest = rest(of: cells, below: index, under: header, document) {
                paragraphs.insert(index + 1)
                table.rows.append((index, rest))
                if var clause = CellClause.clause(rest, roles, in: document.paragraphs[index], at: index) {
                    clause.lineEnd = document.paragraphs[index + 1].lastLine
                    clauses.append(clause)
                }
                index += 2
                continue
            }
            table.rows.append((index, cells))
            let row = document.paragraphs[index]
            if let clause = CellClause.clause(cells, roles, in: row, at: index) { clauses.append(clause) }
            index += 1
        }
        table.dropSections()
        tables.append(table)
        return max(index, start + 1)
    }

    /// Adds the cells that merging took away: before the units where a row ends in them, else behind the last.
    private static func fill(_ cells: inout [String], _ header: [String], _ roles: [Responsibilities.Role?]) {
        let missing = Array(repeating: "", count: max(0, min(2, header.count - cells.count)))
        guard !missing.isEmpty, header.count > 2, let last = cells.last,
            let role = roles.last, role != nil, CellClause.names(last)
        else {
            cells += missing
            return
        }
        let isNumbered = !numberColumns.contains(header[0]) || Int(cells[0]) != nil
        cells.insert(contentsOf: missing, at: isNumbered ? cells.count - 1 : 0)
    }

    /// The whole row, where a cell goes on in the next line: `1	环湖路	新建12公里，` and `配套路灯	县交通局`.
    private func rest(of cells: [String], below index: Int, under header: [String], _ document: Document) -> [String]? {
        let own = Self.cells(document, index)
        guard own.count < header.count, own.count >= 2, Self.numberColumns.contains(header[0]), Int(own[0]) != nil,
            index + 1 < document.paragraphs.count
        else { return nil }
        let next = Self.cells(document, index + 1)
        guard let first = next.first, Int(first) == nil, own.count + next.count - 1 == header.count else { return nil }
        return own.dropLast() + [own[own.count - 1] + first] + next.dropFirst()
    }

    private static let headers: Set<String> = [
        "责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "配合部门", "参与单位", "参加单位", "主办单位", "协办单位", "分值", "权重", "序号", "评分标准",
        "考核指标", "标准分", "满分", "考核内容", "指标名称", "目标值", "二级指标", "一级指标", "牵头责任单位",
    ]

    /// The bar or tab that parts the cells of a line; `nil` where there is none.
    private static func parting(_ document: Document, _ index: Int) -> Character? {
        let raw = document.lines[document.paragraphs[index].line - 1].raw
        return raw.contains("|") ? "|" : raw.contains("\t") ? "\t" : nil
    }

    /// The cells of a paragraph: parted by pipes, tabs, wide gaps, or single blanks where a header says so.
    static func cells(_ document: Document, _ index: Int) -> [String] {
        let paragraph = document.paragraphs[index]
        guard paragraph.text.count <= 2000, paragraph.starts.count == 1, !paragraph.isPiece else { return [] }
        let raw = document.lines[paragraph.line - 1].raw
        let parts: [Substring]
        if raw.contains("|") {
            parts = raw.split(separator: "|", omittingEmptySubsequences: false)
        } else if raw.contains("\t") {
            parts = raw.split(separator: "\t", omittingEmptySubsequences: false)
        } else {
            parts = raw.split { $0.isWhitespace }
        }
        var cells = parts.map(CellClause.text)
        // Bars around a row, or an empty first cell: | a | b | and | a | b
        if raw.contains("|"), cells.count > 2, cells.first?.isEmpty == true, cells.last?.isEmpty == true {
            cells.removeFirst()
            cells.removeLast()
        }
        return cells
    }
}

// MARK: Numbered rows

extension TableReader {
    fileprivate static let numberColumns: Set<String> = ["序号", "编号", "序", "号"]

    /// Tables with numbered rows are lists.
    func lists(_ outline: Outline) -> [PolicyList] {
        tables.compactMap { table in
            guard let first = table.rows.first, Self.numberColumns.contains(table.header[0]) else { return nil }
            let rows = table.rows.filter { Int($0.cells[0]) != nil }
            guard rows.count >= 2 else { return nil }
            let (index, stated) = announcement(above: first.paragraph - 1, outline)
            let paragraph = outline.paragraphs[index]
            let name = name(above: first.paragraph - 1, outline)
            // A table that states no count is a list only where its title says so.
            guard stated != nil || ListSigns.namesNames(Array(name.unicodeScalars)[...]) else { return nil }
            return PolicyList(
                name: name,
                statedCount: stated?.value,
                count: rows.count,
                line: paragraph.line,
                form: .items,
                parent: nil,
                openEnded: false,
                phrase: paragraph.phrase(0..<paragraph.text.endIndex),
                items: rows.map { row in
                    let own = row.cells.dropFirst(column(rows.map(\.cells))).first { !$0.isEmpty }
                    let name = own ?? row.cells.dropFirst().first { !$0.isEmpty } ?? ""
                    let line = outline.paragraphs[row.paragraph].line
                    return PolicyList.Item(number: Int(row.cells[0]), name: name, tags: [], line: line)
                }
            )
        }
    }

    /// The first column that is another in each row: 乡镇 may repeat, what is listed does not.
    private func column(_ rows: [[String]]) -> Int {
        let width = rows.map(\.count).min() ?? 0
        guard width > 2 else { return 1 }
        return (1..<width).first { column in
            let cells = rows.map { $0[column] }.filter { $0.contains { $0.isLetter } }
            return cells.count == rows.count && Set(cells).count == cells.count
        } ?? 1
    }

    /// Gaps and repeats in the numbers of rows.
    func discrepancies(_ outline: Outline) -> [Discrepancy] {
        tables.flatMap { table -> [Discrepancy] in
            guard Self.numberColumns.contains(table.header[0]) else { return [] }
            var last = 0
            return table.rows.compactMap { row in
                guard let value = Int(row.cells[0]) else { return nil }
                defer { last = value }
                let paragraph = outline.paragraphs[row.paragraph]
                let phrase = paragraph.phrase(0..<min(40, paragraph.text.count))
                if last > 0, value > last + 1, value - last < 10 {
                    return Discrepancy(
                        .numberSkipped,
                        line: paragraph.line,
                        "表中“\(value)”之前缺\(last + 1)",
                        phrase: phrase
                    )
                }
                guard value == last else { return nil }
                return Discrepancy(.numberDuplicated, line: paragraph.line, "表中序号“\(value)”重复", phrase: phrase)
            }
        }
    }

    /// The line above a table that says how many rows there are, or its title.
    private func announcement(above header: Int, _ outline: Outline) -> (Int, StatedCount?) {
        for index in stride(from: header - 1, through: max(0, header - 4), by: -1) {
            let text = outline.paragraphs[index].text
            if let total = StatedCount.total(in: text) ?? StatedCount.inBracket(text), total.value > 1 {
                return (index, total)
            }
        }
        return (title(above: header, outline) ?? header, nil)
    }

    private func title(above header: Int, _ outline: Outline) -> Int? {
        stride(from: header - 1, through: max(0, header - 3), by: -1).first { index in
            let text = outline.paragraphs[index].text
            let open = text.last == ")" ? text.lastIndex(of: "(") : nil
            let bare = open.map { text[..<$0] } ?? text
            return text.count <= 60 && !text.contains("。") && bare.count >= 4 && ListSigns.endsTitle(bare)
        }
    }

    private func name(above header: Int, _ outline: Outline) -> String {
        let paragraph = title(above: header, outline).map { outline.paragraphs[$0] }
        return paragraph.map { $0.show($0.text) } ?? "表"
    }
}
