import ECommerceMessages
import Foundation
import Messages
import OfficeFiles
import RegistryMessages

/// The e-commerce of a programme's folder: the tables `villages.csv`, `shops.csv`, `couriers.csv`, `assets.csv` and
/// `orders.csv` in its folder `ecommerce`, where they are there.
public enum ECommerceFolder {
    /// The name of the folder in the programme's.
    public static let name = "ecommerce"

    /// Reads a folder.
    ///
    /// Nothing is sent. Sending it again changes nothing.
    ///
    /// - Parameters:
    ///   - path: The programme's folder.
    ///   - programme: The programme. The module must have heard of it, and of its towns, before the commands are sent.
    /// - Returns: What to send, in this order, town by town: villages, shops, couriers, assets, orders; none when the
    ///   programme says nothing of e-commerce.
    /// - Throws: `FileFaults` with everything that is wrong in its files.
    public static func read(_ path: String, programme: ProgrammeDefinition) throws -> [any Command] {
        guard programme.ecommerce != nil else { return [] }
        var reader = CommerceReader(folder: "\(path)/\(name)", programme: programme.id)
        let commands: [[any Command]] = [
            reader.villages(), reader.shops(), reader.couriers(), reader.assets(), reader.orders(),
        ]
        guard reader.faults.isEmpty else { throw FileFaults(reader.faults) }
        return commands.flatMap { $0 }
    }
}

/// Reads the tables of a folder, and gathers what is wrong in all of them.
struct CommerceReader {
    let folder: String
    let programme: String
    private(set) var faults: [FileFault] = []

    init(folder: String, programme: String) {
        self.folder = folder
        self.programme = programme
    }

    mutating func villages() -> [any Command] {
        let entries = entries("villages.csv", Self.villageColumns) { table, row in
            Village(
                id: table.text("id", row),
                name: table.text("name", row),
                regionCode: table.cell("regionCode", row),
                households: table.number("households", row)
            )
        }
        return commands(entries, RegisterLimit.entries) { DefineVillages(programme: programme, town: $0, $1) }
    }

    mutating func shops() -> [any Command] {
        let entries = entries("shops.csv", Self.shopColumns) { table, row in
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
        return commands(entries, RegisterLimit.entries) { DefineShops(programme: programme, town: $0, $1) }
    }

    mutating func couriers() -> [any Command] {
        let entries = entries("couriers.csv", Self.courierColumns) { table, row in
            let villages = table.text("villages", row).split { ";；、 ".contains($0) }.map(String.init)
            return Courier(id: table.text("id", row), name: table.text("name", row), villages: villages)
        }
        return commands(entries, RegisterLimit.entries) { DefineCouriers(programme: programme, town: $0, $1) }
    }

    mutating func assets() -> [any Command] {
        let entries = entries("assets.csv", Self.assetColumns) { table, row in
            CommerceAsset(
                id: table.text("id", row),
                kind: table.choice("kind", row, CommerceAsset.Kind.self) ?? .brand,
                name: table.cell("name", row),
                village: table.cell("village", row),
                since: table.cell("since", row),
                until: table.cell("until", row)
            )
        }
        return commands(entries, RegisterLimit.entries) { DefineAssets(programme: programme, town: $0, $1) }
    }

    mutating func orders() -> [any Command] {
        let entries = entries("orders.csv", Self.orderColumns) { table, row in
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
        return commands(entries, TakeOrders.limit) { TakeOrders(programme: programme, town: $0, $1) }
    }

    // MARK: Tables

    /// The entries of a table with their towns; none when there is no such table.
    private mutating func entries<Entry>(
        _ name: String,
        _ columns: [CommerceTable.Column],
        _ entry: (inout CommerceTable, CSVTable.Row) -> Entry
    ) -> [(town: String, entry: Entry)] {
        let file = "\(folder)/\(name)"
        guard let bytes = FileManager.default.contents(atPath: file) else { return [] }
        do {
            let town = CommerceTable.Column("town", "镇", required: true)
            var table = try CommerceTable([UInt8](bytes), file: file, [town] + columns)
            let entries = table.rows.map { (table.text("town", $0), entry(&table, $0)) }
            faults += table.faults
            return entries
        } catch let wrong as FileFaults {
            faults += wrong.faults
        } catch {
            faults.append(.init(file: file, message: "\(error)"))
        }
        return []
    }

    /// Commands of entries, town by town in the order of the table.
    private func commands<Entry>(
        _ entries: [(town: String, entry: Entry)],
        _ limit: Int,
        _ command: (String, [Entry]) -> any Command
    ) -> [any Command] {
        var towns: [String] = []
        for entry in entries where !towns.contains(entry.town) { towns.append(entry.town) }
        return towns.flatMap { town in
            let own = entries.filter { $0.town == town }.map(\.entry)
            return stride(from: 0, to: own.count, by: limit).map { start in
                command(town, Array(own[start...].prefix(limit)))
            }
        }
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
