import Logging
import Wire
import ZeroMQ

/// The publishing socket and what waits for it.
///
/// It belongs to its reactor's thread; only ``ClientCore`` uses it.
final class PublishQueue {
    let socket: Socket
    private var waiting: [Waiting] = []
    private var waitingBytes = 0
    /// Whether the broker has said that it listens; what is sent before that, libzmq drops.
    private var isHeard = false
    private var flushWaiters: [CheckedContinuation<Void, Never>] = []
    private let logger: Logger

    /// A run of records of one topic and stream.
    private struct Waiting {
        let topic: Topic
        let epoch: UInt64
        let bytes: [UInt8]
        let range: Range<Int>
    }

    init(_ context: Context, endpoint: String, logger: Logger) throws {
        var options = SocketOptions()
        options.sendHighWater = BusLimits.eventHighWater
        // Its only subscriber is the broker, which never waits for anybody; so waiting for room here holds up nobody
        // else.
        options.waitsForSlowSubscribers = true
        socket = try Socket(context, .xpub, options)
        self.logger = logger
        try socket.connect(endpoint)
    }

    /// Takes records to publish; beyond the limit the oldest are dropped, since their log still has them.
    func add(_ records: PackedRecords) {
        records.forEachFrame { topic, epoch, range in
            waiting.append(Waiting(topic: topic, epoch: epoch, bytes: records.bytes, range: range))
            waitingBytes += range.count
        }
        guard waitingBytes > BusLimits.publishBacklogBytes else { return }
        dropOldest()
    }

    /// Makes room for a quarter at once: moving the rest up for every record that comes would take longer than sending
    /// it.
    private func dropOldest() {
        var count = 0
        while waitingBytes > BusLimits.publishBacklogBytes / 4 * 3, count < waiting.count {
            waitingBytes -= waiting[count].range.count
            count += 1
        }
        waiting.removeFirst(count)
        logger.warning("events wait for the broker in vain; the oldest are dropped", metadata: ["frames": "\(count)"])
    }

    /// Calls back when all that waits now has been handed to libzmq.
    func whenFlushed(_ waiter: CheckedContinuation<Void, Never>) {
        if waiting.isEmpty, isHeard { waiter.resume() } else { flushWaiters.append(waiter) }
    }

    /// Reads the broker's subscription.
    func readSubscriptions() -> Bool {
        var frame = Frame()
        while (try? socket.receive(into: &frame)) == true {
            isHeard = frame.withBytes { $0.first == 1 } || isHeard
        }
        return false
    }

    /// Sends what waits, runs of one topic in one message.
    ///
    /// - Returns: Whether all of it went.
    func flush() -> Bool {
        guard isHeard else { return true }
        var next = 0
        while next < waiting.count {
            let end = runEnd(from: next)
            guard send(next..<end) else { break }
            waitingBytes -= waiting[next..<end].reduce(0) { $0 + $1.range.count }
            next = end
        }
        waiting.removeFirst(next)
        guard waiting.isEmpty else { return false }
        for waiter in flushWaiters { waiter.resume() }
        flushWaiters = []
        return true
    }

    func failAll() {
        for waiter in flushWaiters { waiter.resume() }
        flushWaiters = []
    }

    private func runEnd(from start: Int) -> Int {
        var end = start + 1
        var length = waiting[start].range.count
        while end < waiting.count, waiting[end].topic == waiting[start].topic,
            waiting[end].epoch == waiting[start].epoch,
            length + waiting[end].range.count <= WireLimits.packBytes
        {
            length += waiting[end].range.count
            end += 1
        }
        return end
    }

    private func send(_ run: Range<Int>) -> Bool {
        let length = waiting[run].reduce(0) { $0 + $1.range.count }
        var topic = Frame(waiting[run.lowerBound].topic.text)
        do {
            guard try socket.send(&topic, more: true) == .done else { return false }
            var frame = Frame(count: length) { space in
                var offset = 0
                for entry in waiting[run] {
                    entry.bytes.withUnsafeBytes { bytes in
                        let piece = UnsafeRawBufferPointer(rebasing: bytes[entry.range])
                        UnsafeMutableRawBufferPointer(rebasing: space[offset...]).copyMemory(from: piece)
                        offset += piece.count
                    }
                }
            }
            _ = try socket.send(&frame)
        } catch {
            logger.error("events could not be published", metadata: ["error": "\(error)"])
        }
        return true
    }
}
