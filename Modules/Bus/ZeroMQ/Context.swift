import CZeroMQ
import Synchronization

/// A process's door to ZeroMQ.
///
/// One is enough: with CURVE, ending one of two can crash the other (libzmq #4242).
public final class Context: @unchecked Sendable {
    // Safe because libzmq's contexts may be used from any thread, and the handle never changes.
    let handle: UnsafeMutableRawPointer
    private let isEnded = Mutex(false)

    /// Memory that the process keeps for frames to come, in bytes for each heap.
    ///
    /// Events go 1.2 to 1.5 times as fast with it: `docs/decisions/0008`.
    private static let keptMemory: Int32 = 64 * 1024 * 1024

    /// Opens ZeroMQ.
    ///
    /// - Parameters:
    ///   - ioThreads: Threads that move bytes; one does for a gigabyte a second.
    ///   - maxSockets: The most sockets at one time.
    /// - Throws: ``ZeroMQError``.
    public init(ioThreads: Int32 = 1, maxSockets: Int32 = 4096) throws(ZeroMQError) {
        shim_keep_memory(Self.keptMemory)
        guard let handle = zmq_ctx_new() else { throw ZeroMQError("open ZeroMQ") }
        self.handle = handle
        try set(ZMQ_IO_THREADS, ioThreads, "IO_THREADS")
        try set(ZMQ_MAX_SOCKETS, maxSockets, "MAX_SOCKETS")
        // Without this, sockets that are still open keep the process from ending for ever.
        try set(ZMQ_BLOCKY, 0, "BLOCKY")
    }

    private func set(_ option: Int32, _ value: Int32, _ name: String) throws(ZeroMQError) {
        guard zmq_ctx_set(handle, option, value) == 0 else { throw ZeroMQError("set context option \(name)") }
        let kept = zmq_ctx_get(handle, option)
        guard kept == value else {
            throw ZeroMQError("set context option \(name) to \(value)", number: 0, reason: "it reads back as \(kept)")
        }
    }

    /// Ends ZeroMQ.
    ///
    /// Every socket must be closed, or be about to be closed by its own thread: this waits for them.
    ///
    /// Who does not call it leaves that to the last socket that goes.
    public func terminate() {
        let isFirst = isEnded.withLock { isEnded in
            defer { isEnded = true }
            return !isEnded
        }
        guard isFirst else { return }
        zmq_ctx_shutdown(handle)
        while zmq_ctx_term(handle) != 0, zmq_errno() == EINTR {}
    }

    deinit {
        terminate()
    }
}
