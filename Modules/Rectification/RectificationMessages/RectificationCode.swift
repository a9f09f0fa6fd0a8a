/// The codes of the problems that Rectification answers with.
///
/// The code is the contract; the texts may change.
public enum RectificationCode {
    /// What is named does not exist.
    public static let notFound = "rectification.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "rectification.invalid"
    /// The programme is unknown here.
    public static let unknownProgramme = "rectification.unknown-programme"
    /// The programme has no such class of cases.
    public static let unknownClass = "rectification.unknown-class"
    /// The programme has no such code of a reason.
    public static let unknownReason = "rectification.unknown-reason"
    /// The id is another case's.
    public static let alreadyThere = "rectification.already-there"
    /// The case is not where the command takes it from.
    public static let wrongState = "rectification.wrong-state"
    /// The case follows its source; it is done there.
    public static let followsSource = "rectification.follows-source"
    /// The unit that puts right may not check.
    public static let sameUnit = "rectification.same-unit"
    /// The command needs a reason.
    public static let reasonMissing = "rectification.reason-missing"
    /// The case has nothing that shows that it was put right.
    public static let evidenceMissing = "rectification.evidence-missing"
    /// The case changed since the asker looked.
    public static let versionMismatch = "rectification.version-mismatch"
    /// The clock came too early, too late or twice.
    public static let notDue = "rectification.not-due"
    /// The class has no further level to escalate to.
    public static let noMoreLevels = "rectification.no-more-levels"
    /// The two cases cannot be one.
    public static let cannotMerge = "rectification.cannot-merge"
    /// A changed calendar came without a higher version.
    public static let versionNotRaised = "rectification.version-not-raised"
}
