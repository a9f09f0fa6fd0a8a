import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RegistryMessages

/// What was heard of others: the rules of programmes, what projects, indicators and towns are called, and who reports.
struct KnownStore {
    let tables: any TableReader

    /// Things that have a name: projects and towns their own, observations the unit that reports them.
    enum Sort: String { case project, town, observation }

    /// What a programme says of putting right; the usual where it says nothing, `nil` when it is unknown.
    func rules(_ programme: String) throws -> ClassRules? {
        try tables.row("SELECT rules FROM known_programmes WHERE id = ?", [.text(programme)]).map { row in
            ClassRules(rules: try row.optionalJSON(RectificationRules.self, "rules") ?? .usual)
        }
    }

    /// The step of a programme that is the application, `nil` when it has none.
    func application(of programme: String) throws -> String? {
        try tables.row("SELECT application FROM known_programmes WHERE id = ?", [.text(programme)])?.text("application")
    }

    /// What an indicator is called; its id when it is not known.
    func indicator(_ id: String, of programme: String) throws -> String {
        let row = try tables.row("SELECT indicators FROM known_programmes WHERE id = ?", [.text(programme)])
        return try row?.json([String: String].self, "indicators")[id] ?? id
    }

    /// What something is called; its id when it is not known.
    func name(_ sort: Sort, _ id: String) throws -> String { try find(sort, id) ?? id }

    /// The unit that reports an observation, `nil` when it is not known.
    func reporter(_ observation: String) throws -> String? { try find(.observation, observation) }

    private func find(_ sort: Sort, _ id: String) throws -> String? {
        let row = try tables.row(
            "SELECT name FROM known_names WHERE sort = ? AND id = ?",
            [.text(sort.rawValue), .text(id)]
        )
        return row?.text("name")
    }

    // MARK: Writing

    /// Takes in what is heard of programmes, towns and projects; the rest is passed over.
    static func hear(_ event: HeardEvent, to tables: any TableWriter) throws {
        func read<E: Event>(_ type: E.Type) throws -> E {
            try MessageCoding.decode(type, from: event.data, of: event.type)
        }
        switch event.type {
        case ProgrammeDefined.name: try know(try read(ProgrammeDefined.self).definition, tables)
        case TownRegistered.name: try know(try read(TownRegistered.self).changes, event, tables)
        case TownListed.name: try know(try read(TownListed.self).changes, event, tables)
        case TownCorrected.name: try know(try read(TownCorrected.self).changes, event, tables)
        case ProjectRegistered.name: try name(.project, event, try read(ProjectRegistered.self).facts.name, tables)
        case ProjectChanged.name: try name(.project, event, try read(ProjectChanged.self).now.facts.name, tables)
        case ObservationRecorded.name: try name(.observation, event, event.context.actor.unit, tables)
        case ObservationChanged.name:
            let isReport = [.resubmitted, .corrected].contains(try read(ObservationChanged.self).kind)
            if isReport { try name(.observation, event, event.context.actor.unit, tables) }
        default: break
        }
    }

    private static func know(_ definition: ProgrammeDefinition, _ tables: any TableWriter) throws {
        let names = definition.indicators.map { ($0.id, $0.names.zh) }
        try tables.execute(
            """
            INSERT INTO known_programmes (id, rules, application, indicators) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, application = excluded.application,
                indicators = excluded.indicators
            """,
            [
                .text(definition.id), try .init(json: definition.rectification), .init(definition.application?.step),
                try .init(json: Dictionary(names) { first, _ in first }),
            ]
        )
    }

    private static func know(_ changes: [FieldChange], _ event: HeardEvent, _ tables: any TableWriter) throws {
        guard let name = changes.last(where: { $0.field == .name })?.to else { return }
        try self.name(.town, event, name, tables)
    }

    private static func name(_ sort: Sort, _ event: HeardEvent, _ name: String, _ tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO known_names (sort, id, name) VALUES (?, ?, ?)
            ON CONFLICT (sort, id) DO UPDATE SET name = excluded.name
            """,
            [.text(sort.rawValue), .text(event.context.subject), .text(name)]
        )
    }
}
