import ZeroMQ

/// Sends the frames of one message.
func send(_ frames: [String], on socket: borrowing Socket) throws {
    for (index, text) in frames.enumerated() {
        var frame = Frame(text)
        guard try socket.send(&frame, more: index < frames.count - 1) == .done else { throw NotSent(text: text) }
    }
}

/// The frames of the next message, none when there is none.
///
/// Within the process a message is there as soon as it was sent.
func receive(_ socket: borrowing Socket) throws -> [String] {
    var frames: [String] = []
    var frame = Frame()
    repeat {
        guard try socket.receive(into: &frame) else { break }
        frames.append(String(decoding: frame.bytes(), as: UTF8.self))
    } while frame.hasMore
    return frames
}

/// A frame that libzmq did not take.
struct NotSent: Error {
    let text: String
}
