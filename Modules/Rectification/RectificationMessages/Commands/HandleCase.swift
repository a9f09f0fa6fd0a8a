import Messages

/// Names the unit that puts a case right (派遣), also another one than before.
public struct AssignCase: Command {
    /// The name on the bus.
    public static let name = "rectification.assign-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// The unit.
    public var unit: String
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        unit: String,
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.unit = unit
        self.expectedVersion = expectedVersion
    }
}

/// Takes a case on (接办).
public struct AcceptCase: Command {
    /// The name on the bus.
    public static let name = "rectification.accept-case"
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

/// Says that a case is put right, with what shows it (报结).
///
/// Refused for a case that follows its source: that is handed in there.
public struct SubmitCase: Command {
    /// The name on the bus.
    public static let name = "rectification.submit-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The case's id.
    public var `case`: String
    /// What shows it; at least one.
    public var evidence: [EvidenceDraft]
    /// The case's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        `case`: String,
        evidence: [EvidenceDraft],
        expectedVersion: Int? = nil
    ) {
        self.case = `case`
        self.evidence = evidence
        self.expectedVersion = expectedVersion
    }
}

/// Evidence as it is handed in; who and when comes with the request.
public struct EvidenceDraft: Codable, Sendable, Hashable {
    /// What was done, in words.
    public var text: String
    /// The SHA-256 of a photo or a file, as 64 hex digits.
    @OrNull public var digest: String?

    /// Puts evidence together.
    public init(
        text: String,
        digest: String? = nil
    ) {
        self.text = text
        self._digest = OrNull(wrappedValue: digest)
    }
}
