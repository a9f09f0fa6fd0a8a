/// The codes of problems that ECommerce answers with.
///
/// The code is the contract; the texts may change.
public enum ECommerceCode {
    /// What was named does not exist.
    public static let notFound = "ecommerce.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "ecommerce.invalid"
    /// The programme is unknown here, or says nothing of e-commerce.
    public static let unknownProgramme = "ecommerce.unknown-programme"
    /// The town is unknown here.
    public static let unknownTown = "ecommerce.unknown-town"
    /// An order id is on record with other content.
    public static let orderConflict = "ecommerce.order-conflict"
    /// Rows of an upload are wrong; the first ones are named, and nothing was taken.
    public static let badRows = "ecommerce.bad-rows"
    /// A change of something that is on record needs a reason.
    public static let reasonMissing = "ecommerce.reason-missing"
    /// The month has not ended.
    public static let monthNotOver = "ecommerce.month-not-over"
}
