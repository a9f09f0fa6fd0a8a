import CZip
import Foundation

/// Packs files, good and hostile ones, as workbooks are packed.
enum PackedFile {
    static func make(_ entries: [(name: String, content: String)]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("packed-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        var error: Int32 = 0
        guard let archive = zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            throw CocoaError(.fileWriteUnknown)
        }
        for (name, content) in entries {
            let bytes = Array(content.utf8)
            guard let memory = malloc(max(bytes.count, 1)) else { throw CocoaError(.fileWriteUnknown) }
            bytes.withUnsafeBytes { source in
                if let base = source.baseAddress { _ = memcpy(memory, base, source.count) }
            }
            let source = zip_source_buffer(archive, memory, UInt64(bytes.count), 1)
            _ = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        }
        guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
        return [UInt8](try Data(contentsOf: file))
    }

    /// A workbook whose sheets all have the same rows; a sheet is hidden when its name begins with `~`, and entries in
    /// `extra` stand for those of the same name.
    static func workbook(
        _ rows: String,
        after: String = "",
        strings: String = "",
        styles: String = "",
        sheets: [String] = ["一"],
        properties: String = "",
        extra: [(name: String, content: String)] = []
    ) throws -> [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let names = sheets.enumerated().map { index, name in
            let isHidden = name.hasPrefix("~")
            return """
                <sheet name="\(name.drop { $0 == "~" })" sheetId="\(index + 1)" \(isHidden ? #"state="hidden""# : "") \
                r:id="rId\(index + 1)"/>
                """
        }
        let relations = sheets.indices.map { index in
            #"<Relationship Id="rId\#(index + 1)" Type="\#(office)/worksheet" "#
                + #"Target="worksheets/sheet\#(index + 1).xml"/>"#
        }
        var entries: [(name: String, content: String)] = [
            (
                "_rels/.rels",
                #"<Relationships><Relationship Id="r" Type="\#(office)/officeDocument" "#
                    + #"Target="xl/workbook.xml"/></Relationships>"#
            ),
            (
                "xl/workbook.xml",
                #"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="\#(main)" xmlns:r="\#(office)">\#(properties)"#
                    + "<sheets>\(names.joined())</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                #"<Relationships>\#(relations.joined())<Relationship Id="s" Type="\#(office)/sharedStrings" "#
                    + #"Target="sharedStrings.xml"/><Relationship Id="t" Type="\#(office)/styles" "#
                    + #"Target="/xl/styles.xml"/></Relationships>"#
            ),
        ]
        if !strings.isEmpty { entries.append(("xl/sharedStrings.xml", #"<sst xmlns="\#(main)">\#(strings)</sst>"#)) }
        if !styles.isEmpty {
            entries.append(("xl/styles.xml", #"<styleSheet xmlns="\#(main)">\#(styles)</styleSheet>"#))
        }
        for index in sheets.indices {
            let sheet = #"<worksheet xmlns="\#(main)"><sheetData>\#(rows)</sheetData>\#(after)</worksheet>"#
            entries.append(("xl/worksheets/sheet\(index + 1).xml", sheet))
        }
        let replaced = Set(extra.map(\.name))
        return try make(extra + entries.filter { !replaced.contains($0.name) })
    }

    /// A row of inline texts: `<row r="2">…`.
    static func row(_ number: Int, _ texts: String...) -> String {
        let cells = texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }
        return "<row r=\"\(number)\">\(cells.joined())</row>"
    }
}
