import CZeroMQ

/// One frame, owned.
///
/// It is closed when its owner lets go of it.
public struct Frame: ~Copyable {
    // libzmq 4.3.4 keeps no pointer to a zmq_msg_t, so a bitwise move, which is what Swift does, is as good as
    // zmq_msg_move.
    var raw: zmq_msg_t

    /// Makes an empty frame.
    public init() {
        raw = zmq_msg_t()
        zmq_msg_init(&raw)
    }

    /// Makes a frame and lets the caller fill it.
    ///
    /// - Parameters:
    ///   - count: Its length, in bytes.
    ///   - fill: Writes every byte.
    public init(count: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        raw = zmq_msg_t()
        // libzmq fails here only when memory is out; an allocation failure ends a Swift process everywhere else too.
        precondition(zmq_msg_init_size(&raw, count) == 0, "no memory for a frame")
        try fill(UnsafeMutableRawBufferPointer(start: zmq_msg_data(&raw), count: count))
    }

    /// Makes a frame with a copy of some bytes.
    public init(_ bytes: UnsafeRawBufferPointer) {
        self.init(count: bytes.count) { $0.copyMemory(from: bytes) }
    }

    /// Makes a frame with a copy of some bytes.
    public init(_ bytes: [UInt8]) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// Makes a frame with a text in UTF-8.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    deinit {
        var closing = raw
        zmq_msg_close(&closing)
    }

    /// The length, in bytes.
    public var count: Int {
        var reading = raw
        return zmq_msg_size(&reading)
    }

    /// Whether another frame of the same message follows.
    public var hasMore: Bool {
        var reading = raw
        return zmq_msg_more(&reading) != 0
    }

    /// Lends the bytes for the length of the call.
    public borrowing func withBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        var reading = raw
        let count = zmq_msg_size(&reading)
        let result: Result<R, E> = withUnsafeMutablePointer(to: &reading) { pointer in
            let bytes = UnsafeRawBufferPointer(start: zmq_msg_data(pointer), count: count)
            do throws(E) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// A copy of the bytes.
    public borrowing func bytes() -> [UInt8] {
        withBytes { [UInt8]($0) }
    }
}
