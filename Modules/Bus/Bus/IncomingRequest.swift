import Messages
import Wire

/// A request as a service gets it.
public struct IncomingRequest: Sendable {
    /// Where the answer goes.
    public struct ReplyAddress: Sendable, Hashable {
        let asker: [UInt8]
        let service: String
        let epoch: UInt64
        let sequence: UInt64
        /// When the asker stops waiting, in milliseconds of ``Reactor/now()``.
        public let deadline: Int64
    }

    /// What is asked: `registry.take-step`.
    public let operation: String
    /// Key, actor, reason, trace and whatever else the asker sent.
    public let attributes: Attributes
    /// The content: JSON.
    public let data: [UInt8]
    /// Where the answer goes.
    public let replyAddress: ReplyAddress

    /// The idempotency key.
    public var key: String? { attributes[text: "key"] }
    /// Who asks.
    public var actor: ActingUnit? {
        attributes[text: "actor"].map { ActingUnit(unit: $0, post: attributes[text: "post"]) }
    }
    /// Why.
    public var reason: String? { attributes[text: "reason"] }
    /// What the asker may see and do.
    ///
    /// Without the attribute the installation itself asks.
    ///
    /// - Throws: ``Problem`` `bus.bad-access` for one that cannot be read: nobody is taken for more than they are.
    public var access: Access {
        get throws(Problem) { try attributes[text: "access"].map(AccessText.read) ?? .everything }
    }
    /// The W3C `traceparent`.
    public var trace: String? { attributes[text: "traceparent"] }
    /// Whether nothing may be kept.
    public var dryRun: Bool { attributes[number: "dryrun"] == 1 }
}

/// What a service answers.
public struct RequestAnswer: Sendable {
    /// A result, or why there is none.
    public let result: Result<[UInt8], Problem>
    /// A flat JSON object of what goes with the result, or nothing.
    public let attributes: [UInt8]

    /// A result.
    ///
    /// - Parameters:
    ///   - data: JSON, or what the operation's description says.
    ///   - attributes: A flat JSON object, or nothing.
    public init(_ data: [UInt8], attributes: [UInt8] = []) {
        self.result = .success(data)
        self.attributes = attributes
    }

    /// A failure.
    public init(_ problem: Problem) {
        self.result = .failure(problem)
        self.attributes = []
    }
}
