import Ledger
import ModuleKit
import RegistryMessages

/// Takes in events of the registry; heard again, they change nothing.
extension KnownStore {
    /// Takes in one event; those that say nothing about programmes, units and towns are passed over.
    static func hear(_ event: HeardEvent, to tables: any TableWriter) throws {
        func read<E: Decodable>(_ type: E.Type) throws -> E {
            try MessageCoding.decode(type, from: event.data, of: event.type)
        }
        switch event.type {
        case ProgrammeDefined.name: try know(try read(ProgrammeDefined.self).definition, tables)
        case UnitDefined.name: try know(try read(UnitDefined.self).unit, tables)
        case TownRegistered.name:
            let heard = try read(TownRegistered.self)
            try know(heard.town, heard.changes, tables)
        case TownCorrected.name:
            let heard = try read(TownCorrected.self)
            try know(heard.town, heard.changes, tables)
        case TownListed.name:
            let heard = try read(TownListed.self)
            try know(heard.town, heard.changes, tables)
            try join(heard.town, heard.programme, tables)
        case ProgrammeJoined.name:
            let heard = try read(ProgrammeJoined.self)
            try know(heard.town, heard.changes, tables)
            try join(heard.town, heard.programme, tables)
        default: break
        }
    }

    private static func know(_ definition: ProgrammeDefinition, _ tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO known_programmes (id, version, names, tasks, leading_group) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id, version) DO UPDATE SET names = excluded.names, tasks = excluded.tasks,
                leading_group = excluded.leading_group
            """,
            [
                .text(definition.id), .init(definition.version), try .init(json: definition.names),
                try .init(json: definition.tasks), try .init(json: definition.leadingGroup),
            ]
        )
    }

    private static func know(_ unit: OfficeUnit, _ tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO known_units (id, definition) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition
            """,
            [.text(unit.id), try .init(json: unit)]
        )
    }

    private static func know(_ town: String, _ changes: [FieldChange], _ tables: any TableWriter) throws {
        try tables.execute("INSERT INTO known_towns (id) VALUES (?) ON CONFLICT (id) DO NOTHING", [.text(town)])
        for change in changes where change.field == .townType {
            try tables.execute("UPDATE known_towns SET town_type = ? WHERE id = ?", [.init(change.to), .text(town)])
        }
    }

    private static func join(_ town: String, _ programme: String, _ tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO known_memberships (town, programme) VALUES (?, ?) ON CONFLICT (town, programme) DO NOTHING",
            [.text(town), .text(programme)]
        )
    }
}
