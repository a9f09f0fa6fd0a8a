import ZeroMQ

extension Socket {
    /// Drops the frames that are left of a message, however many there are.
    func skipRest(of frame: inout Frame) throws(ZeroMQError) {
        while frame.hasMore {
            guard try receive(into: &frame) else { return }
        }
    }
}
