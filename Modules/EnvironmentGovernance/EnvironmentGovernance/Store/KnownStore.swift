import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// What was heard of the registry: the rules of programmes, which towns are in them, and how units are named.
struct KnownStore {
    let tables: any TableReader

    /// A programme's rules of places.
    ///
    /// - Throws: ``Problem`` `environment.unknown-programme`; also when the asker is not there for it.
    func programme(_ id: String, _ access: Access) throws -> GovernedProgramme {
        let row = try tables.row("SELECT rules FROM known_programmes WHERE id = ?", [.text(id)])
        guard access.covers(programme: id), let row else {
            throw Problem(
                EnvironmentGovernanceCode.unknownProgramme,
                .notFound,
                "The programme '\(id)' is not known here.",
                remedy: "Define it first (\(DefineProgramme.name)); one just defined is known in a moment."
            )
        }
        guard let rules = try row.optionalJSON(EnvironmentRules.self, "rules") else {
            throw Problem(
                EnvironmentGovernanceCode.unknownProgramme,
                .notFound,
                "The programme '\(id)' says nothing of places.",
                remedy: "Add 'environment' to the definition, under a higher version."
            )
        }
        return GovernedProgramme(id: id, rules: rules)
    }

    /// A programme's towns that an asker may see, by id.
    func towns(of programme: String, _ access: Access = .everything) throws -> [String] {
        var filter = RowFilter(access)
        filter.equal("t.programme", programme)
        return try tables.rows(
            "SELECT t.town FROM known_towns t WHERE \(filter.sql) ORDER BY t.town",
            filter.arguments
        ).compactMap { $0.text("town") }
    }

    /// Refuses a town that is not one of the programme's, or that the asker is not there for.
    ///
    /// - Throws: ``Problem`` `environment.unknown-town`.
    func require(town: String, of programme: String, _ access: Access) throws {
        let row = try tables.row(
            "SELECT town FROM known_towns WHERE programme = ? AND town = ?",
            [.text(programme), .text(town)]
        )
        guard row == nil || !access.covers(town: town) else { return }
        throw Problem(
            EnvironmentGovernanceCode.unknownTown,
            .notFound,
            "'\(town)' is not a town of '\(programme)' known here.",
            remedy: "List it or let it join first; one just listed is known in a moment."
        )
    }

    /// The units that names mean.
    func unitNames() throws -> UnitNames {
        var ids: [String: Set<String>] = [:]
        for row in try tables.rows("SELECT name, id FROM known_units") {
            ids[row.text("name") ?? "", default: []].insert(row.text("id") ?? "")
        }
        return UnitNames(ids)
    }

    /// Takes in an event of the registry; those that say nothing of programmes, their towns and units are passed over.
    static func hear(_ event: HeardEvent, to tables: any TableWriter) throws {
        switch event.type {
        case ProgrammeDefined.name:
            let defined = try MessageCoding.decode(ProgrammeDefined.self, from: event.data, of: event.type)
            try tables.execute(
                """
                INSERT INTO known_programmes (id, rules) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET rules = excluded.rules
                """,
                [.text(defined.definition.id), try .init(json: defined.definition.environment)]
            )
        case TownListed.name, ProgrammeJoined.name:
            let place = try MessageCoding.decode(Place.self, from: event.data, of: event.type)
            guard let programme = place.programme, let town = place.town else { return }
            try tables.execute(
                "INSERT INTO known_towns (programme, town) VALUES (?, ?) ON CONFLICT (programme, town) DO NOTHING",
                [.text(programme), .text(town)]
            )
        case UnitDefined.name:
            let unit = try MessageCoding.decode(UnitDefined.self, from: event.data, of: event.type).unit
            try tables.execute("DELETE FROM known_units WHERE id = ?", [.text(unit.id)])
            for name in Set([unit.id, unit.names.zh] + unit.aliases).sorted() {
                try tables.execute("INSERT INTO known_units (name, id) VALUES (?, ?)", [.text(name), .text(unit.id)])
            }
        default: break
        }
    }
}
