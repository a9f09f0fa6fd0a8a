/// The codes of problems that Evaluation answers with.
///
/// The code is the contract; the texts may change.
public enum EvaluationCode {
    /// What was named does not exist.
    public static let notFound = "evaluation.not-found"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "evaluation.invalid"
    /// An observation of this id is on record with another content.
    public static let alreadyThere = "evaluation.already-there"
    /// The observation is not in the state that the command needs.
    public static let wrongState = "evaluation.wrong-state"
    /// The unit that reported may not verify.
    public static let sameUnit = "evaluation.same-unit"
    /// The change needs a reason.
    public static let reasonMissing = "evaluation.reason-missing"
    /// The observation changed since the asker looked.
    public static let versionMismatch = "evaluation.version-mismatch"
    /// The programme has no rubric, or no towns.
    public static let nothingToScore = "evaluation.nothing-to-score"
    /// The run is not in the state that the command needs.
    public static let runState = "evaluation.run-state"
    /// A dry run never becomes final.
    public static let dryRun = "evaluation.dry-run"
    /// There is a final run of this programme and period.
    public static let alreadyFinal = "evaluation.already-final"
    /// The command is of the module itself.
    public static let `internal` = "evaluation.internal"
    /// A town type is not judged: its plugin is not active.
    public static let typeMissing = "evaluation.type-missing"
}
