import Messages
import RegistryMessages
import ResponsibilityMessages

/// The unit register as tasks need it: a unit by id, by name or by alias.
///
/// > Source: AC-003-08: 区-prefix, short names and bracket sub-units are one unit.
struct UnitDirectory: Sendable {
    private var units: [String: OfficeUnit] = [:]
    private var names: [String: Set<String>] = [:]

    /// Takes up units.
    init(_ units: [OfficeUnit]) {
        for unit in units {
            self.units[unit.id] = unit
            for name in [unit.names.zh] + unit.aliases { names[name, default: []].insert(unit.id) }
        }
    }

    /// The unit of this id, or the only one of this name; `nil` when there is none, or several.
    func find(_ written: String) -> OfficeUnit? {
        if let unit = units[written] { return unit }
        guard let ids = names[written], ids.count == 1, let id = ids.first else { return nil }
        return units[id]
    }

    /// Every unit of this id or name, by id: a double name (一个机构两块牌子) is that of two.
    func all(_ written: String) -> [String] {
        units[written] == nil ? (names[written] ?? []).sorted() : [written]
    }

    /// The unit as a task names it.
    func named(_ written: String) -> NamedUnit {
        let unit = find(written)
        return NamedUnit(written: written, unit: unit?.id, names: unit?.names ?? LocalizedName(zh: written))
    }

    /// The units above one, nearest first.
    func above(_ unit: String) -> [String] {
        var above: [String] = []
        var next = units[unit]?.parent
        while let parent = next, parent != unit, !above.contains(parent) {
            above.append(parent)
            next = units[parent]?.parent
        }
        return above
    }

    /// The names of a unit.
    func names(of unit: String) -> LocalizedName { units[unit]?.names ?? LocalizedName(zh: unit) }
}
