import Messages

/// One event of any module, as the audit keeps it: who did what, when and why, and where the log has it.
public struct AuditEntry: Codable, Sendable, Hashable {
    /// The event's CloudEvents id: hex epoch, a dash, the sequence.
    public var id: String
    /// The stream: `//NODE/MODULE`.
    public var source: String
    /// The stream's epoch, 16 hex digits.
    public var epoch: String
    /// The place in the stream.
    public var sequence: UInt64
    /// The event's type.
    public var type: String
    /// What it is about.
    public var subject: String
    /// Who caused it.
    public var actor: ActingUnit
    /// Why; `null` when nobody said.
    public var reason: String?
    /// When it was recorded: RFC 3339 in office time.
    public var time: String
    /// The W3C `traceparent` of the request; `null` when there was none.
    public var trace: String?

    private enum CodingKeys: String, CodingKey {
        case id, source, epoch, sequence, type, subject, actor, reason, time, trace
    }

    /// Makes an entry.
    public init(
        id: String,
        source: String,
        epoch: String,
        sequence: UInt64,
        type: String,
        subject: String,
        actor: ActingUnit,
        reason: String?,
        time: String,
        trace: String?
    ) {
        self.id = id
        self.source = source
        self.epoch = epoch
        self.sequence = sequence
        self.type = type
        self.subject = subject
        self.actor = actor
        self.reason = reason
        self.time = time
        self.trace = trace
    }

    /// Writes the entry; what is unknown is `null`.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(source, forKey: .source)
        try fields.encode(epoch, forKey: .epoch)
        try fields.encode(sequence, forKey: .sequence)
        try fields.encode(type, forKey: .type)
        try fields.encode(subject, forKey: .subject)
        try fields.encode(actor, forKey: .actor)
        try fields.encode(reason, forKey: .reason)
        try fields.encode(time, forKey: .time)
        try fields.encode(trace, forKey: .trace)
    }
}
