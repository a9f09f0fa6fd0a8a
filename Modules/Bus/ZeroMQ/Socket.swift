import CZeroMQ

/// A socket, owned by one thread for its whole life.
///
/// It cannot be copied, and is closed when its owner lets go of it.
public struct Socket: ~Copyable {
    let handle: UnsafeMutableRawPointer
    /// Readable when something may have changed; see ``Reactor``.
    let descriptor: Int32
    /// What its reactor must know of its use.
    let use = SocketUse()
    /// Kept so that it does not end before its sockets.
    private let context: Context

    /// Opens a socket.
    ///
    /// - Parameters:
    ///   - context: The process's context.
    ///   - kind: What it is.
    ///   - options: How it behaves.
    /// - Throws: ``ZeroMQError``, also when an option does not read back as it was set.
    public init(_ context: Context, _ kind: SocketKind, _ options: SocketOptions = .init()) throws(ZeroMQError) {
        let handle = try Self.open(context, kind, options)
        var descriptor: Int32 = -1
        var length = MemoryLayout<Int32>.size
        guard zmq_getsockopt(handle, ZMQ_FD, &descriptor, &length) == 0 else {
            let error = ZeroMQError("wait for a \(kind) socket")
            zmq_close(handle)
            throw error
        }
        self.handle = handle
        self.descriptor = descriptor
        self.context = context
    }

    private static func open(
        _ context: Context,
        _ kind: SocketKind,
        _ options: SocketOptions
    ) throws(ZeroMQError) -> UnsafeMutableRawPointer {
        guard let handle = zmq_socket(context.handle, kind.number) else { throw ZeroMQError("open a \(kind) socket") }
        do throws(ZeroMQError) {
            try options.apply(to: handle, kind: kind)
        } catch {
            zmq_close(handle)
            throw error
        }
        return handle
    }

    deinit {
        zmq_close(handle)
    }

    /// Listens at an address.
    ///
    /// - Parameter endpoint: `inproc://…`, `ipc://…` or `tcp://…`; port `*` or `0` takes a free one.
    /// - Returns: The address as it really is.
    /// - Throws: ``ZeroMQError``.
    @discardableResult
    public func bind(_ endpoint: String) throws(ZeroMQError) -> String {
        use.isNew = true
        guard zmq_bind(handle, endpoint) == 0 else { throw ZeroMQError("bind \(endpoint)") }
        var text = [CChar](repeating: 0, count: 1024)
        var length = text.count
        guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &length) == 0 else {
            throw ZeroMQError("read the address")
        }
        let kept = String(decoding: text.prefix(max(0, length - 1)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return kept.isEmpty ? endpoint : kept
    }

    /// Connects to an address, now and again whenever the connection breaks.
    ///
    /// - Throws: ``ZeroMQError`` when the address is none; a peer that is not there yet is no error.
    public func connect(_ endpoint: String) throws(ZeroMQError) {
        use.isNew = true
        guard zmq_connect(handle, endpoint) == 0 else { throw ZeroMQError("connect \(endpoint)") }
    }

    /// Subscribes to every topic that begins so.
    ///
    /// For SUB sockets.
    public func subscribe(_ prefix: String) throws(ZeroMQError) {
        use.isNew = true
        guard zmq_setsockopt(handle, ZMQ_SUBSCRIBE, prefix, prefix.utf8.count) == 0 else {
            throw ZeroMQError("subscribe to '\(prefix)'")
        }
    }

    /// Ends a subscription.
    ///
    /// For SUB sockets.
    public func unsubscribe(_ prefix: String) throws(ZeroMQError) {
        use.isNew = true
        guard zmq_setsockopt(handle, ZMQ_UNSUBSCRIBE, prefix, prefix.utf8.count) == 0 else {
            throw ZeroMQError("unsubscribe from '\(prefix)'")
        }
    }

    /// How sending went.
    public enum Sent: Sendable {
        /// libzmq has it; the message is empty now.
        case done
        /// The queue is full, or nobody is there to take it; the message is as it was.
        case wouldBlock
        /// The peer that a ROUTER was to send to is not there; the message is as it was.
        case unreachable
    }

    /// Sends a frame without waiting.
    ///
    /// - Parameters:
    ///   - message: The frame; emptied when it is taken.
    ///   - more: Whether another frame of the same message follows.
    /// - Returns: Whether libzmq took it, and why not.
    /// - Throws: ``ZeroMQError`` for anything but the three outcomes.
    public func send(_ message: inout Frame, more: Bool = false) throws(ZeroMQError) -> Sent {
        use.isNew = true
        if zmq_msg_send(&message.raw, handle, ZMQ_DONTWAIT | (more ? ZMQ_SNDMORE : 0)) >= 0 { return .done }
        switch zmq_errno() {
        case EAGAIN, EINTR: return .wouldBlock
        case EHOSTUNREACH: return .unreachable
        default: throw ZeroMQError("send")
        }
    }

    /// Takes the next frame without waiting.
    ///
    /// - Parameter message: Where the frame goes; what was there is closed.
    /// - Returns: Whether there was one.
    /// - Throws: ``ZeroMQError``.
    public func receive(into message: inout Frame) throws(ZeroMQError) -> Bool {
        use.isNew = true
        if zmq_msg_recv(&message.raw, handle, ZMQ_DONTWAIT) >= 0 { return true }
        switch zmq_errno() {
        case EAGAIN:
            // libzmq has just looked at everything that was to be told: the next news comes by the descriptor.
            use.isNew = false
            return false
        case EINTR: return false
        default: throw ZeroMQError("receive")
        }
    }
}

/// Whether a socket was used since its reactor asked it last.
final class SocketUse {
    var isNew = true
}
