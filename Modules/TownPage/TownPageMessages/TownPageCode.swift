/// The codes of problems that TownPage answers with.
///
/// The code is the contract; the texts may change.
public enum TownPageCode {
    /// There is no such town, or it lies outside the asker's scope.
    public static let notFound = "townpage.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "townpage.invalid"
}
