/// What the broker knows of a service.
public struct ServiceStatistics: Codable, Sendable, Hashable {
    /// The service's name.
    public var name: String
    /// How many instances answer for it now.
    public var instances: Int
    /// Requests passed to it.
    public var requests: Int
    /// Results it gave.
    public var replies: Int
    /// Problems it gave.
    public var problems: Int
    /// Requests it works on now.
    public var outstanding: Int
    /// The mean time from passing a request on to its answer, in microseconds.
    public var meanMicroseconds: Double

    /// Begins to count, or tells counts.
    public init(
        name: String,
        instances: Int = 0,
        requests: Int = 0,
        replies: Int = 0,
        problems: Int = 0,
        outstanding: Int = 0,
        meanMicroseconds: Double = 0
    ) {
        self.name = name
        self.instances = instances
        self.requests = requests
        self.replies = replies
        self.problems = problems
        self.outstanding = outstanding
        self.meanMicroseconds = meanMicroseconds
    }

    /// Counts one answer.
    mutating func answered(after microseconds: Double, isProblem: Bool) {
        if isProblem { problems += 1 } else { replies += 1 }
        meanMicroseconds += (microseconds - meanMicroseconds) / Double(replies + problems)
    }
}
