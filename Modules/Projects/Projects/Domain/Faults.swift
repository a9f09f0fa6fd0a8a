import Messages
import ProjectsMessages

/// Collects everything that is wrong with a request, by JSON pointer, so that all of it is told at once.
struct Faults {
    private(set) var all: [Problem.Fault] = []
    private var codes: Set<String> = []

    mutating func add(_ pointer: String, _ message: String, _ code: String = ProjectsCode.invalid) {
        all.append(.init(pointer: pointer, message: message))
        codes.insert(code)
    }

    mutating func require(_ condition: Bool, _ pointer: String, _ message: @autoclosure () -> String) {
        if !condition { add(pointer, message()) }
    }

    mutating func requireText(_ text: String, _ pointer: String) {
        require(!text.allSatisfy(\.isWhitespace), pointer, "expected text, found none")
    }

    mutating func requireDate(_ text: String?, _ pointer: String) {
        guard let text else { return }
        require(OfficialDate.isValid(text), pointer, "expected a date such as 2024-07-31, found '\(text)'")
    }

    /// Requires that each value stands once; the later ones are at fault.
    mutating func requireUnique(_ values: [String], _ pointer: (Int) -> String) {
        var seen: Set<String> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            add(pointer(index), "'\(value)' stands twice; expected each once")
        }
    }

    /// Refuses when anything is wrong.
    ///
    /// - Throws: ``Problem`` with every fault; its code is the broken rule's when only one is broken.
    func refuse(_ detail: String) throws {
        guard !all.isEmpty else { return }
        let code = codes.count == 1 ? codes.first ?? ProjectsCode.invalid : ProjectsCode.invalid
        throw Problem(
            code,
            code == ProjectsCode.alreadyThere ? .conflict : .invalid,
            detail + (all.count == 1 ? " \(all[0].message.prefix(1).uppercased() + all[0].message.dropFirst())." : ""),
            remedy: "Correct the named places and send it again.",
            errors: all
        )
    }
}
