import Messages

/// One thing that happened to a case.
public struct CaseHistoryEntry: Codable, Sendable, Hashable {
    /// The case's version after it.
    public var version: Int
    /// What happened.
    public var kind: Kind
    /// How far the case had come after it.
    public var state: CaseState
    /// The unit that did it; the module's name when the clock did.
    public var by: String
    /// Why.
    @OrNull public var reason: String?
    /// What else there is to say: the unit assigned, the case merged into, the evidence.
    @OrNull public var note: String?
    /// The deadline after it.
    public var due: String
    /// When it happened: RFC 3339 in office time.
    public var recordedAt: String
    /// The event: hex epoch, a dash, the sequence.
    public var event: String

    /// Makes an entry.
    public init(
        version: Int,
        kind: Kind,
        state: CaseState,
        by: String,
        reason: String?,
        note: String?,
        due: String,
        recordedAt: String,
        event: String
    ) {
        self.version = version
        self.kind = kind
        self.state = state
        self.by = by
        self._reason = OrNull(wrappedValue: reason)
        self._note = OrNull(wrappedValue: note)
        self.due = due
        self.recordedAt = recordedAt
        self.event = event
    }

    /// What happened.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// It was put on record.
        case filed
        /// A unit was named.
        case assigned
        /// The unit took it on.
        case accepted
        /// It was said to be put right.
        case submitted
        /// It was returned.
        case returned
        /// It was struck off.
        case closed
        /// It was opened again.
        case reopened
        /// It was urged.
        case urged
        /// It was escalated.
        case escalated
        /// It was put off.
        case suspended
        /// Its deadline runs again.
        case resumed
        /// It became part of another case.
        case merged
    }
}
