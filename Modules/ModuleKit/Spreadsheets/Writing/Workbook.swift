import CXLSXWriter
import Foundation
import Messages

/// A workbook that is written as XLSX: the same sheets are the same bytes, at any time and on any host.
public struct Workbook: Sendable, Hashable {
    /// What the file is called in its properties.
    public var title: String
    /// The sheets, one at least.
    public var sheets: [Sheet]

    /// Makes a workbook.
    public init(title: String, sheets: [Sheet]) {
        self.title = title
        self.sheets = sheets
    }

    /// The media type of XLSX.
    public static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// The date that stands in every file: a file says what was, not when it was fetched (2000-01-01, UTC).
    private static let written: time_t = 946_684_800

    /// The workbook as bytes.
    ///
    /// It is written to a file of its own in the folder for temporary files, and that is removed.
    ///
    /// - Throws: ``Problem`` `spreadsheets.not-written` when a text is longer than ``SheetLimits/cellText``, a sheet
    ///   has more than ``SheetLimits/writtenRows`` rows, or the disk is full.
    public func xlsx() throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("baizhen-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try write(to: file.path, folder.path)
        do {
            return [UInt8](try Data(contentsOf: file))
        } catch {
            throw Self.notWritten("The workbook cannot be read back: \(error.localizedDescription)")
        }
    }

    private func write(to path: String, _ folder: String) throws {
        let book = folder.withCString { folder in
            var options = lxw_workbook_options(
                constant_memory: 0,
                tmpdir: UnsafeMutablePointer(mutating: folder),
                use_zip64: 0
            )
            return workbook_new_opt(path, &options)
        }
        guard let book else { throw Self.notWritten("There is no memory for a workbook.") }
        var wasClosed = false
        defer { if !wasClosed { lxw_workbook_free(book) } }
        setProperties(of: book)
        let styles = SheetStyles(book)
        var taken: Set<String> = []
        for sheet in sheets {
            let name = Self.name(sheet.name, notIn: &taken)
            guard let target = workbook_add_worksheet(book, name) else {
                throw Self.notWritten("There can be no sheet '\(name)'.")
            }
            try SheetWriter(sheet: sheet, target: target, styles: styles).write()
        }
        wasClosed = true
        let error = workbook_close(book)
        guard error == LXW_NO_ERROR else { throw Self.notWritten(String(cString: lxw_strerror(error))) }
    }

    private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>) {
        title.withCString { title in
            "Baizhen".withCString { author in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                properties.created = Self.written
                _ = workbook_set_properties(book, &properties)
            }
        }
    }

    /// A name that a spreadsheet takes: at most 31 characters, none of `[]:*?/\`, no quote at an end, each once.
    private static func name(_ wanted: String, notIn taken: inout Set<String>) -> String {
        let letters = wanted.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "_" : $0 }
        let plain = letters.isEmpty ? "Sheet" : String(letters.prefix(27))
        var (name, number) = (plain, 2)
        while !taken.insert(name.lowercased()).inserted {
            name = "\(plain)(\(number))"
            number += 1
        }
        return name
    }

    static func notWritten(_ reason: String) -> Problem {
        Problem(
            "spreadsheets.not-written",
            .internal,
            "The XLSX file was not written. \(reason)",
            remedy: "Ask for CSV or JSON, or narrow the filter."
        )
    }
}
