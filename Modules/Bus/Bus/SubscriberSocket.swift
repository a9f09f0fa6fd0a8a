import ZeroMQ

/// The socket of one subscription.
///
/// It belongs to its reactor's thread; only ``ClientCore`` uses it.
final class SubscriberSocket {
    let socket: Socket
    var watch = 0
    /// Who reads; when it is gone, nobody does.
    weak var subscription: Subscription?

    /// Connects, then subscribes, so that the last prefix arrives last.
    ///
    /// Subscriptions travel in their order only after connecting: those that a socket has when it connects go in the
    /// order of the alphabet.
    ///
    /// - Throws: `ZeroMQError`.
    init(_ context: Context, prefixes: [String], endpoint: String) throws {
        var options = SocketOptions()
        options.receiveHighWater = BusLimits.eventHighWater
        socket = try Socket(context, .sub, options)
        try socket.connect(endpoint)
        for prefix in prefixes { try socket.subscribe(prefix) }
    }

    /// Reads up to a burst of messages.
    ///
    /// - Returns: Whether there is room for more, and whether something may be left.
    func read(into subscription: Subscription) throws -> (hasRoom: Bool, mayHaveMore: Bool) {
        for _ in 0..<BusLimits.burst {
            var topic = Frame()
            var frame = Frame()
            guard try socket.receive(into: &topic) else { return (true, false) }
            guard topic.hasMore, try socket.receive(into: &frame), !frame.hasMore else {
                try socket.skipRest(of: &topic)
                continue
            }
            let text = String(decoding: topic.bytes(), as: UTF8.self)
            guard subscription.take(EventFrame(topic: text, frame: frame)) else { return (false, true) }
        }
        return (true, true)
    }
}
