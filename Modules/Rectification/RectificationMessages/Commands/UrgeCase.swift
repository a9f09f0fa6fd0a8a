import Messages

/// Urges the unit responsible (催办).
public struct UrgeCase: Command {
    /// The name on the bus.
    public static let name = "rectification.urge-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// The deadline that the clock urges for: once for each.
    ///
    /// Left out by people, who may always urge.
    public var due: String?
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        due: String? = nil,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.due = due
        self.expectedVersion = expectedVersion
    }
}

/// Raises an overdue case to the next level of its class (升级督办).
public struct EscalateCase: Command {
    /// The name on the bus.
    public static let name = "rectification.escalate-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// The deadline that the clock escalates for.
    ///
    /// Left out by people.
    public var due: String?
    /// The level that the clock escalates to.
    ///
    /// Left out by people: the next one.
    public var level: Int?
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        due: String? = nil,
        level: Int? = nil,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.due = due
        self.level = level
        self.expectedVersion = expectedVersion
    }
}
