import Messages

/// The codes of the problems that this module alone has.
public enum AccountsCode {
    /// What is named does not exist.
    public static let notFound = "accounts.not-found"
}
