import Messages
import Wire

/// What goes with a request besides its content.
public struct RequestOptions: Sendable, Hashable {
    /// How long to wait for the answer.
    public var deadline: Duration
    /// The idempotency key: the same key is carried out once, however often it is sent.
    public var key: String?
    /// Who asks.
    public var actor: ActingUnit?
    /// Why.
    public var reason: String?
    /// What the asker may see and do; `nil` for the installation itself, which may all.
    public var access: Access?
    /// The W3C `traceparent`.
    public var trace: String?
    /// Whether the answer is wanted without anything being kept.
    public var dryRun: Bool

    /// Chooses how a request is sent.
    public init(
        deadline: Duration = .seconds(5),
        key: String? = nil,
        actor: ActingUnit? = nil,
        reason: String? = nil,
        access: Access? = nil,
        trace: String? = nil,
        dryRun: Bool = false
    ) {
        self.deadline = deadline
        self.key = key
        self.actor = actor
        self.reason = reason
        self.access = access
        self.trace = trace
        self.dryRun = dryRun
    }

    /// The deadline in whole milliseconds, within the bus's limit.
    var milliseconds: Int64 {
        let limit = Duration.milliseconds(BusLimits.deadlineLimitMilliseconds)
        let (seconds, attoseconds) = min(max(.zero, deadline), limit).components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    /// The attributes of a request.
    func attributes(operation: String) -> Attributes {
        var attributes = Attributes()
        attributes.reserve()
        attributes.append("operation", .string(operation))
        attributes.append("deadline", .number(milliseconds))
        attributes.append("key", key.map(Attributes.Value.string))
        attributes.append("actor", (actor?.unit).map(Attributes.Value.string))
        attributes.append("post", (actor?.post).map(Attributes.Value.string))
        attributes.append("reason", reason.map(Attributes.Value.string))
        attributes.append("access", access.map { .string(AccessText.write($0)) })
        attributes.append("traceparent", trace.map(Attributes.Value.string))
        attributes.append("dryrun", dryRun ? .number(1) : nil)
        return attributes
    }
}
