import ECommerceMessages
import Messages
import OfficeFiles

/// A row of a table of e-commerce: what it says, and of which town.
public struct CommerceRow<Entry: Sendable>: Sendable {
    /// The town's id.
    public var town: String
    /// What the row says.
    public var entry: Entry
}

/// Reads the tables of e-commerce, each row with its town; headers in English or Chinese.
///
/// Each throws `FileFaults` with every wrong row and column.
public enum CommerceTables {
    /// Reads villages.
    public static func villages(_ bytes: [UInt8], file: String) throws -> [CommerceRow<Village>] {
        try rows(bytes, file, VillageColumn.self) { table, row in
            Village(
                id: table.text(.id, row),
                name: table.text(.name, row),
                regionCode: table.cell(.regionCode, row),
                households: table.whole(.households, row)
            )
        }
    }

    /// Reads shops, each with at most one village.
    public static func shops(_ bytes: [UInt8], file: String) throws -> [CommerceRow<Shop>] {
        try rows(bytes, file, ShopColumn.self) { table, row in
            let opened = table.text(.opened, row)
            let provenance = table.choice(.provenance, row, as: ShopProvenance.self) ?? .registered
            let places = table.cell(.village, row).map { village in
                [ShopAttribution(village: village, provenance: provenance, since: table.cell(.since, row) ?? opened)]
            }
            return Shop(
                id: table.text(.id, row),
                name: table.text(.name, row),
                channel: table.text(.channel, row),
                category: table.cell(.category, row),
                opened: opened,
                closed: table.cell(.closed, row),
                attributions: places ?? []
            )
        }
    }

    /// Reads couriers with the villages that they cover.
    public static func couriers(_ bytes: [UInt8], file: String) throws -> [CommerceRow<Courier>] {
        try rows(bytes, file, CourierColumn.self) { table, row in
            let villages = table.text(.villages, row).split { ";；、 ".contains($0) }.map(String.init)
            return Courier(id: table.text(.id, row), name: table.text(.name, row), villages: villages)
        }
    }

    /// Reads rooms, streamers, brands, stations and parks.
    public static func assets(_ bytes: [UInt8], file: String) throws -> [CommerceRow<CommerceAsset>] {
        try rows(bytes, file, AssetColumn.self) { table, row in
            CommerceAsset(
                id: table.text(.id, row),
                kind: table.choice(.kind, row, as: CommerceAsset.Kind.self) ?? .brand,
                name: table.cell(.name, row),
                village: table.cell(.village, row),
                since: table.cell(.since, row),
                until: table.cell(.until, row)
            )
        }
    }

    /// Reads orders.
    public static func orders(_ bytes: [UInt8], file: String) throws -> [CommerceRow<OrderRow>] {
        try rows(bytes, file, OrderColumn.self) { table, row in
            OrderRow(
                orderId: table.text(.orderId, row),
                channel: table.text(.channel, row),
                shop: table.text(.shop, row),
                time: table.text(.time, row),
                amount: table.decimal(.amount, row) ?? DecimalValue(0),
                quantity: table.whole(.quantity, row) ?? 1,
                category: table.text(.category, row),
                status: table.choice(.status, row, as: OrderRow.Status.self) ?? .paid,
                refundAmount: table.decimal(.refundAmount, row)
            )
        }
    }

    private static func rows<Column: CommerceColumn, Entry>(
        _ bytes: [UInt8],
        _ file: String,
        _ type: Column.Type,
        _ entry: (inout HeadedTable<Column>, CSVTable.Row) -> Entry
    ) throws -> [CommerceRow<Entry>] {
        var table = try HeadedTable(bytes, file: file, type)
        let rows = table.rows.map { row in
            for column in Column.allCases where column.isRequired { _ = table.required(column, row, "a value") }
            return CommerceRow(town: table.text(.town, row), entry: entry(&table, row))
        }
        try table.finish()
        return rows
    }
}

extension HeadedTable where Column: CommerceColumn {
    /// What stands in a cell that is filled.
    fileprivate func text(_ column: Column, _ row: CSVTable.Row) -> String { cell(column, row) ?? "" }

    /// A whole number; what is none is a fault.
    fileprivate mutating func whole(_ column: Column, _ row: CSVTable.Row) -> Int? {
        guard let text = cell(column, row) else { return nil }
        if let number = Int(text) { return number }
        fault(row, column, "is not a whole number: '\(text)'")
        return nil
    }

    /// A decimal number; what is none is a fault.
    fileprivate mutating func decimal(_ column: Column, _ row: CSVTable.Row) -> DecimalValue? {
        guard let text = cell(column, row) else { return nil }
        if let value = DecimalValue(text) { return value }
        fault(row, column, "is not a number: '\(text)'")
        return nil
    }
}
