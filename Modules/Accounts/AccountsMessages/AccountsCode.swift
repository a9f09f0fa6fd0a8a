/// The codes of problems that Accounts answers with.
///
/// The code is the contract; the texts may change.
public enum AccountsCode {
    /// What is named does not exist.
    public static let notFound = "accounts.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "accounts.invalid"
    /// The id is another account's.
    public static let alreadyThere = "accounts.already-there"
    /// The account is disabled.
    public static let disabled = "accounts.disabled"
    /// The last administrator that may sign in cannot be taken away.
    public static let lastAdministrator = "accounts.last-administrator"
    /// Account or password are wrong, or it was wrong too often; which of them is not told.
    public static let wrongPassword = "accounts.wrong-password"
    /// The sign-in link was used, is too old, or is none of ours.
    public static let linkSpent = "accounts.link-spent"
}
