import Messages
import OfficeFiles
import RegistryMessages

/// Reads towns from a CSV file, with a header in Chinese or English.
public struct TownTable: Sendable, Hashable {
    /// The towns, in the order of the file.
    public var entries: [BatchEntry]
    /// Columns whose names mean nothing here.
    ///
    /// They were not read.
    public var ignoredColumns: [String]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8 or GB18030.
    ///   - file: Its name, for messages.
    ///   - categories: The programme's categories; a cell may hold the code or a name.
    ///   - levels: The programme's levels; a cell may hold the id or a name.
    ///   - isBatch: Whether a batch publishes it: every row has a number then; else a town with an id needs none.
    /// - Returns: The towns, when nothing is wrong.
    /// - Throws: ``FileFaults`` naming every wrong row and column. Nothing was taken then.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        categories: [RegistryMessages.Category],
        levels: [Level] = [],
        isBatch: Bool = true
    ) throws -> TownTable {
        let table = try CSVTable(try TextFile.decode(bytes, file: file), file: file)
        var reader = TownTableReader(
            file: file,
            columns: try columns(table.header, file: file),
            header: table.header,
            categories: Dictionary(categories.flatMap { names($0.code, $0.names) }) { first, _ in first },
            levels: Dictionary(levels.flatMap { names($0.id, $0.names) }) { first, _ in first },
            isBatch: isBatch
        )
        let entries = table.rows.map { reader.entry($0) }
        guard reader.faults.isEmpty else { throw FileFaults(reader.faults) }
        let ignored = table.header.filter { Column(named: $0) == nil }
        return TownTable(entries: entries, ignoredColumns: ignored)
    }

    private static func names(_ id: String, _ names: LocalizedName) -> [(String, String)] {
        [(id, id), (names.zh, id)] + (names.en.map { [($0, id)] } ?? [])
    }

    private static func columns(_ header: [String], file: String) throws -> [Column: Int] {
        var columns: [Column: Int] = [:]
        var faults: [FileFault] = []
        for (index, name) in header.enumerated() {
            guard let column = Column(named: name) else { continue }
            if columns.updateValue(index, forKey: column) != nil {
                let message = "says the same as another column; expected each once"
                faults.append(.init(file: file, line: 1, column: name, message: message))
            }
        }
        for column in [Column.number, .name] where columns[column] == nil {
            let names = column.names.joined(separator: ", ")
            faults.append(.init(file: file, line: 1, message: "there is no column for it; expected one of \(names)"))
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        return columns
    }
}

/// What a column of a table of towns can say.
enum Column: String, CaseIterable {
    case number, heading, name, category, isDesignatedTown, region, level, townType, attributes, town, newTown

    /// The headers that mean it.
    var names: [String] {
        switch self {
        case .number: ["number", "序号", "编号"]
        case .heading: ["heading", "city", "标题", "市(州)", "所属市(州)", "所属地区"]
        case .name: ["name", "名称", "小镇名称", "镇名"]
        case .category: ["category", "类别", "类型"]
        case .isDesignatedTown: ["isDesignatedTown", "is_designated_town", "建制镇", "是否建制镇"]
        case .region: ["region", "regionCode", "区划", "行政区划代码"]
        case .level: ["level", "级别", "等级"]
        case .townType: ["townType", "小镇类型"]
        case .attributes: ["attributes", "属性"]
        case .town: ["town", "id", "小镇编号"]
        case .newTown: ["newTown", "新镇编号"]
        }
    }

    /// The column that a header means; full-width brackets count as plain ones.
    init?(named header: String) {
        let plain = header.replacing("（", with: "(").replacing("）", with: ")")
        guard let column = Self.allCases.first(where: { $0.names.contains(plain) }) else { return nil }
        self = column
    }
}

/// Makes entries of rows, and gathers what is wrong.
private struct TownTableReader {
    let file: String
    let columns: [Column: Int]
    let header: [String]
    let categories: [String: String]
    let levels: [String: String]
    let isBatch: Bool
    var faults: [FileFault] = []
    private var rowOfNumber: [Int: Int] = [:]

    init(
        file: String,
        columns: [Column: Int],
        header: [String],
        categories: [String: String],
        levels: [String: String],
        isBatch: Bool
    ) {
        self.file = file
        self.columns = columns
        self.header = header
        self.categories = categories
        self.levels = levels
        self.isBatch = isBatch
    }

    mutating func entry(_ row: CSVTable.Row) -> BatchEntry {
        let name = cell(.name, row)
        if name == nil { fault(row, .name, "is empty; expected the town's name") }
        return BatchEntry(
            number: number(row),
            heading: cell(.heading, row),
            name: name ?? "",
            category: known(.category, row, categories),
            isDesignatedTown: flag(row),
            region: cell(.region, row),
            level: known(.level, row, levels),
            townType: cell(.townType, row),
            attributes: attributes(row),
            town: cell(.town, row),
            newTown: cell(.newTown, row)
        )
    }

    private func cell(_ column: Column, _ row: CSVTable.Row) -> String? {
        guard let index = columns[column], !row.fields[index].isEmpty else { return nil }
        return row.fields[index]
    }

    private mutating func fault(_ row: CSVTable.Row, _ column: Column, _ message: String) {
        let name = columns[column].map { header[$0] } ?? column.rawValue
        faults.append(.init(file: file, line: row.number, column: name, message: message))
    }

    /// The number; 0 for a town that is named by its id and has none.
    private mutating func number(_ row: CSVTable.Row) -> Int {
        if !isBatch, cell(.number, row) == nil, cell(.town, row) != nil { return 0 }
        let text = cell(.number, row) ?? ""
        guard let number = Int(text), number >= 1 else {
            fault(row, .number, "expected a number from 1, found '\(text)'")
            return 0
        }
        if let other = rowOfNumber[number] {
            fault(row, .number, "number \(number) stands in row \(other) too")
        } else {
            rowOfNumber[number] = row.number
        }
        return number
    }

    private mutating func known(_ column: Column, _ row: CSVTable.Row, _ names: [String: String]) -> String? {
        guard let text = cell(column, row) else { return nil }
        if let id = names[text] { return id }
        let expected =
            names.isEmpty ? "the programme has none" : "expected one of \(names.keys.sorted().joined(separator: ", "))"
        fault(row, column, "'\(text)' is unknown; \(expected)")
        return nil
    }

    private mutating func attributes(_ row: CSVTable.Row) -> [String: AttributeValue]? {
        guard let text = cell(.attributes, row) else { return nil }
        if let attributes = AttributeText.readAll(text) { return attributes }
        fault(row, .attributes, "expected a JSON object without null, found '\(text)'")
        return nil
    }

    private mutating func flag(_ row: CSVTable.Row) -> Bool? {
        switch cell(.isDesignatedTown, row)?.lowercased() {
        case nil: return nil
        case "true", "yes", "1", "是", "建制镇": return true
        case "false", "no", "0", "否", "非建制镇": return false
        case let other?:
            fault(row, .isDesignatedTown, "expected true or false, 是 or 否, 建制镇 or 非建制镇, found '\(other)'")
            return nil
        }
    }
}
