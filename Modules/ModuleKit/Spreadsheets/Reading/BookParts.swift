import OfficeFiles

/// Which parts belong to a part: id, kind and path of each.
final class RelationsPart: XMLPart {
    struct Relation {
        var id: String
        var kind: String
        var path: String
    }

    private let folder: String
    private(set) var relations: [Relation] = []

    /// Reads the relations of a part; paths are told from `folder`: `xl`, empty for the file's top.
    init(folder: String, file: String) {
        self.folder = folder
        super.init(file: file)
    }

    override func begin(_ name: String, _ attributes: [String: String]) {
        guard name == "Relationship", attributes["TargetMode"] != "External", let target = attributes["Target"] else {
            return
        }
        let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
        relations.append(Relation(id: attributes["Id"] ?? "", kind: kind, path: path(target)))
    }

    func path(ofKind kind: String) -> String? {
        relations.first { $0.kind == kind }?.path
    }

    private func path(_ target: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// The list of sheets.
final class BookPart: XMLPart {
    struct Entry {
        var name: String
        var relation: String
        var isVisible: Bool
    }

    private(set) var sheets: [Entry] = []
    private(set) var from1904 = false

    override func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "sheet":
            guard sheets.count < SheetLimits.sheets else {
                return fail(SheetFault.limit("sheets", SheetLimits.sheets, "holds more sheets", file))
            }
            let relation = attributes.first { $0.key == "id" || $0.key.hasSuffix(":id") }?.value
            let isVisible = (attributes["state"] ?? "visible") == "visible"
            sheets.append(Entry(name: attributes["name"] ?? "", relation: relation ?? "", isVisible: isVisible))
        case "workbookPr": from1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        default: break
        }
    }
}

/// The texts that cells name by number.
final class StringsPart: XMLPart {
    private(set) var strings: [String] = []
    private var current = ""
    private var isText = false
    private var inPhonetic = false

    override func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "si": current = ""
        case "rPh": inPhonetic = true
        case "t": isText = !inPhonetic
        default: break
        }
        if strings.count > SheetLimits.cells {
            fail(SheetFault.limit("cells", SheetLimits.cells, "holds more texts", file))
        }
    }

    override func end(_ name: String) {
        switch name {
        case "si": strings.append(EscapedText.plain(current))
        case "rPh": inPhonetic = false
        case "t": isText = false
        default: break
        }
    }

    override func text(_ text: String) {
        if isText { current += text }
    }
}

/// How the styles of cells show numbers.
final class StylesPart: XMLPart {
    /// By the number of the style.
    private(set) var shown: [ShownNumber] = []
    private var codes: [Int: ShownNumber] = [:]
    private var inCellStyles = false

    override func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
            codes[id] = ShownNumber(code: String((attributes["formatCode"] ?? "").prefix(255)))
        case "cellXfs": inCellStyles = true
        case "xf" where inCellStyles:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            shown.append(codes[id] ?? ShownNumber(builtIn: id))
        default: break
        }
        if max(shown.count, codes.count) > SheetLimits.styles {
            fail(SheetFault.limit("styles", SheetLimits.styles, "holds more styles", file))
        }
    }

    override func end(_ name: String) {
        if name == "cellXfs" { inCellStyles = false }
    }
}

/// Characters that XML cannot hold, as spreadsheets write them: `_x000D_`.
///
/// > Source: ECMA-376 part 1, 22.9.2.19, ST_Xstring.
enum EscapedText {
    static func plain(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
                ?? String(match.output.0)
        }
    }
}
