/// The codes of problems that Responsibility answers with.
///
/// The code is the contract; the texts may change.
public enum ResponsibilityCode {
    /// What was named does not exist, or lies outside the asker's scope.
    public static let notFound = "responsibility.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "responsibility.invalid"
    /// The programme is unknown here, or has no tasks.
    public static let unknownProgramme = "responsibility.unknown-programme"
    /// The town is unknown here, or not in the programme.
    public static let unknownTown = "responsibility.unknown-town"
    /// A task names a unit that the unit register does not have, or has twice.
    public static let unknownUnit = "responsibility.unknown-unit"
    /// The task is for towns of another type.
    public static let otherTownType = "responsibility.other-town-type"
    /// The task was completed, or ended with its group.
    public static let taskClosed = "responsibility.task-closed"
    /// A task is completed with evidence only.
    public static let evidenceMissing = "responsibility.evidence-missing"
    /// The programme has no leading group.
    public static let noGroup = "responsibility.no-group"
    /// The leading group has dissolved.
    public static let groupDissolved = "responsibility.group-dissolved"
    /// A matter is pushed to a town without approval, funds or training.
    public static let admissionIncomplete = "responsibility.admission-incomplete"
    /// The command needs a reason.
    public static let reasonMissing = "responsibility.reason-missing"
}
