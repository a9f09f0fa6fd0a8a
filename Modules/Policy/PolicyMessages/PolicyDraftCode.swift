/// The codes of problems that Policy answers with, besides those of a document that cannot be read (`PolicyCode`).
///
/// The code is the contract; the texts may change.
public enum PolicyDraftCode {
    /// There is no such draft.
    public static let notFound = "policy.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "policy.invalid"
    /// The document, or what was read of it, is longer than goes over the bus.
    public static let tooLong = "policy.too-long"
    /// As many documents are waiting as are taken.
    public static let busy = "policy.busy"
    /// The draft was saved by somebody else meanwhile.
    public static let versionMismatch = "policy.version-mismatch"
}
