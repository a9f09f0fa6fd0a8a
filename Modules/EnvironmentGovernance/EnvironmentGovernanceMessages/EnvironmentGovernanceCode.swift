/// The codes of problems that EnvironmentGovernance answers with.
///
/// The code is the contract; the texts may change.
public enum EnvironmentGovernanceCode {
    /// What was named does not exist.
    public static let notFound = "environment.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "environment.invalid"
    /// The programme is unknown here, or says nothing of places.
    public static let unknownProgramme = "environment.unknown-programme"
    /// The town is not one of the programme's.
    public static let unknownTown = "environment.unknown-town"
    /// The id belongs to another town or programme.
    public static let alreadyThere = "environment.already-there"
    /// The grids do not make a tree.
    public static let badTree = "environment.bad-tree"
    /// The document itself gives the number; a town cannot set another.
    public static let quantityStated = "environment.quantity-stated"
    /// The town must set its number first.
    public static let quantityMissing = "environment.quantity-missing"
    /// The programme does not say how the heads of grids are rated.
    public static let noGridRating = "environment.no-grid-rating"
    /// The month is closed and its ranking frozen.
    public static let monthClosed = "environment.month-closed"
    /// Nothing was found in the month that could be ranked.
    public static let nothingToRank = "environment.nothing-to-rank"
    /// There are no places to draw from.
    public static let noCandidates = "environment.no-candidates"
    /// There are more places than one draw can hold.
    public static let tooMany = "environment.too-many"
    /// The secret does not match the commitment published at the opening.
    public static let wrongSecret = "environment.wrong-secret"
    /// The places of the inspection are drawn already.
    public static let alreadyDrawn = "environment.already-drawn"
    /// The places of the inspection are not drawn yet.
    public static let notDrawn = "environment.not-drawn"
    /// The place was not drawn.
    public static let placeNotDrawn = "environment.place-not-drawn"
    /// The unit answers for the place itself.
    public static let ownPlace = "environment.own-place"
    /// The item is recorded already; recording it again is a correction and needs a reason.
    public static let reasonMissing = "environment.reason-missing"
    /// The text seems to hold data of a person.
    public static let personalData = "environment.personal-data"
    /// The part is scored by inspections, or by a score handed in; not by both.
    public static let scoredOtherwise = "environment.scored-otherwise"
}
