import EnvironmentGovernanceMessages
import Messages
import OfficeFiles
import RegistryMessages

/// What a column of `grids.csv` says.
enum GridColumn: String, TableColumn {
    case id, town, level, parent, name, standard, unit, post

    var names: [String] { [rawValue, chinese] }

    private var chinese: String {
        switch self {
        case .id: "编号"
        case .town: "镇"
        case .level: "级别"
        case .parent: "上级网格"
        case .name: "名称"
        case .standard: "保洁标准"
        case .unit: "责任单位"
        case .post: "岗位"
        }
    }

    var isRequired: Bool { [.id, .town, .level, .name].contains(self) }
}

/// What a column of `places.csv` says.
enum PlaceColumn: String, TableColumn {
    case id, town, kind, name, grid, unit, post, signed, facilities, protected

    var names: [String] { [rawValue, chinese] }

    private var chinese: String {
        switch self {
        case .id: "编号"
        case .town: "镇"
        case .kind: "类型"
        case .name: "名称"
        case .grid: "网格"
        case .unit: "责任单位"
        case .post: "岗位"
        case .signed: "门前三包"
        case .facilities: "设施"
        case .protected: "保护对象"
        }
    }

    var isRequired: Bool { [.id, .town, .kind, .name].contains(self) }
}

/// Reads grids and places from CSV.
enum PlaceTables {
    /// Reads grids; a level is named by its id or its name.
    ///
    /// - Throws: `FileFaults` naming every wrong cell.
    static func grids(_ bytes: [UInt8], file: String, _ rules: EnvironmentRules) throws -> [GridDraft] {
        var table = try HeadedTable(bytes, file: file, GridColumn.self)
        let levels = rules.gridLevels.map { ($0.id, $0.names.zh) }
        let grids = table.rows.map { row in
            GridDraft(
                id: table.required(.id, row, "an id") ?? "",
                town: table.required(.town, row, "the town's id") ?? "",
                level: id(.level, row, of: levels, &table),
                parent: table.cell(.parent, row),
                name: table.required(.name, row, "the grid's name") ?? "",
                standard: table.cell(.standard, row),
                duty: duty(table.cell(.unit, row), table.cell(.post, row))
            )
        }
        try table.finish()
        return grids
    }

    /// Reads places; a kind is named by its id or its name.
    ///
    /// - Throws: `FileFaults` naming every wrong cell.
    static func places(_ bytes: [UInt8], file: String, _ rules: EnvironmentRules) throws -> [PlaceDraft] {
        var table = try HeadedTable(bytes, file: file, PlaceColumn.self)
        let kinds = rules.placeKinds.map { ($0.id, $0.names.zh) }
        let places = table.rows.map { row in
            PlaceDraft(
                id: table.required(.id, row, "an id") ?? "",
                town: table.required(.town, row, "the town's id") ?? "",
                kind: id(.kind, row, of: kinds, &table),
                name: table.required(.name, row, "the place's name") ?? "",
                grid: table.cell(.grid, row),
                duty: duty(table.cell(.unit, row), table.cell(.post, row)),
                signed: signed(row, &table),
                facilities: facilities(row, &table),
                protected: parts(table.cell(.protected, row))
            )
        }
        try table.finish()
        return places
    }

    /// The id that a cell means: an id itself, or a name.
    private static func id<Column: TableColumn>(
        _ column: Column,
        _ row: CSVTable.Row,
        of known: [(id: String, name: String)],
        _ table: inout HeadedTable<Column>
    ) -> String {
        guard let text = table.required(column, row, "an id or a name") else { return "" }
        if let id = known.first(where: { $0.id == text || $0.name == text })?.id { return id }
        let expected = known.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
        table.fault(row, column, "'\(text)' is unknown; expected one of \(expected)")
        return text
    }

    private static func duty(_ unit: String?, _ post: String?) -> DutyHolder? {
        unit.map { DutyHolder(unit: $0, post: post) }
    }

    private static func parts(_ text: String?) -> [String] {
        (text ?? "").split { ";；".contains($0) }.map(String.init)
    }

    private static func signed(_ row: CSVTable.Row, _ table: inout HeadedTable<PlaceColumn>) -> Bool? {
        switch table.cell(.signed, row) {
        case nil: return nil
        case "是", "yes": return true
        case "否", "no": return false
        case let text?:
            table.fault(row, .signed, "expected 是 or 否, found '\(text)'")
            return nil
        }
    }

    private static func facilities(
        _ row: CSVTable.Row,
        _ table: inout HeadedTable<PlaceColumn>
    ) -> [PlaceDraft.Facility] {
        parts(table.cell(.facilities, row)).compactMap { text in
            let fields = text.split { ":：".contains($0) }
            if fields.count == 2, let count = Int(fields[1]), count >= 0 {
                return .init(String(fields[0]), count: count)
            }
            table.fault(row, .facilities, "expected entries such as 垃圾桶:12, found '\(text)'")
            return nil
        }
    }
}
