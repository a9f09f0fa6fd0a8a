import Messages

/// Puts a case off (挂账); the reason comes with the request.
///
/// No deadline runs until it is resumed.
public struct SuspendCase: Command {
    /// The name on the bus.
    public static let name = "rectification.suspend-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.expectedVersion = expectedVersion
    }
}

/// Lets the deadline of a suspended case run again, with the working days that were left.
public struct ResumeCase: Command {
    /// The name on the bus.
    public static let name = "rectification.resume-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.expectedVersion = expectedVersion
    }
}

/// Makes a case part of another of the same programme and town (并案).
public struct MergeCase: Command {
    /// The name on the bus.
    public static let name = "rectification.merge-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// The case that it becomes part of.
    public var into: String
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        into: String,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.into = into
        self.expectedVersion = expectedVersion
    }
}
