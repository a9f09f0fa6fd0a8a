import OfficeFiles

/// A table that people send: CSV as it is, or a sheet of an XLSX workbook, told apart by its content.
///
/// Readers of tables take CSV alone; what comes out here is what they take, rows numbered as in the sheet. Numbers
/// are as the cells show them (dates by their format, 12.5% for a share), formulas by their last value, merged cells
/// filled, hidden rows read like the others: hiding is how people look at a list, not what they say in it.
public enum TableFile {
    /// Whether bytes are a packed file, as XLSX is.
    public static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    /// A table's bytes for the readers of tables.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - file: Its name, for messages.
    ///   - sheet: The sheet's name; the first visible one when left out.
    /// - Returns: What is not a workbook, unchanged; of a workbook, the sheet as CSV.
    /// - Throws: ``FileFaults`` when it is no table at all, an older kind of workbook, damaged, past one of
    ///   ``SheetLimits``, or has cells without a value.
    public static func csv(_ bytes: [UInt8], file: String, sheet: String? = nil) throws -> [UInt8] {
        guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
            throw SheetFault.file("is an old .xls file, or protected by a password; save it as .xlsx without one", file)
        }
        guard isWorkbook(bytes) else {
            let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            guard isUTF16 || !bytes.contains(0) else {
                throw SheetFault.file(
                    "is no text, but a picture, a document or a program; save the table as .xlsx",
                    file
                )
            }
            return bytes
        }
        let part = try WorkbookFile.sheet(bytes, file: file, named: sheet)
        guard part.faults.isEmpty else { throw FileFaults(part.faults) }
        return try SheetRows(part).csv(file: file)
    }
}

/// Finds the parts of a workbook and reads one sheet.
enum WorkbookFile {
    static func sheet(_ bytes: [UInt8], file: String, named name: String?) throws -> SheetPart {
        var archive = try ZipArchive(bytes, file: file)
        let top = RelationsPart(folder: "", file: file)
        try read(top, "_rels/.rels", &archive)
        guard let path = top.path(ofKind: "officeDocument"), let content = try archive.content(path) else {
            throw SheetFault.file("is a packed file, but no XLSX workbook", file)
        }
        let book = BookPart(file: file)
        try book.read(content, part: path)
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let relations = RelationsPart(folder: folder, file: file)
        let leaf = path.split(separator: "/").last.map(String.init) ?? ""
        try read(relations, (folder.isEmpty ? "" : folder + "/") + "_rels/\(leaf).rels", &archive)
        return try sheet(try choose(name, of: book, file), book, relations, &archive, file)
    }

    private static func sheet(
        _ entry: BookPart.Entry,
        _ book: BookPart,
        _ relations: RelationsPart,
        _ archive: inout ZipArchive,
        _ file: String
    ) throws -> SheetPart {
        let strings = StringsPart(file: file)
        try read(strings, relations.path(ofKind: "sharedStrings"), &archive)
        let styles = StylesPart(file: file)
        try read(styles, relations.path(ofKind: "styles"), &archive)
        let numbers = NumberWriter(from1904: book.from1904)
        let sheet = SheetPart(strings: strings.strings, shown: styles.shown, numbers: numbers, file: file)
        guard let path = relations.relations.first(where: { $0.id == entry.relation && $0.kind == "worksheet" })?.path,
            let content = try archive.content(path)
        else { throw SheetFault.file("has no table on its sheet '\(entry.name)'", file) }
        try sheet.read(content, part: path)
        return sheet
    }

    private static func read(_ part: XMLPart, _ path: String?, _ archive: inout ZipArchive) throws {
        guard let path, let content = try archive.content(path) else { return }
        try part.read(content, part: path)
    }

    private static func choose(_ name: String?, of book: BookPart, _ file: String) throws -> BookPart.Entry {
        guard let name else {
            guard let first = book.sheets.first(where: \.isVisible) else {
                throw SheetFault.file("has no sheet that can be seen", file)
            }
            return first
        }
        guard let sheet = book.sheets.first(where: { $0.name == name }) else {
            let names = book.sheets.prefix(20).map(\.name).joined(separator: ", ")
            throw SheetFault.file("has no sheet '\(name)'; there are: \(names)", file)
        }
        return sheet
    }
}
