import Messages
import ResponsibilityMessages

/// Collects everything that is wrong with a request, by JSON pointer, so that all of it is told at once.
struct Faults {
    private(set) var all: [Problem.Fault] = []

    mutating func add(_ pointer: String, _ message: String) {
        all.append(.init(pointer: pointer, message: message))
    }

    mutating func require(_ condition: Bool, _ pointer: String, _ message: @autoclosure () -> String) {
        if !condition { add(pointer, message()) }
    }

    mutating func requireText(_ text: String?, _ pointer: String) {
        require(!(text ?? "").allSatisfy(\.isWhitespace), pointer, "expected text, found none")
    }

    /// Refuses when anything is wrong.
    ///
    /// - Throws: ``Problem`` of kind `invalid` with every fault.
    func refuse(
        _ detail: String,
        code: String = ResponsibilityCode.invalid,
        remedy: String = "Correct the named places and send it again."
    ) throws {
        guard !all.isEmpty else { return }
        throw Problem(code, .invalid, detail, remedy: remedy, errors: all)
    }
}
