import Messages

/// The codes of the problems that this module alone has.
public enum RectificationCode {
    /// What is named does not exist.
    public static let notFound = "rectification.not-found"
}
