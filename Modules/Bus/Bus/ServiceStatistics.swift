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

    /// Begins to count.
    public init(name: String) {
        self.name = name
        instances = 0
        requests = 0
        replies = 0
        problems = 0
        outstanding = 0
        meanMicroseconds = 0
    }

    /// Counts one answer.
    mutating func answered(after microseconds: Double, isProblem: Bool) {
        if isProblem { problems += 1 } else { replies += 1 }
        meanMicroseconds += (microseconds - meanMicroseconds) / Double(replies + problems)
    }
}
