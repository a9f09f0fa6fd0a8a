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
        let table = try HeadedTable(bytes, file: file, Column.self, takesOthers: true)
        var reader = TownTableReader(
            table: table,
            categories: known(categories.flatMap { names($0.code, $0.names) }),
            levels: known(levels.flatMap { names($0.id, $0.names) }),
            isBatch: isBatch
        )
        let entries = table.rows.map { reader.entry($0) }
        try reader.table.finish()
        let ignored = table.header.filter { HeadedTable<Column>.column(named: $0) == nil }
        return TownTable(entries: entries, ignoredColumns: ignored)
    }

    private static func names(_ id: String, _ names: LocalizedName) -> [(String, String)] {
        [(id, id), (names.zh, id)] + (names.en.map { [($0, id)] } ?? [])
    }

    /// What may stand in a cell, each once, in order.
    private static func known(_ names: [(String, String)]) -> [(String, String)] {
        Dictionary(names) { first, _ in first }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// What a column of a table of towns can say.
enum Column: String, TableColumn {
    case number, heading, name, category, isDesignatedTown, region, level, townType, attributes, town, newTown

    var isRequired: Bool { [.number, .name].contains(self) }

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
}

/// Makes entries of rows, and gathers what is wrong.
private struct TownTableReader {
    var table: HeadedTable<Column>
    let categories: [(String, String)]
    let levels: [(String, String)]
    let isBatch: Bool
    var rowOfNumber: [Int: Int] = [:]

    mutating func entry(_ row: CSVTable.Row) -> BatchEntry {
        BatchEntry(
            number: number(row),
            heading: table.cell(.heading, row),
            name: table.required(.name, row, "the town's name") ?? "",
            category: table.choice(.category, row, categories),
            isDesignatedTown: flag(row),
            region: table.cell(.region, row),
            level: table.choice(.level, row, levels),
            townType: table.cell(.townType, row),
            attributes: attributes(row),
            town: table.cell(.town, row),
            newTown: table.cell(.newTown, row)
        )
    }

    /// The number; 0 for a town that is named by its id and has none.
    private mutating func number(_ row: CSVTable.Row) -> Int {
        if !isBatch, table.cell(.number, row) == nil, table.cell(.town, row) != nil { return 0 }
        let text = table.cell(.number, row) ?? ""
        guard let number = Int(text), number >= 1 else {
            table.fault(row, .number, "expected a number from 1, found '\(text)'")
            return 0
        }
        if let other = rowOfNumber[number] {
            table.fault(row, .number, "number \(number) stands in row \(other) too")
        } else {
            rowOfNumber[number] = row.number
        }
        return number
    }

    private mutating func attributes(_ row: CSVTable.Row) -> [String: AttributeValue]? {
        guard let text = table.cell(.attributes, row) else { return nil }
        if let attributes = AttributeText.readAll(text) { return attributes }
        table.fault(row, .attributes, "expected a JSON object without null, found '\(text)'")
        return nil
    }

    private mutating func flag(_ row: CSVTable.Row) -> Bool? {
        switch table.cell(.isDesignatedTown, row)?.lowercased() {
        case nil: return nil
        case "true", "yes", "1", "是", "建制镇": return true
        case "false", "no", "0", "否", "非建制镇": return false
        case let other?:
            table.fault(row, .isDesignatedTown, "expected true or false, 是 or 否, 建制镇 or 非建制镇, found '\(other)'")
            return nil
        }
    }
}
