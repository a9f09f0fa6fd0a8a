import AccountsMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// What was heard of the registry: which towns lie in which regions today.
struct PlaceStore {
    let tables: any TableReader

    /// What an account may see and do now: the towns that it names, and those that lie in its regions.
    ///
    /// A reporter without either, as older logs may have one, has no town.
    func access(of account: Account) throws -> Access {
        let scope = account.scope
        var towns = scope.towns
        if let regions = scope.regions {
            let inside = try regions.flatMap(towns(in:))
            towns = Set((towns ?? []) + inside).sorted()
        }
        if account.lacksPlaces { towns = [] }
        return Access(account.role, programmes: scope.programmes, towns: towns)
    }

    /// The towns in a region and below, by the region's id or the beginning of an official code.
    private func towns(in region: String) throws -> [String] {
        let isCode = !region.isEmpty && region.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return try tables.rows(
            #"""
            WITH RECURSIVE below (region) AS (
                SELECT r.id FROM known_regions r WHERE r.id = ?
                UNION SELECT c.id FROM known_regions c WHERE c.code LIKE ? ESCAPE '\'
                UNION SELECT p.id FROM known_regions p JOIN below b ON p.parent = b.region
            ) SELECT t.id FROM known_towns t WHERE t.region IN (SELECT region FROM below) ORDER BY t.id
            """#,
            [.text(region), .text(isCode ? SQL.pattern(RegionCode.stem(of: region), anywhere: false) : "")]
        ).compactMap { $0.text("id") }
    }
}

/// What events of the registry do; those that say nothing of places are passed over.
extension PlaceStore {
    static func hear(_ event: HeardEvent, to tables: any TableWriter) throws {
        switch event.type {
        case RegionDefined.name:
            try hear(try MessageCoding.decode(RegionDefined.self, from: event.data, of: event.type), tables)
        case TownRegistered.name, TownListed.name, TownCorrected.name:
            let said = try MessageCoding.decode(TownChanges.self, from: event.data, of: event.type)
            try tables.execute(
                "INSERT INTO known_towns (id) VALUES (?) ON CONFLICT (id) DO NOTHING",
                [.text(said.town)]
            )
            for change in said.changes where change.field == .region {
                try tables.execute(
                    "UPDATE known_towns SET region = ? WHERE id = ?",
                    [.init(change.to), .text(said.town)]
                )
            }
        default: break
        }
    }

    /// What every event of a town says of its fields.
    private struct TownChanges: Decodable {
        var town: String
        var changes: [FieldChange]
    }

    private static func hear(_ event: RegionDefined, _ tables: any TableWriter) throws {
        let region = event.region
        let parents = region.parents.filter { $0.hierarchy == RegionHierarchy.administrative }
        let (code, parent) = (region.codes.last?.code, parents.last?.parent)
        try tables.execute("DELETE FROM known_regions WHERE id = ?", [.text(region.id)])
        try tables.execute(
            "INSERT INTO known_regions (id, code, parent) VALUES (?, ?, ?)",
            [.text(region.id), .init(code), .init(parent)]
        )
    }
}
