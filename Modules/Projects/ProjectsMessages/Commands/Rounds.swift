import Messages

/// What became of a command about a round.
public struct RoundReply: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Whether reports are taken.
    public var state: RoundState
    /// The digest over what was approved, once it is locked.
    @OrNull public var digest: String?

    /// Makes a reply.
    public init(programme: String, month: Period, state: RoundState, digest: String? = nil) {
        self.programme = programme
        self.month = month
        self.state = state
        self._digest = OrNull(wrappedValue: digest)
    }
}

/// Opens the reporting of a month.
public struct OpenRound: Command {
    /// The name on the bus.
    public static let name = "projects.open-round"
    /// What became of it.
    public typealias Reply = RoundReply

    /// The programme.
    public var programme: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a command.
    public init(programme: String, month: Period) {
        self.programme = programme
        self.month = month
    }
}

/// Ends the reporting of a month and freezes what was approved, with its digest.
///
/// What is handed in and not approved then stays outside.
public struct LockRound: Command {
    /// The name on the bus.
    public static let name = "projects.lock-round"
    /// What became of it.
    public typealias Reply = RoundReply

    /// The programme.
    public var programme: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a command.
    public init(programme: String, month: Period) {
        self.programme = programme
        self.month = month
    }
}

/// Lets one project report for a month that is locked; a reason is required.
public struct AllowLate: Command {
    /// The name on the bus.
    public static let name = "projects.allow-late"
    /// What became of it.
    public typealias Reply = RoundReply

    /// The project.
    public var project: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a command.
    public init(project: String, month: Period) {
        self.project = project
        self.month = month
    }
}
