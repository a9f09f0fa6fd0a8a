import EnvironmentGovernanceMessages
import Messages
import RegistryMessages

/// What a programme calls its places, items and parts, and its towns.
///
/// Where there is no name the id stands.
public struct PlaceWords: Sendable {
    private let kinds: [String: String]
    private let items: [String: String]
    private let groups: [String: String]
    private let parts: [String: String]
    private let towns: [String: String]
    private let names: Names

    /// Gathers the words.
    ///
    /// - Parameters:
    ///   - definition: The programme; `nil` when it is not known.
    ///   - towns: The names of towns, by id.
    ///   - names: What units are called.
    public init(_ definition: ProgrammeDefinition?, towns: [String: String], names: Names) {
        let rules = definition?.environment
        kinds = Self.table(rules?.placeKinds ?? []) { ($0.id, $0.names.zh) }
        items = Self.table(rules?.checklist ?? []) { ($0.id, $0.names.zh) }
        groups = Self.table(rules?.focus ?? []) { ($0.id, $0.names.zh) }
        parts = Self.table(rules?.parts ?? []) { ($0.id, $0.names.zh) }
        self.towns = towns
        self.names = names
    }

    /// A kind of place.
    func kind(_ id: String) -> String { kinds[id] ?? id }
    /// A checklist item.
    func item(_ id: String) -> String { items[id] ?? id }
    /// A focus group.
    func group(_ id: String) -> String { groups[id] ?? id }
    /// A part of a month's score; a programme without parts has one.
    func part(_ id: String) -> String { parts[id] ?? (parts.isEmpty ? "综合检查" : id) }
    /// A town.
    func town(_ id: String) -> String { towns[id] ?? id }
    /// A unit.
    func unit(_ id: String) -> String { names.unit(id) }

    private static func table<Item>(_ items: [Item], _ pair: (Item) -> (String, String)) -> [String: String] {
        Dictionary(items.map(pair)) { first, _ in first }
    }
}
