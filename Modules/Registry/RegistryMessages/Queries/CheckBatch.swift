import Messages

/// Checks a published batch against the claims of its text, anew, from what is on record.
///
/// The counts are its summary.
public struct CheckBatch: Query {
    /// The name on the bus.
    public static let name = "registry.check-batch"
    /// The check.
    public typealias Reply = ListCheck

    /// The programme's id.
    public var programme: String
    /// The batch's number.
    public var number: Int

    /// Makes a query.
    public init(programme: String, number: Int) {
        self.programme = programme
        self.number = number
    }
}

/// Checks a list that comes with the query.
///
/// Nothing is kept; the batch need not be the next one.
public struct CheckList: Query {
    /// The name on the bus.
    public static let name = "registry.check-list"
    /// The check.
    public typealias Reply = ListCheck

    /// The list and the claims.
    public var batch: BatchDefinition

    /// Makes a query.
    public init(_ batch: BatchDefinition) {
        self.batch = batch
    }
}
