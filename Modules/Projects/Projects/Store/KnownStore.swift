import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RegistryMessages

/// What was heard of the registry: the rules of programmes, and which towns there are.
struct KnownStore {
    let tables: any TableReader

    /// The rules of a programme.
    ///
    /// - Throws: ``Problem`` `projects.unknown-programme`.
    func library(_ programme: String) throws -> Library {
        let row = try tables.row("SELECT rules, units FROM known_programmes WHERE id = ?", [.text(programme)])
        guard let row else {
            throw Problem(
                ProjectsCode.unknownProgramme,
                .notFound,
                "The programme '\(programme)' is not known here.",
                remedy: "Define it first (\(DefineProgramme.name)); one just defined is known in a moment."
            )
        }
        guard let rules = try row.optionalJSON(ProjectRules.self, "rules") else {
            throw Problem(
                ProjectsCode.unknownProgramme,
                .notFound,
                "The programme '\(programme)' says nothing of projects.",
                remedy: "Add 'projects' with its kinds to the definition, under a higher version."
            )
        }
        let units = try row.json([MeasureUnitDefinition].self, "units")
        return Library(programme: programme, rules: rules, measureUnits: units)
    }

    /// A programme's name; its id where the name is not known.
    func names(of programme: String) throws -> LocalizedName {
        let row = try tables.row("SELECT names FROM known_programmes WHERE id = ?", [.text(programme)])
        return try row?.optionalJSON(LocalizedName.self, "names") ?? LocalizedName(zh: programme)
    }

    /// A unit's name; what stands for it where it is not known.
    ///
    /// The installation itself, in whose name the built-in account and the command line act, is no unit.
    func unit(_ id: String) throws -> String {
        if id == ActingUnit.installation { return "系统管理员" }
        return try tables.row("SELECT name FROM known_units WHERE id = ?", [.text(id)])?.text("name") ?? id
    }

    /// Whether there is such a town.
    func hasTown(_ id: String) throws -> Bool {
        try tables.row("SELECT id FROM known_towns WHERE id = ?", [.text(id)]) != nil
    }

    /// Takes in an event of the registry; those that say nothing about programmes, towns and units are
    /// passed over.
    static func hear(_ event: HeardEvent, to tables: any TableWriter) throws {
        switch event.type {
        case ProgrammeDefined.name:
            try know(try MessageCoding.decode(ProgrammeDefined.self, from: event.data, of: event.type), tables)
        case TownRegistered.name, TownListed.name, TownCorrected.name:
            let changes = try MessageCoding.decode(TownChanges.self, from: event.data, of: event.type).changes
            try tables.execute(
                """
                INSERT INTO known_towns (id, name) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET name = COALESCE(excluded.name, known_towns.name)
                """,
                [.text(event.context.subject), .init(changes.last { $0.field == .name }?.to)]
            )
        case UnitDefined.name:
            let unit = try MessageCoding.decode(UnitDefined.self, from: event.data, of: event.type).unit
            try tables.execute(
                "INSERT INTO known_units (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                [.text(unit.id), .text(unit.names.zh)]
            )
        default: break
        }
    }

    private static func know(_ event: ProgrammeDefined, _ tables: any TableWriter) throws {
        let definition = event.definition
        try tables.execute(
            """
            INSERT INTO known_programmes (id, version, rules, units, names) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, rules = excluded.rules, units = excluded.units,
                names = excluded.names
            """,
            [
                .text(definition.id), .init(definition.version), try .init(json: definition.projects),
                try .init(json: definition.measureUnits), try .init(json: definition.names),
            ]
        )
    }
}

/// What events about towns have in common.
private struct TownChanges: Decodable {
    var changes: [FieldChange]
}
