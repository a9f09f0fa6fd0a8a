import Messages

/// The codes of the problems that this module alone has.
public enum ResponsibilityCode {
    /// What is named does not exist.
    public static let notFound = "responsibility.not-found"
}
