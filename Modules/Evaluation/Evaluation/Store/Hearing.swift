import ECommerceMessages
import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import PluginMessages
import ProjectsMessages
import RegistryMessages
import Stream

/// Keeps what Evaluation needs of what others say.
enum Hearing {
    /// The modules that are heard.
    static let sources = [
        "registry", "projects", HeardECommerce.source, PluginNames.catalogue, PluginNames.prefix + "*",
    ]

    /// Enters a heard event; one that says nothing of interest is passed over.
    static func enter(_ event: HeardEvent, to tables: any TableWriter) throws {
        switch event.type {
        case ProgrammeDefined.name: try HeardRegistry.programme(read(event), tables)
        case TownRegistered.name, ProgrammeJoined.name, TownListed.name, StepTaken.name, TownCorrected.name:
            try HeardRegistry.town(event, tables)
        case ProjectRegistered.name: try HeardProjects.enter(read(event, as: ProjectRegistered.self), tables)
        case ProjectChanged.name: try HeardProjects.enter(read(event, as: ProjectChanged.self).now, tables)
        case ProjectStatusChanged.name: try HeardProjects.enter(read(event, as: ProjectStatusChanged.self), tables)
        case ReportApproved.name: try HeardProjects.enter(read(event, as: ReportApproved.self), tables)
        case ReportReturned.name: try HeardProjects.enter(read(event, as: ReportReturned.self), tables)
        case PluginActivated.name: try HeardPlugins.enter(read(event), event.context.position, tables)
        case PluginRemoved.name: try HeardPlugins.enter(read(event, as: PluginRemoved.self), tables)
        case PluginQuarantined.name: try HeardPlugins.enter(read(event, as: PluginQuarantined.self), tables)
        case MonthClosed.name: try HeardECommerce.enter(event, tables)
        case let type where type.hasPrefix(PluginNames.prefix) && type.hasSuffix(".observation-derived.v1"):
            let origin = String(type.dropLast(".observation-derived.v1".count))
            try HeardPlugins.enter(read(event, as: ObservationDerived.self), from: origin, tables)
        default: break
        }
    }

    static func read<Value: Decodable>(_ event: HeardEvent, as type: Value.Type = Value.self) throws -> Value {
        try MessageCoding.decode(type, from: event.data, of: event.type)
    }
}

