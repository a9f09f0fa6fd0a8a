import Messages
import ProjectsMessages

/// What projects require besides.
extension Faults {
    mutating func requireDate(_ text: String?, _ pointer: String) {
        guard let text else { return }
        require(OfficialDate.isValid(text), pointer, "expected a date such as 2024-07-31, found '\(text)'")
    }

    /// Refuses when anything is wrong.
    func refuse(_ detail: String) throws {
        try refuse(ProjectsCode.invalid, named(detail), conflict: ProjectsCode.alreadyThere)
    }
}
