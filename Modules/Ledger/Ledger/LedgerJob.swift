import Stream

/// A piece of work for the writer, and whom to tell.
public struct LedgerJob: Sendable {
    let work: @Sendable (LedgerTransaction) throws -> Void
    let done: @Sendable (Result<StreamState, any Error>) -> Void

    /// Describes a piece of work.
    ///
    /// - Parameters:
    ///   - work: Runs on the writer's thread, in a transaction shared with other jobs. When another job of the group
    ///     fails after it wrote, the group is rolled back and `work` runs again, alone: it must not change anything but
    ///     through its transaction.
    ///   - done: Called once on the writer's thread, after the commit or after the work has failed. It must not block.
    public init(
        _ work: @escaping @Sendable (LedgerTransaction) throws -> Void,
        done: @escaping @Sendable (Result<StreamState, any Error>) -> Void
    ) {
        self.work = work
        self.done = done
    }
}
