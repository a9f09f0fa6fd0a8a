import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// What was heard of the registry: the rules of programmes, and which towns there are.
struct KnownStore {
    let tables: any TableReader

    /// A programme, as far as it says something of e-commerce.
    struct Programme {
        var rules: ECommerceRules
        /// The unit of each indicator, by id.
        var units: [String: String]
    }

    /// A programme's rules.
    ///
    /// - Throws: ``Problem`` `ecommerce.unknown-programme`.
    func programme(_ id: String) throws -> Programme {
        let row = try tables.row("SELECT rules, units FROM known_programmes WHERE id = ?", [.text(id)])
        guard let row else { throw Self.unknown(id) }
        guard let rules = try row.optionalJSON(ECommerceRules.self, "rules") else {
            throw Problem(
                ECommerceCode.unknownProgramme,
                .notFound,
                "The programme '\(id)' says nothing of e-commerce.",
                remedy: "Add 'ecommerce' to the definition, under a higher version."
            )
        }
        return Programme(rules: rules, units: try row.json([String: String].self, "units"))
    }

    /// There is no such programme, or the asker may not see it.
    static func unknown(_ id: String) -> Problem {
        Problem(
            ECommerceCode.unknownProgramme,
            .notFound,
            "The programme '\(id)' is not known here.",
            remedy: "Define it first (\(DefineProgramme.name)); one just defined is known in a moment."
        )
    }

    /// Refuses a town that nobody has heard of.
    ///
    /// - Throws: ``Problem`` `ecommerce.unknown-town`.
    func requireTown(_ id: String) throws {
        guard try tables.row("SELECT id FROM known_towns WHERE id = ?", [.text(id)]) == nil else { return }
        throw Problem(
            ECommerceCode.unknownTown,
            .notFound,
            "The town '\(id)' is not known here.",
            remedy: "Register it first; one just registered is known in a moment.",
            errors: [.init(pointer: "/town", message: "there is no town '\(id)'")]
        )
    }

    /// The names of all towns, by id.
    func towns() throws -> [String: String] {
        let rows = try tables.rows("SELECT id, name FROM known_towns", [])
        return Dictionary(rows.map { ($0.text("id") ?? "", $0.text("name") ?? "") }) { first, _ in first }
    }

    // MARK: Hearing

    /// Takes in an event of the registry; those that say nothing about programmes and towns are passed over.
    static func hear(_ event: HeardEvent, to tables: any TableWriter) throws {
        switch event.type {
        case ProgrammeDefined.name:
            try know(try MessageCoding.decode(ProgrammeDefined.self, from: event.data, of: event.type), tables)
        case TownRegistered.name, TownListed.name, TownCorrected.name:
            try know(try MessageCoding.decode(Said.self, from: event.data, of: event.type), tables)
        default: break
        }
    }

    /// What every event of a town says.
    private struct Said: Decodable {
        var town: String
        var changes: [FieldChange]
    }

    private static func know(_ said: Said, _ tables: any TableWriter) throws {
        let name = said.changes.last { $0.field == .name }?.to
        try tables.execute(
            "INSERT INTO known_towns (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            [.text(said.town), .text(name ?? said.town)]
        )
        guard let name else { return }
        try tables.execute("UPDATE known_towns SET name = ? WHERE id = ?", [.text(name), .text(said.town)])
    }

    private static func know(_ event: ProgrammeDefined, _ tables: any TableWriter) throws {
        let definition = event.definition
        let units = Dictionary(definition.indicators.map { ($0.id, $0.unit) }) { first, _ in first }
        try tables.execute(
            """
            INSERT INTO known_programmes (id, version, rules, units) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, rules = excluded.rules, units = excluded.units
            """,
            [
                .text(definition.id), .init(definition.version), try .init(json: definition.ecommerce),
                try .init(json: units),
            ]
        )
    }
}
