import Stream

/// What a verification found.
public struct VerifyReport: Sendable, Hashable, Codable {
    /// Whose log it is.
    public let source: String
    /// The stream, as it was when the verification began.
    public let state: StreamState
    /// How many events were read.
    public let events: UInt64
    /// How many faults were found.
    public let faults: UInt64
    /// The first fault, when there is any.
    public let first: LogFault?
    /// The last hash of the chain, 64 hex digits.
    ///
    /// Kept elsewhere, it proves later that nothing before it was altered.
    public let headHash: String

    /// Whether nothing is wrong.
    public var isSound: Bool { faults == 0 }
}
