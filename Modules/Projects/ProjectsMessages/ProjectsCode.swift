/// The codes of problems that Projects answers with.
///
/// The code is the contract; the texts may change.
public enum ProjectsCode {
    /// What was named does not exist.
    public static let notFound = "projects.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "projects.invalid"
    /// The programme is unknown here, or says nothing of projects.
    public static let unknownProgramme = "projects.unknown-programme"
    /// The town is unknown here.
    public static let unknownTown = "projects.unknown-town"
    /// The programme has no such kind of project.
    public static let unknownKind = "projects.unknown-kind"
    /// The programme has no such kind of benefit.
    public static let unknownBenefit = "projects.unknown-benefit"
    /// The programme has no such fund.
    public static let unknownFund = "projects.unknown-fund"
    /// The unit of a figure is unknown, or does not measure what the figure is about.
    public static let unknownUnit = "projects.unknown-unit"
    /// The id or the number is another project's.
    public static let alreadyThere = "projects.already-there"
    /// The step does not leave from the project's status.
    public static let stepOutOfOrder = "projects.step-out-of-order"
    /// The date is in the future or before the project's last step.
    public static let badDate = "projects.bad-date"
    /// The command needs a reason.
    public static let reasonMissing = "projects.reason-missing"
    /// The project changed since the asker looked.
    public static let versionMismatch = "projects.version-mismatch"
    /// The command would change nothing.
    public static let nothingToChange = "projects.nothing-to-change"
    /// The month's round is open or locked already.
    public static let roundExists = "projects.round-exists"
    /// The month's round is not open.
    public static let roundNotOpen = "projects.round-not-open"
    /// The month's round is locked.
    public static let roundLocked = "projects.round-locked"
    /// The month's round is still open, and a circular of it would be preliminary.
    public static let roundOpen = "projects.round-open"
    /// The report is not where the command takes it from.
    public static let reportState = "projects.report-state"
    /// The unit that reported may not check its own report.
    public static let ownReport = "projects.own-report"
}
