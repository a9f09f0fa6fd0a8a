import Messages

/// The codes of the problems that this module alone has.
public enum EnvironmentGovernanceCode {
    /// What is named does not exist.
    public static let notFound = "environment.not-found"
}
