import Messages

/// Finds a case well put right and strikes it off (核查、销号); another unit than the one that put it right.
///
/// Refused for a case that follows its source: that is approved there.
public struct VerifyCase: Command {
    /// The name on the bus.
    public static let name = "rectification.verify-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// Whether the one who complained is content; left out when nobody was asked.
    public var satisfied: Bool?
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        satisfied: Bool? = nil,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.satisfied = satisfied
        self.expectedVersion = expectedVersion
    }
}

/// Finds a case not well put right (退回); the reason comes with the request.
///
/// Refused for a case that follows its source: that is returned there.
public struct ReturnCase: Command {
    /// The name on the bus.
    public static let name = "rectification.return-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// The programme's code of the reason.
    public var code: String?
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        code: String? = nil,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.code = code
        self.expectedVersion = expectedVersion
    }
}

/// Strikes a case off without a check, because there is nothing to put right any more.
///
/// The reason comes with the request.
public struct CloseCase: Command {
    /// The name on the bus.
    public static let name = "rectification.close-case"
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

/// Opens a closed case again; the reason comes with the request.
///
/// Refused for a case that follows its source: returning it there opens it.
public struct ReopenCase: Command {
    /// The name on the bus.
    public static let name = "rectification.reopen-case"
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
