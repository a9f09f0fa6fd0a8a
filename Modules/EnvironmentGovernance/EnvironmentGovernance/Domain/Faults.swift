import EnvironmentGovernanceMessages
import Messages

/// Collects everything that is wrong with a request, by JSON pointer, so that all of it is told at once.
struct Faults {
    private(set) var all: [Problem.Fault] = []
    private var codes: Set<String> = []

    mutating func add(_ pointer: String, _ message: String, _ code: String = EnvironmentGovernanceCode.invalid) {
        all.append(.init(pointer: pointer, message: message))
        codes.insert(code)
    }

    mutating func require(
        _ condition: Bool,
        _ pointer: String,
        _ message: @autoclosure () -> String,
        _ code: String = EnvironmentGovernanceCode.invalid
    ) {
        if !condition { add(pointer, message(), code) }
    }

    mutating func requireText(_ text: String, _ pointer: String) {
        require(!text.allSatisfy(\.isWhitespace), pointer, "expected text, found none")
    }

    mutating func requireID(_ text: String, _ pointer: String) {
        require(Identifier.isValid(text), pointer, "expected \(Identifier.expected), found '\(text)'")
    }

    /// Requires that each value stands once; the later ones are at fault.
    mutating func requireUnique(_ values: [String], _ pointer: (Int) -> String) {
        var seen: Set<String> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            add(pointer(index), "'\(value)' stands twice; expected each once")
        }
    }

    /// Requires that a value is one of those known.
    mutating func requireKnown(_ value: String, among known: [String], _ what: String, _ pointer: String) {
        guard !known.contains(value) else { return }
        let expected = known.isEmpty ? "the programme has none" : "expected one of \(known.joined(separator: ", "))"
        add(pointer, "there is no \(what) '\(value)'; \(expected)")
    }

    mutating func requireDigest(_ text: String, _ pointer: String) {
        require(Digest.isValid(text), pointer, "expected a SHA-256 as 64 hex digits, found '\(text.prefix(80))'")
    }

    /// Refuses when anything is wrong.
    ///
    /// - Throws: ``Problem`` with every fault; its code is the broken rule's when only one is broken.
    func refuse(_ detail: String) throws {
        guard !all.isEmpty else { return }
        let code =
            codes.count == 1 ? codes.first ?? EnvironmentGovernanceCode.invalid : EnvironmentGovernanceCode.invalid
        throw Problem(
            code,
            code == EnvironmentGovernanceCode.alreadyThere ? .conflict : .invalid,
            detail + (all.count == 1 ? " \(all[0].message.prefix(1).uppercased() + all[0].message.dropFirst())." : ""),
            remedy: "Correct the named places and send it again.",
            errors: all
        )
    }
}
