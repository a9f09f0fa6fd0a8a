import RegistryMessages

/// The units that sit in a leading group.
struct Seats: Sendable {
    private let units: Set<String>

    /// Finds them: deputies, members and the office, each by any of its names.
    init(_ group: LeadingGroup, _ directory: UnitDirectory) {
        units = Set((group.deputies + group.members + [group.office]).flatMap(directory.all))
    }

    /// Whether a unit sits there, itself or by the unit above it.
    func has(_ unit: String, _ directory: UnitDirectory) -> Bool {
        units.contains(unit) || directory.above(unit).contains(where: units.contains)
    }
}
