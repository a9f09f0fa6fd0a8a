import CZeroMQ

/// A call to libzmq that failed.
public struct ZeroMQError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was being done: `bind ipc:///…`.
    public let action: String
    /// The error number.
    public let number: Int32
    /// What happened, in words.
    public let reason: String

    /// Names a failure by the error number that libzmq left on this thread.
    init(_ action: String) {
        let number = zmq_errno()
        self.init(action, number: number, reason: String(cString: zmq_strerror(number)))
    }

    init(_ action: String, number: Int32, reason: String) {
        self.action = action
        self.number = number
        self.reason = reason
    }

    /// One line: what failed and why.
    public var description: String { "\(action) failed: \(reason) (\(number))." }
}
