import CXLSXWriter
import Foundation
import Messages

/// The formats that sheets use.
struct SheetStyles {
    typealias Format = UnsafeMutablePointer<lxw_format>

    let title: Format?
    let line: Format?
    let header: Format?
    let text: Format?
    let wrongText: Format?

    /// A font that Chinese office computers have; others put their own in its place.
    private static let font = "宋体"

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ set: (Format) -> Void) -> Format? {
            guard let format = workbook_add_format(book) else { return nil }
            format_set_font_name(format, Self.font)
            format_set_font_size(format, 11)
            set(format)
            return format
        }
        func boxed(_ format: Format) {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            format_set_text_wrap(format)
        }
        title = format {
            format_set_bold($0)
            format_set_font_size($0, 16)
        }
        line = format { _ in }
        header = format {
            boxed($0)
            format_set_bold($0)
            format_set_bg_color($0, 0xE8EDF3)
            format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
        }
        text = format(boxed)
        wrongText = format {
            boxed($0)
            format_set_bg_color($0, 0xFFD6D6)
        }
    }
}

/// Writes one sheet.
struct SheetWriter {
    let sheet: Sheet
    let target: UnsafeMutablePointer<lxw_worksheet>
    let styles: SheetStyles

    private var top: Int { sheet.preface.count }

    func write() throws {
        guard sheet.rows.count + top < SheetLimits.writtenRows, sheet.columns.count <= SheetLimits.columns else {
            throw Workbook.notWritten("The sheet '\(sheet.name)' is larger than \(SheetLimits.writtenRows) rows.")
        }
        for (row, line) in sheet.preface.enumerated() {
            try text(line, row, 0, row == 0 ? styles.title : styles.line)
        }
        setColumns()
        let marks = Dictionary(sheet.marks.map { (Place(row: $0.row, column: $0.column), $0.text) }) { "\($0)\n\($1)" }
        for (column, heading) in sheet.columns.enumerated() {
            let style = marks[Place(row: -1, column: column)] == nil ? styles.header : styles.wrongText
            try text(heading.title, top, column, style)
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let isWrong = marks[Place(row: row, column: column)] != nil
                try write(cell, top + 1 + row, column, isWrong ? styles.wrongText : styles.text)
            }
        }
        for (place, remark) in marks.sorted(by: { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }) {
            comment(remark, top + 1 + place.row, place.column)
        }
        worksheet_freeze_panes(target, lxw_row_t(top + 1), 0)
        worksheet_set_landscape(target)
        worksheet_set_paper(target, 9)
        worksheet_fit_to_pages(target, 1, 0)
        if !sheet.columns.isEmpty { worksheet_repeat_rows(target, lxw_row_t(top), lxw_row_t(top)) }
    }

    private struct Place: Hashable {
        var row: Int
        var column: Int
    }

    /// Widths from what stands in the first rows; a Chinese character is as wide as two others.
    private func setColumns() {
        for (column, heading) in sheet.columns.enumerated() {
            let longest = sheet.rows.prefix(200).compactMap { $0.count > column ? Self.width($0[column].text) : nil }
            let width = heading.width ?? min(max(Self.width(heading.title), longest.max() ?? 0, 6) + 2, 50)
            worksheet_set_column(target, lxw_col_t(column), lxw_col_t(column), Double(width), nil)
        }
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.prefix(100).reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }

    private func write(_ cell: Sheet.Cell, _ row: Int, _ column: Int, _ style: SheetStyles.Format?) throws {
        switch cell {
        case .text(let content): try text(content, row, column, style)
        case .number(let number):
            guard let exact = Self.exact(number) else { return try text(number.text, row, column, style) }
            worksheet_write_number(target, lxw_row_t(row), lxw_col_t(column), exact, style)
        }
    }

    /// The number that a spreadsheet shows for the same digits; `nil` when it would change some.
    private static func exact(_ number: DecimalValue) -> Double? {
        let digits = number.text.filter(\.isNumber).drop { $0 == "0" }
        return digits.count <= 15 ? Double(number.text) : nil
    }

    private func text(_ text: String, _ row: Int, _ column: Int, _ style: SheetStyles.Format?) throws {
        guard text.utf16.count <= SheetLimits.cellText else {
            throw Workbook.notWritten(
                "Row \(row + 1) of '\(sheet.name)' has a text of more than \(SheetLimits.cellText) characters."
            )
        }
        // Always a string cell: what begins with '=' is text here, never a formula.
        let error =
            text.isEmpty
            ? worksheet_write_blank(target, lxw_row_t(row), lxw_col_t(column), style)
            : worksheet_write_string(target, lxw_row_t(row), lxw_col_t(column), text, style)
        guard error == LXW_NO_ERROR else { throw Workbook.notWritten(String(cString: lxw_strerror(error))) }
    }

    private func comment(_ text: String, _ row: Int, _ column: Int) {
        var options = lxw_comment_options()
        options.width = 320
        options.height = 90
        worksheet_write_comment_opt(target, lxw_row_t(row), lxw_col_t(column), String(text.prefix(1000)), &options)
    }
}
