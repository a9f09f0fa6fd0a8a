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
        Self.commands(entries("villages.csv", CommerceTables.villages), RegisterLimit.entries) {
            DefineVillages(programme: programme, town: $0, $1)
        }
    }

    mutating func shops() -> [any Command] {
        Self.commands(entries("shops.csv", CommerceTables.shops), RegisterLimit.entries) {
            DefineShops(programme: programme, town: $0, $1)
        }
    }

    mutating func couriers() -> [any Command] {
        Self.commands(entries("couriers.csv", CommerceTables.couriers), RegisterLimit.entries) {
            DefineCouriers(programme: programme, town: $0, $1)
        }
    }

    mutating func assets() -> [any Command] {
        Self.commands(entries("assets.csv", CommerceTables.assets), RegisterLimit.entries) {
            DefineAssets(programme: programme, town: $0, $1)
        }
    }

    mutating func orders() -> [any Command] {
        Self.commands(entries("orders.csv", CommerceTables.orders), TakeOrders.limit) {
            TakeOrders(programme: programme, town: $0, $1)
        }
    }

    // MARK: Tables

    /// The entries of a table with their towns; none when there is no such table.
    private mutating func entries<Entry>(
        _ name: String,
        _ read: ([UInt8], String) throws -> [CommerceRow<Entry>]
    ) -> [CommerceRow<Entry>] {
        let file = "\(folder)/\(name)"
        guard let bytes = FileManager.default.contents(atPath: file) else { return [] }
        do {
            return try read([UInt8](bytes), file)
        } catch let wrong as FileFaults {
            faults += wrong.faults
        } catch {
            faults.append(.init(file: file, message: "\(error)"))
        }
        return []
    }

    /// Commands of entries, town by town in the order of the table.
    private static func commands<Entry>(
        _ entries: [CommerceRow<Entry>],
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
}
