/// The codes of problems that Registry answers with.
///
/// The code is the contract; the texts may change.
public enum RegistryCode {
    /// What was named does not exist.
    public static let notFound = "registry.not-found"
    /// There is no application that waits for its next step.
    public static let nothingToReturn = "registry.nothing-to-return"
    /// A field of the request is wrong; the places are named.
    public static let invalid = "registry.invalid"
    /// A definition contradicts itself; the places are named.
    public static let badDefinition = "registry.bad-definition"
    /// A changed definition came without a higher version.
    public static let versionNotRaised = "registry.version-not-raised"
    /// The batch was published before, with other content.
    public static let batchFrozen = "registry.batch-frozen"
    /// The batch is not the next one.
    public static let batchOutOfOrder = "registry.batch-out-of-order"
    /// A number was given before, or does not follow the last.
    public static let numberTaken = "registry.number-taken"
    /// The list is not what its text claims.
    public static let listDiscrepancy = "registry.list-discrepancy"
    /// The town is in the registry, or in the programme, already.
    public static let alreadyThere = "registry.already-there"
    /// The step does not leave from the town's stage, or another must come first.
    public static let stepOutOfOrder = "registry.step-out-of-order"
    /// Several steps fit; the request must name one.
    public static let stepAmbiguous = "registry.step-ambiguous"
    /// The step was taken this year already.
    public static let stepYearly = "registry.step-yearly"
    /// The actor may not take the step.
    public static let actorRefused = "registry.actor-refused"
    /// The step needs a document.
    public static let documentMissing = "registry.document-missing"
    /// The application lacks materials.
    public static let materialsMissing = "registry.materials-missing"
    /// The change needs a reason.
    public static let reasonMissing = "registry.reason-missing"
    /// The date is in the future or before the town's last step.
    public static let badDate = "registry.bad-date"
    /// The town changed since the asker looked.
    public static let versionMismatch = "registry.version-mismatch"
    /// The command would change nothing.
    public static let nothingToChange = "registry.nothing-to-change"
}
