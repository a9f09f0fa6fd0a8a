import Messages
import RegistryMessages

/// Collects everything that is wrong with a request or a file, by JSON pointer, so that all of it is told at once.
struct Faults {
    private(set) var all: [Problem.Fault] = []

    mutating func add(_ pointer: String, _ message: String) {
        all.append(.init(pointer: pointer, message: message))
    }

    mutating func require(_ condition: Bool, _ pointer: String, _ message: @autoclosure () -> String) {
        if !condition { add(pointer, message()) }
    }

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

    mutating func requireText(_ text: String, _ pointer: String) {
        require(!text.allSatisfy(\.isWhitespace), pointer, "expected text, found none")
    }

    mutating func requirePositive(_ value: DecimalValue, _ pointer: String) {
        require(value > DecimalValue(0), pointer, "expected a number above 0, found \(value)")
    }

    mutating func requireDate(_ text: String?, _ pointer: String) {
        guard let text else { return }
        require(OfficialDate.isValid(text), pointer, "expected a date such as 2019-02-11, found '\(text)'")
    }

    /// Requires that each value stands once; the later ones are at fault.
    mutating func requireUnique(_ values: [String], _ pointer: (Int) -> String) {
        var seen: Set<String> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            add(pointer(index), "'\(value)' stands twice; expected each once")
        }
    }

    /// Requires that a value is one of those known.
    mutating func requireKnown(_ value: String?, among known: [String], _ what: String, _ pointer: String) {
        guard let value, !known.contains(value) else { return }
        let expected = known.isEmpty ? "the programme has none" : "expected one of \(known.joined(separator: ", "))"
        add(pointer, "there is no \(what) '\(value)'; \(expected)")
    }

    /// Refuses when anything is wrong.
    ///
    /// - Throws: ``Problem`` of kind `invalid` with every fault.
    func refuse(_ code: String, _ detail: String, remedy: String = "Correct the named places and send it again.") throws
    {
        guard !all.isEmpty else { return }
        throw Problem(code, .invalid, detail, remedy: remedy, errors: all)
    }
}
