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
        try rows(bytes, file, villageColumns) { table, row in
            Village(
                id: table.text("id", row),
                name: table.text("name", row),
                regionCode: table.cell("regionCode", row),
                households: table.number("households", row)
            )
        }
    }

    /// Reads shops, each with at most one village.
    public static func shops(_ bytes: [UInt8], file: String) throws -> [CommerceRow<Shop>] {
        try rows(bytes, file, shopColumns) { table, row in
            let opened = table.text("opened", row)
            let provenance = table.choice("provenance", row, ShopProvenance.self) ?? .registered
            let places = table.cell("village", row).map { village in
                [ShopAttribution(village: village, provenance: provenance, since: table.cell("since", row) ?? opened)]
            }
            return Shop(
                id: table.text("id", row),
                name: table.text("name", row),
                channel: table.text("channel", row),
                category: table.cell("category", row),
                opened: opened,
                closed: table.cell("closed", row),
                attributions: places ?? []
            )
        }
    }

    /// Reads couriers with the villages that they cover.
    public static func couriers(_ bytes: [UInt8], file: String) throws -> [CommerceRow<Courier>] {
        try rows(bytes, file, courierColumns) { table, row in
            let villages = table.text("villages", row).split { ";；、 ".contains($0) }.map(String.init)
            return Courier(id: table.text("id", row), name: table.text("name", row), villages: villages)
        }
    }

    /// Reads rooms, streamers, brands, stations and parks.
    public static func assets(_ bytes: [UInt8], file: String) throws -> [CommerceRow<CommerceAsset>] {
        try rows(bytes, file, assetColumns) { table, row in
            CommerceAsset(
                id: table.text("id", row),
                kind: table.choice("kind", row, CommerceAsset.Kind.self) ?? .brand,
                name: table.cell("name", row),
                village: table.cell("village", row),
                since: table.cell("since", row),
                until: table.cell("until", row)
            )
        }
    }

    /// Reads orders.
    public static func orders(_ bytes: [UInt8], file: String) throws -> [CommerceRow<OrderRow>] {
        try rows(bytes, file, orderColumns) { table, row in
            OrderRow(
                orderId: table.text("orderId", row),
                channel: table.text("channel", row),
                shop: table.text("shop", row),
                time: table.text("time", row),
                amount: table.decimal("amount", row) ?? DecimalValue(0),
                quantity: table.number("quantity", row) ?? 1,
                category: table.text("category", row),
                status: table.choice("status", row, OrderRow.Status.self) ?? .paid,
                refundAmount: table.decimal("refundAmount", row)
            )
        }
    }

    private static func rows<Entry>(
        _ bytes: [UInt8],
        _ file: String,
        _ columns: [CommerceTable.Column],
        _ entry: (inout CommerceTable, CSVTable.Row) -> Entry
    ) throws -> [CommerceRow<Entry>] {
        let town = CommerceTable.Column("town", "镇", required: true)
        var table = try CommerceTable(bytes, file: file, [town] + columns)
        let rows = table.rows.map { CommerceRow(town: table.text("town", $0), entry: entry(&table, $0)) }
        guard table.faults.isEmpty else { throw FileFaults(table.faults) }
        return rows
    }

    private static let id = CommerceTable.Column("id", "编号", required: true)
    private static let villageColumns: [CommerceTable.Column] = [
        id, .init("name", "村", required: true), .init("regionCode", "区划代码"), .init("households", "户数"),
    ]
    private static let shopColumns: [CommerceTable.Column] = [
        id, .init("name", "网店", required: true), .init("channel", "平台", required: true), .init("category", "品类"),
        .init("opened", "开店日期", required: true), .init("closed", "关店日期"), .init("village", "村"),
        .init("provenance", "归属依据"), .init("since", "归属起"),
    ]
    private static let courierColumns: [CommerceTable.Column] = [
        id, .init("name", "快递公司", required: true), .init("villages", "覆盖村"),
    ]
    private static let assetColumns: [CommerceTable.Column] = [
        id, .init("kind", "类别", required: true), .init("name", "名称"), .init("village", "村"), .init("since", "起"),
        .init("until", "止"),
    ]
    private static let orderColumns: [CommerceTable.Column] = [
        .init("orderId", "订单号", required: true), .init("channel", "平台", required: true),
        .init("shop", "网店", required: true), .init("time", "下单时间", required: true),
        .init("amount", "金额", required: true), .init("quantity", "件数"), .init("category", "品类", required: true),
        .init("status", "状态"), .init("refundAmount", "退款金额"),
    ]
}
