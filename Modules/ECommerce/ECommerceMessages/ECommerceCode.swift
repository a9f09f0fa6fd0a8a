import Messages

/// The codes of the problems that this module alone has.
public enum ECommerceCode {
    /// What is named does not exist.
    public static let notFound = "ecommerce.not-found"
}
