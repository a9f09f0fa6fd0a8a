import Messages

/// The codes of the problems that this module alone has.
public enum TownPageCode {
    /// What is named does not exist.
    public static let notFound = "townpage.not-found"
}
