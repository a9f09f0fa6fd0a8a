/// What was read of a policy text.
public struct PolicyReading: Codable, Sendable, Hashable {
    /// Makes an empty reading.
    public init() {}
}
