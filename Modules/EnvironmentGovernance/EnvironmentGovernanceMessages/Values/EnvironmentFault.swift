import Messages

/// How a fault became known.
public enum FaultOrigin: String, Codable, Sendable, CaseIterable {
    /// A failed item of an inspection.
    case inspection
    /// A complaint from the public (投诉举报).
    case complaint
    /// Somebody on their way round (巡查), a volunteer too.
    case patrol
}

/// Where a fault stands.
public enum FaultState: String, Codable, Sendable, CaseIterable {
    /// It is there.
    case open
    /// Somebody says that it is put right; it is to be checked.
    case putRight = "put-right"
    /// It is gone, checked.
    case closed
    /// It was recorded in error.
    case withdrawn
}

/// A fault at a place.
public struct EnvironmentFault: Codable, Sendable, Hashable {
    /// What was found, as published.
    public var found: FaultFound
    /// Where it stands.
    public var state: FaultState
    /// How often it was found, from 1.
    public var seen: Int
    /// When it was last found, `yyyy-MM-dd`.
    public var lastSeen: String
    /// How often what was done about it was sent back.
    public var returns: Int
    /// The case that it became, by id; `null` until it is known.
    @OrNull public var rectification: String?

    /// Describes a fault.
    public init(
        found: FaultFound,
        state: FaultState = .open,
        seen: Int = 1,
        lastSeen: String,
        returns: Int = 0,
        rectification: String? = nil
    ) {
        self.found = found
        self.state = state
        self.seen = seen
        self.lastSeen = lastSeen
        self.returns = returns
        self._rectification = OrNull(wrappedValue: rectification)
    }
}
