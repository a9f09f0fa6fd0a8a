import CZip
import Foundation
import FoundationXML
import Messages

/// The text of a .docx: a zip with the document as XML in it.
enum WordDocument {
    /// The XML that is unpacked at most, in bytes; a file that holds more is refused, whatever its head claims.
    static let unpackedLimit = 32 << 20

    /// The text: a line for each paragraph, and for each row of a table with its cells parted by tabs.
    ///
    /// - Throws: ``Problem`` `policy.bad-document`.
    static func text(_ bytes: [UInt8], name: String) throws(Problem) -> String {
        guard let xml = try member("word/document.xml", of: bytes, name: name) else {
            throw PolicyCode.badDocument(name, Unpacking.noMember.rawValue)
        }
        let numbering = WordNumbering(
            numbering: try member("word/numbering.xml", of: bytes, name: name),
            styles: try member("word/styles.xml", of: bytes, name: name)
        )
        let collector = WordCollector(numbering)
        let parser = XMLParser(data: xml)
        parser.shouldResolveExternalEntities = false
        parser.delegate = collector
        guard parser.parse() else {
            throw PolicyCode.badDocument(name, "its XML ends or breaks off at line \(parser.lineNumber)")
        }
        return collector.lines.joined(separator: "\n")
    }

    /// A part of the document; `nil` where it has none of that name.
    private static func member(_ path: String, of bytes: [UInt8], name: String) throws(Problem) -> Data? {
        let found = bytes.withUnsafeBytes { buffer -> Result<Data, Unpacking> in
            var error = zip_error_t()
            zip_error_init(&error)
            defer { zip_error_fini(&error) }
            guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
                return .failure(.notZip)
            }
            guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
                zip_source_free(source)
                return .failure(.notZip)
            }
            defer { zip_discard(archive) }
            guard let file = zip_fopen(archive, path, 0) else { return .failure(.noMember) }
            defer { zip_fclose(file) }
            return unpack(file)
        }
        switch found {
        case .success(let data):
            // A document type could define entities that grow without end; documents have none.
            guard data.range(of: Data("<!DOCTYPE".utf8)) == nil else {
                throw PolicyCode.badDocument(name, "its XML has a document type")
            }
            return data
        case .failure(.noMember): return nil
        case .failure(let why): throw PolicyCode.badDocument(name, why.rawValue)
        }
    }

    private enum Unpacking: String, Error {
        case notZip = "it is no whole zip"
        case noMember = "there is no word/document.xml in it"
        case broken = "its zip is damaged"
        case tooMuch = "it unpacks to more than 32 MiB"
    }

    private static func unpack(_ file: OpaquePointer) -> Result<Data, Unpacking> {
        var data = Data()
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = zip_fread(file, &chunk, UInt64(chunk.count))
            guard count >= 0 else { return .failure(.broken) }
            guard count > 0 else { return .success(data) }
            data.append(contentsOf: chunk.prefix(Int(count)))
            guard data.count <= unpackedLimit else { return .failure(.tooMuch) }
        }
    }
}

/// Gathers the text of a document while its XML goes by.
private final class WordCollector: NSObject, XMLParserDelegate {
    private(set) var lines: [String] = []
    private var line = ""
    private var rows: [[String]] = []
    private var isText = false
    /// The text of the paragraph so far.
    private var paragraph = ""
    private var numbering: WordNumbering
    /// The paragraphs that are open, one in another where a text box stands in one: their lists and styles.
    private var open: [OpenParagraph] = []
    /// How deep in text that is not part of the document's own: deleted, or an alternative for older programs.
    private var hidden = 0

    init(_ numbering: WordNumbering) {
        self.numbering = numbering
    }

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch element {
        case "w:del", "mc:Fallback", "w:instrText", "w:pPrChange": hidden += 1
        case "w:p":
            if !paragraph.isEmpty { endPiece() }
            open.append(OpenParagraph(isNumberDue: hidden == 0))
        case "w:pStyle": setPlace { $0.style = attributes["w:val"] }
        case "w:numId": setPlace { $0.place.list = attributes["w:val"] }
        case "w:ilvl": setPlace { $0.place.level = attributes["w:val"].flatMap { Int($0) } }
        case "w:t": isText = true
        // A tab stop among a paragraph's properties is no sign in its text.
        case "w:tab": if attributes.isEmpty { paragraph += "\t" }
        case "w:br", "w:cr":
            endPiece()
            rows.isEmpty ? endLine() : line.append("、")
        case "w:tr": rows.append([])
        case "w:tc": line = ""
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isText, hidden == 0 { paragraph += string }
    }

    private struct OpenParagraph {
        var place = WordNumbering.Place()
        var style: String?
        /// Whether its number still has to be written.
        var isNumberDue: Bool
    }

    private func setPlace(_ change: (inout OpenParagraph) -> Void) {
        guard hidden == 0, !open.isEmpty else { return }
        change(&open[open.count - 1])
    }

    /// Puts the text so far into the line, its number before it.
    private func endPiece() {
        if let last = open.last, last.isNumberDue {
            open[open.count - 1].isNumberDue = false
            if let label = numbering.label(last.place, style: last.style) { number(label) }
        }
        line += paragraph
        paragraph = ""
    }

    private func number(_ label: String) {
        let isBlank = paragraph.allSatisfy(\.isWhitespace)
        if isBlank {
            // 序号 that numbers itself; an empty paragraph of the text has nothing to number.
            if !rows.isEmpty { line += label.trimmingCharacters(in: .punctuationCharacters) }
            return
        }
        let isWord = label.last.map { $0.isNumber || $0.isLetter } ?? false
        line += isWord ? label + " " : label
    }

    func parser(
        _ parser: XMLParser,
        didEndElement element: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        switch element {
        case "w:del", "mc:Fallback", "w:instrText", "w:pPrChange": hidden -= 1
        case "w:t": isText = false
        case "w:p":
            endPiece()
            _ = open.popLast()
            rows.isEmpty ? endLine() : endCellParagraph()
        case "w:tc": endCell()
        case "w:tr": endRow()
        default: break
        }
    }

    private func endLine() {
        lines.append(line)
        line = ""
    }

    /// Paragraphs of one cell stay on one line.
    private func endCellParagraph() {
        if !line.isEmpty, line.last != "\u{1}" { line += "\u{1}" }
    }

    private func endCell() {
        let parts = line.split(separator: "\u{1}").map { $0.replacing("\t", with: " ") }
        if !rows.isEmpty { rows[rows.count - 1].append(parts.joined(separator: "、")) }
        line = ""
    }

    private func endRow() {
        if let row = rows.popLast() { lines.append(row.joined(separator: "\t")) }
        line = ""
    }
}