/// Programmes and towns.
enum HeardRegistry {
    static func programme(_ event: ProgrammeDefined, _ tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO programmes (id, version, definition) VALUES (?, ?, ?)
            ON CONFLICT (id, version) DO UPDATE SET definition = excluded.definition
            """,
            [.text(event.definition.id), .init(event.definition.version), try .init(json: event.definition)]
        )
    }

    /// Any event that says something of a town: they all carry its changes.
    static func town(_ event: HeardEvent, _ tables: any TableWriter) throws {
        let said: (town: String, programme: String?, changes: [FieldChange])
        switch event.type {
        case TownRegistered.name:
            let event = try Hearing.read(event, as: TownRegistered.self)
            said = (event.town, nil, event.changes)
        case ProgrammeJoined.name:
            let event = try Hearing.read(event, as: ProgrammeJoined.self)
            said = (event.town, event.programme, event.changes)
        case TownListed.name:
            let event = try Hearing.read(event, as: TownListed.self)
            said = (event.town, event.programme, event.changes)
        case StepTaken.name:
            let event = try Hearing.read(event, as: StepTaken.self)
            said = (event.town, event.programme, event.changes)
        default:
            let event = try Hearing.read(event, as: TownCorrected.self)
            said = (event.town, event.programme, event.changes)
        }
        try enter(said.changes.filter(\.field.isOfTown), of: said.town, tables)
        guard let programme = said.programme else { return }
        try enter(said.changes, of: said.town, in: programme, tables)
    }

    private static func enter(_ changes: [FieldChange], of town: String, _ tables: any TableWriter) throws {
        let row = try tables.row("SELECT name, town_type, attributes FROM towns WHERE id = ?", [.text(town)])
        var name = row?.text("name") ?? town
        var type = row?.text("town_type")
        var attributes = try row?.json([String: String].self, "attributes") ?? [:]
        for change in changes {
            switch change.field {
            case .name: name = change.to ?? name
            case .townType: type = change.to
            case .attribute: if let key = change.key { attributes[key] = change.to }
            default: break
            }
        }
        try tables.execute(
            """
            INSERT INTO towns (id, name, town_type, attributes) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, town_type = excluded.town_type,
                attributes = excluded.attributes
            """,
            [.text(town), .text(name), .init(type), try .init(json: attributes)]
        )
    }

    private static func enter(
        _ changes: [FieldChange],
        of town: String,
        in programme: String,
        _ tables: any TableWriter
    ) throws {
        func said(_ field: TownField) -> FieldChange? { changes.last { $0.field == field } }
        let row = try tables.row(
            "SELECT level, stage FROM memberships WHERE programme = ? AND town = ?",
            [.text(programme), .text(town)]
        )
        let level = said(.level).map(\.to) ?? row?.text("level")
        let stage = said(.stage).map(\.to) ?? row?.text("stage")
        try tables.execute(
            """
            INSERT INTO memberships (programme, town, level, stage) VALUES (?, ?, ?, ?)
            ON CONFLICT (programme, town) DO UPDATE SET level = excluded.level, stage = excluded.stage
            """,
            [.text(programme), .text(town), .init(level), .init(stage)]
        )
    }
}

/// Plugins, the town types that they bring, and what they derive.
enum HeardPlugins {
    static func enter(_ event: PluginActivated, _ place: StreamPosition, _ tables: any TableWriter) throws {
        let plugin = event.plugin
        try tables.execute(
            """
            INSERT INTO plugins (id, version, manifest) VALUES (?, ?, ?)
            ON CONFLICT (id, version) DO UPDATE SET manifest = excluded.manifest
            """,
            [.text(plugin.id), .text(plugin.version), try .init(json: plugin)]
        )
        try tables.execute("DELETE FROM town_types WHERE plugin = ?", [.text(plugin.id)])
        try tables.execute(
            """
            INSERT INTO town_types (id, plugin, version, activation, trouble) VALUES (?, ?, ?, ?, NULL)
            ON CONFLICT (id) DO UPDATE SET plugin = excluded.plugin, version = excluded.version,
                activation = excluded.activation, trouble = NULL
            """,
            [
                .text(plugin.townType.id), .text(plugin.id), .text(plugin.version),
                .integer(Int64(clamping: place.sequence)),
            ]
        )
    }

    static func enter(_ event: PluginRemoved, _ tables: any TableWriter) throws {
        try tables.execute("DELETE FROM town_types WHERE plugin = ?", [.text(event.id)])
    }

    static func enter(_ event: PluginQuarantined, _ tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE town_types SET trouble = ? WHERE plugin = ?",
            [.text(event.reason), .text(event.id)]
        )
    }

    /// Events that are named as a derived figure's source; of more, the number is said.
    private static let namedEvents = 5

    static func enter(_ event: ObservationDerived, from origin: String, _ tables: any TableWriter) throws {
        var figure = event.figure
        if figure.source == nil {
            let more = event.from.count > namedEvents ? ["… \(event.from.count)"] : []
            let events = event.from.prefix(namedEvents) + more
            figure.source = FigureSource(document: origin, clause: events.joined(separator: ", "))
        }
        let observation = Observation(
            id: "\(origin):\(event.town):\(event.indicator):\(event.period)",
            programme: "",
            town: event.town,
            indicator: event.indicator,
            period: event.period,
            figure: figure,
            note: event.why.zh,
            origin: origin
        )
        try tables.execute(
            """
            INSERT INTO derived_observations (town, indicator, period, origin, first_month, last_month, content)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (town, indicator, period, origin) DO UPDATE SET content = excluded.content
            """,
            [
                .text(event.town), .text(event.indicator), .text(event.period.text), .text(origin),
                .text(event.period.first.text), .text(event.period.last.text), try .init(json: observation),
            ]
        )
    }
}

/// Projects, as far as they are counted.
enum HeardProjects {
    static func enter(_ event: ProjectRegistered, _ tables: any TableWriter) throws {
        let counted = CountedProject(
            kinds: event.facts.kinds,
            investment: event.facts.investment,
            measures: measures(event)
        )
        try tables.execute(
            """
            INSERT INTO projects (id, programme, town, started, facts) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET town = excluded.town, started = excluded.started, facts = excluded.facts
            """,
            [
                .text(event.project), .text(event.programme), .init(event.facts.town),
                .init(hasStarted(event.status, before: nil)), try .init(json: counted),
            ]
        )
    }

    static func enter(_ event: ProjectStatusChanged, _ tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE projects SET started = ? WHERE id = ?",
            [.init(hasStarted(event.status, before: event.from)), .text(event.project)]
        )
    }

    static func enter(_ event: ReportApproved, _ tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO project_reports (project, month) VALUES (?, ?) ON CONFLICT (project, month) DO NOTHING",
            [.text(event.project), .text(event.figures.month.last.text)]
        )
    }

    static func enter(_ event: ReportReturned, _ tables: any TableWriter) throws {
        try tables.execute(
            "DELETE FROM project_reports WHERE project = ? AND month = ?",
            [.text(event.project), .text(event.month.last.text)]
        )
    }

    /// Whether work has begun; one that was suspended before it began has not.
    private static func hasStarted(_ status: ProjectStatus, before: ProjectStatus?) -> Bool {
        switch status {
        case .started, .producing, .completed: true
        case .planned, .signed, .landed: false
        case .suspended: before.map { hasStarted($0, before: nil) } ?? true
        }
    }

    private static func measures(_ event: ProjectRegistered) -> [CountedProject.Measure] {
        event.facts.measures.filter { $0.scope == .total || $0.scope == .new }.compactMap { item in
            item.figure.value.map { .init(name: item.measure, unit: item.figure.unit, value: $0) }
        }
    }
}

/// What is counted of a project.
struct CountedProject: Codable {
    struct Measure: Codable {
        var name: String
        var unit: String
        var value: DecimalValue
    }

    var kinds: [String]
    var investment: Figure?
    var measures: [Measure]
}
