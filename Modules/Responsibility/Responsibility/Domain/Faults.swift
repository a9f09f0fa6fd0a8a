import Messages
import ResponsibilityMessages

extension Faults {
    /// Refuses when anything is wrong.
    func refuse(
        _ detail: String,
        code: String = ResponsibilityCode.invalid,
        remedy: String = "Correct the named places and send it again."
    ) throws {
        try refuse(code, detail, remedy: remedy)
    }
}
