/// The units that names mean: a unit's id, its full name, and the other names that documents use for it.
struct UnitNames: Sendable {
    private let ids: [String: Set<String>]

    /// Takes every name with the ids of the units that have it.
    init(_ ids: [String: Set<String>] = [:]) {
        self.ids = ids
    }

    /// The one unit that a name means, by id; the name itself when it means none or several.
    func id(of name: String) -> String {
        guard let known = ids[name], known.count == 1 else { return name }
        return known.first ?? name
    }

    /// Whether two names may mean the same unit.
    func isSame(_ name: String, _ other: String) -> Bool {
        !(ids[name] ?? [name]).isDisjoint(with: ids[other] ?? [other])
    }
}
