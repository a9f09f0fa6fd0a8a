import Messages
import RegistryMessages

/// What the registry requires besides.
extension Faults {
    mutating func requireID(_ text: String, _ pointer: String) {
        require(Identifier.isValid(text), pointer, "expected \(Identifier.expected), found '\(text)'")
    }

    /// Requires that a list of things with ids and names has them, each id once.
    mutating func requireIDs(_ things: [(id: String, names: LocalizedName)], at place: String) {
        for (index, thing) in things.enumerated() {
            requireID(thing.id, "\(place)/\(index)/id")
            requireText(thing.names.zh, "\(place)/\(index)/names/zh")
        }
        requireUnique(things.map(\.id)) { "\(place)/\($0)/id" }
    }

    mutating func requirePositive(_ value: DecimalValue, _ pointer: String) {
        require(value > DecimalValue(0), pointer, "expected a number above 0, found \(value)")
    }

    mutating func requireDate(_ text: String?, _ pointer: String) {
        guard let text else { return }
        require(OfficialDate.isValid(text), pointer, "expected a date such as 2019-02-11, found '\(text)'")
    }
}
