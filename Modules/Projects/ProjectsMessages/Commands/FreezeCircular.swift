import Messages

/// Issues the circular of a month from what stands in the library now.
///
/// When nothing changed since the last one of that month, that one is the answer and nothing happens.
public struct FreezeCircular: Command {
    /// The name on the bus.
    public static let name = "projects.freeze-circular"
    /// What became of it.
    public typealias Reply = FreezeCircularReply

    /// The programme.
    public var programme: String
    /// The month, `2024-07`.
    public var month: Period
    /// Whether a round that is still open may be told of.
    @OrFalse public var preliminary: Bool

    /// Makes a command.
    public init(programme: String, month: Period, preliminary: Bool = false) {
        self.programme = programme
        self.month = month
        self._preliminary = OrFalse(wrappedValue: preliminary)
    }
}

/// What became of a ``FreezeCircular``.
public struct FreezeCircularReply: Codable, Sendable, Hashable {
    /// The circular that holds now.
    public var circular: CircularHead
    /// Whether it was made just now; otherwise nothing had changed.
    public var isNew: Bool

    /// Makes a reply.
    public init(circular: CircularHead, isNew: Bool) {
        self.circular = circular
        self.isNew = isNew
    }
}

/// The limits of a circular; a list that is longer is cut, and says how many there are.
public enum CircularLimits {
    /// Towns.
    public static let towns = 200
    /// Projects behind their plan.
    public static let delays = 20
    /// Projects without a report that counts.
    public static let unreported = 100
    /// Difficulties.
    public static let difficulties = 50
    /// The event's JSON, in bytes; past it every list is halved until it fits.
    public static let bytes = 200 * 1024
}
