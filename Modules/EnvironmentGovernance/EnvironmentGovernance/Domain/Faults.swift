import EnvironmentGovernanceMessages
import Messages

/// What the environment requires besides.
extension Faults {
    mutating func requireID(_ text: String, _ pointer: String) {
        require(Identifier.isValid(text), pointer, "expected \(Identifier.expected), found '\(text)'")
    }

    mutating func requireDigest(_ text: String, _ pointer: String) {
        require(Digest.isValid(text), pointer, "expected a SHA-256 as 64 hex digits, found '\(text.prefix(80))'")
    }

    /// Refuses when anything is wrong.
    func refuse(_ detail: String) throws {
        try refuse(
            EnvironmentGovernanceCode.invalid,
            named(detail),
            conflict: EnvironmentGovernanceCode.alreadyThere
        )
    }
}
