import Messages
import PluginMessages
import RegistryMessages

/// What programmes and town types call their things.
///
/// Where there is no name the id stands.
public struct Names: Sendable {
    private let definitions: [String: ProgrammeDefinition]
    private let summaries: [ProgrammeSummary]
    private let types: [PluginDescription.TownType]
    private let units: [String: String]
    private let access: Access
    private let towns: [String: String]
    private let regions: [String: String]

    /// Gathers names.
    ///
    /// - Parameters:
    ///   - programmes: The programmes.
    ///   - definitions: The definitions of those that things are shown of.
    ///   - types: The town types.
    ///   - units: The units.
    ///   - access: What the reader may see; other programmes are named where they stand, and not offered.
    ///   - towns: The names of towns, by id.
    ///   - regions: The names of regions, by id or code.
    public init(
        programmes: [ProgrammeSummary],
        definitions: [ProgrammeDefinition] = [],
        types: [PluginDescription.TownType] = [],
        units: [OfficeUnit] = [],
        for access: Access = .everything,
        towns: [String: String] = [:],
        regions: [String: String] = [:]
    ) {
        self.access = access
        self.towns = towns
        self.regions = regions
        self.units = Dictionary(units.map { ($0.id, $0.names.zh) }) { first, _ in first }
        summaries = programmes
        self.definitions = Dictionary(definitions.map { ($0.id, $0) }) { first, _ in first }
        self.types = types
    }

    /// The programmes to choose from.
    public var programmes: [(value: String, text: String)] {
        summaries.filter { access.covers(programme: $0.id) }.map { ($0.id, $0.names.zh) }
    }

    /// The town types to choose from.
    var townTypes: [(value: String, text: String)] {
        types.map { ($0.id, $0.names.zh) }
    }

    /// A programme's name.
    func programme(_ id: String) -> String { summaries.first { $0.id == id }?.names.zh ?? id }

    /// The units to choose from, by name.
    var offices: [(value: String, text: String)] {
        units.map { (value: $0.key, text: $0.value) }.sorted { ($0.text, $0.value) < ($1.text, $1.value) }
    }

    /// The id of a unit that somebody calls by its id or its name.
    public func unitId(of called: String) -> String { offices.first { $0.text == called }?.value ?? called }

    /// The units in whose name the installation acts by itself.
    private static let system: Set = [ActingUnit.installation, "rectification"]

    /// A unit's name; what is no unit's id is a name already.
    func unit(_ id: String) -> String { Self.system.contains(id) ? "本系统" : units[id] ?? id }

    /// A town's name.
    func town(_ id: String) -> String { towns[id] ?? id }

    /// A region's name, with the code or id that it was called by.
    func region(_ id: String) -> String { regions[id].map { "\($0)（\(id)）" } ?? id }

    /// A programme's definition, when it is at hand.
    func definition(_ id: String) -> ProgrammeDefinition? { definitions[id] }

    /// A town type's name; a dash where nobody has said.
    func townType(_ id: String?) -> String {
        guard let id else { return "—" }
        return townTypes.first { $0.value == id }?.text ?? id
    }

    /// A stage's name.
    func stage(_ id: String, of programme: String) -> String {
        definitions[programme]?.stages.first { $0.id == id }?.names.zh ?? id
    }

    /// A level's name.
    func level(_ id: String, of programme: String) -> String {
        definitions[programme]?.levels.first { $0.id == id }?.names.zh ?? id
    }

    /// A category's name.
    func category(_ code: String, of programme: String) -> String {
        definitions[programme]?.categories.first { $0.code == code }?.names.zh ?? code
    }

    /// A step's name.
    func step(_ id: String, of programme: String) -> String {
        definitions[programme]?.steps.first { $0.id == id }?.names.zh ?? id
    }

    /// What a kind of project, a benefit or a fund is called.
    func projectWord(_ id: String, of programme: String) -> String {
        guard let rules = definitions[programme]?.projects else { return id }
        return (rules.kinds + rules.benefits + rules.funds).first { $0.id == id }?.names.zh ?? id
    }

    /// A membership in one line.
    func membership(_ membership: Membership) -> String {
        let id = membership.programme
        let parts = [
            membership.level.map { level($0, of: id) }, membership.category.map { category($0, of: id) },
            stage(membership.stage, of: id), membership.number.map { "第 \($0) 号" },
        ]
        return programme(id) + "：" + parts.compactMap { $0 }.joined(separator: " · ")
    }
}
