/// Collects everything that is wrong with a request or a file, by JSON pointer, so that all of it is told at once.
///
/// A module adds the rules that only it has.
package struct Faults: Sendable {
    /// What is wrong, in the order in which it was found.
    package private(set) var all: [Problem.Fault] = []
    /// The codes of the broken rules; `nil` for those without one of their own.
    private var codes: Set<String?> = []

    package init() {}

    package mutating func add(_ pointer: String, _ message: String, _ code: String? = nil) {
        all.append(.init(pointer: pointer, message: message))
        codes.insert(code)
    }

    package mutating func require(
        _ condition: Bool,
        _ pointer: String,
        _ message: @autoclosure () -> String,
        _ code: String? = nil
    ) {
        if !condition { add(pointer, message(), code) }
    }

    package mutating func requireText(_ text: String?, _ pointer: String) {
        require(!(text ?? "").allSatisfy(\.isWhitespace), pointer, "expected text, found none")
    }

    /// Requires that each value stands once; the later ones are at fault.
    package mutating func requireUnique(_ values: [String], _ pointer: (Int) -> String) {
        var seen: Set<String> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            add(pointer(index), "'\(value)' stands twice; expected each once")
        }
    }

    /// Requires that a value, where there is one, is one of those known.
    package mutating func requireKnown(_ value: String?, among known: [String], _ what: String, _ pointer: String) {
        guard let value, !known.contains(value) else { return }
        let expected = known.isEmpty ? "the programme has none" : "expected one of \(known.joined(separator: ", "))"
        add(pointer, "there is no \(what) '\(value)'; \(expected)")
    }

    /// A text, and what is wrong when that is one thing.
    package func named(_ detail: String) -> String {
        guard all.count == 1, let message = all.first?.message else { return detail }
        return "\(detail) \(message.prefix(1).uppercased())\(message.dropFirst())."
    }

    /// Refuses when anything is wrong.
    ///
    /// - Parameters:
    ///   - code: The problem's code; a broken rule that has one of its own has it alone.
    ///   - detail: What cannot be done.
    ///   - conflict: The code that is a conflict and nothing invalid.
    ///   - remedy: What to do.
    /// - Throws: ``Problem`` with every fault.
    package func refuse(
        _ code: String,
        _ detail: String,
        conflict: String? = nil,
        remedy: String = "Correct the named places and send it again."
    ) throws {
        guard !all.isEmpty else { return }
        let own = codes.count == 1 ? codes.first.flatMap { $0 } ?? code : code
        throw Problem(own, own == conflict ? .conflict : .invalid, detail, remedy: remedy, errors: all)
    }
}
