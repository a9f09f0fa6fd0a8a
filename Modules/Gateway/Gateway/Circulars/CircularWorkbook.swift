import Messages
import ProjectsMessages
import Spreadsheets

/// A circular as a workbook: a sheet for each table, the digest on each.
struct CircularWorkbook {
    let circular: Circular

    /// The workbook; the same circular is the same bytes.
    ///
    /// - Throws: ``Problem`` `spreadsheets.not-written`.
    func bytes() throws -> [UInt8] {
        let words = CircularWords(circular: circular)
        let head = [words.title, "\(circular.content.issuer)　\(circular.content.date)　\(words.number)", words.seal]
        let cover = Sheet(
            name: "概况",
            preface: head,
            columns: [.init("内容", width: 120)],
            rows: [words.summary, "排名规则：\(circular.content.rule.zh)"].compactMap { $0.map { [.text($0)] } }
        )
        let tables = words.tables.map { table in
            Sheet(
                name: table.title,
                preface: head + [table.remark].compactMap { $0 }.filter { !$0.isEmpty },
                columns: table.columns.map { Sheet.Column($0) },
                rows: table.rows.map { $0.map(Self.cell) }
            )
        }
        return try Workbook(title: words.title, sheets: [cover] + tables).xlsx()
    }

    private static func cell(_ cell: CircularTable.Cell) -> Sheet.Cell {
        switch cell {
        case .text(let text): .text(text)
        case .count(let number): .count(number)
        case .number(let number): number.map(Sheet.Cell.number) ?? "—"
        }
    }
}
