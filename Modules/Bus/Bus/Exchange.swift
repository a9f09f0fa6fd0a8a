import Logging
import Messages
import Wire
import ZeroMQ

/// One DEALER and all that goes over it: requests out and answers in, requests in and answers out, packed.
///
/// It belongs to its reactor's thread; only ``ClientCore`` uses it.
final class Exchange {
    typealias Waiter = CheckedContinuation<Result<RequestAnswerContent, Problem>, Never>

    private struct Pending {
        let waiter: Waiter
        let operation: String
        let deadline: Int64
        let milliseconds: Int64
    }

    /// Where a pack of records goes.
    private struct Destination: Hashable {
        let service: String
        /// The asker, when the records are answers.
        let target: [UInt8]?
    }

    private struct Pack {
        let destination: Destination
        var records: [UInt8]
    }

    let socket: Socket
    private var pending: [UInt64: Pending] = [:]
    private var packs: [Pack] = []
    /// The packs that still have room, by destination.
    private var open: [Destination: Int] = [:]
    private(set) var dropped = 0
    private let logger: Logger

    init(_ context: Context, endpoint: String, routingId: [UInt8], logger: Logger) throws {
        var options = SocketOptions()
        options.routingId = routingId
        options.sendHighWater = BusLimits.requestHighWater
        options.receiveHighWater = BusLimits.requestHighWater
        options.onlyConnectedPeers = !endpoint.hasPrefix("inproc:")
        socket = try Socket(context, .dealer, options)
        self.logger = logger
        try socket.connect(endpoint)
    }

    // MARK: Out

    func ask(
        _ record: [UInt8],
        service: String,
        sequence: UInt64,
        operation: String,
        milliseconds: Int64,
        waiter: Waiter
    ) {
        guard pending.count < BusLimits.pendingRequests else {
            return waiter.resume(returning: .failure(BusProblem.busy(service)))
        }
        pending[sequence] = Pending(
            waiter: waiter,
            operation: operation,
            deadline: Reactor.now() + milliseconds,
            milliseconds: milliseconds
        )
        pack(record, for: Destination(service: service, target: nil))
    }

    /// Sends a request whose answer nobody waits for.
    func tell(_ record: [UInt8], service: String) {
        pack(record, for: Destination(service: service, target: nil))
    }

    func answer(_ record: [UInt8], service: String, asker: [UInt8]) {
        pack(record, for: Destination(service: service, target: asker))
    }

    /// Puts a record beside others for the same destination. What waits is bounded by the requests that are under way.
    private func pack(_ record: [UInt8], for destination: Destination) {
        if let index = open[destination], packs[index].records.count + record.count <= WireLimits.packBytes {
            packs[index].records.append(contentsOf: record)
        } else {
            open[destination] = packs.count
            packs.append(Pack(destination: destination, records: record))
        }
    }

    /// Sends what was packed.
    ///
    /// - Returns: Whether all of it went; otherwise the socket must be waited for.
    func flush() -> Bool {
        guard !packs.isEmpty else { return true }
        var sent = 0
        while sent < packs.count, send(packs[sent]) { sent += 1 }
        packs.removeFirst(sent)
        open.removeAll(keepingCapacity: true)
        return packs.isEmpty
    }

    private func send(_ pack: Pack) -> Bool {
        var service = Frame(pack.destination.service)
        var body = Frame(pack.records)
        do {
            guard try socket.send(&service, more: true) == .done else { return false }
            _ = try socket.send(&body, more: pack.destination.target != nil)
            if let target = pack.destination.target {
                var last = Frame(target)
                _ = try socket.send(&last)
            }
        } catch {
            logger.error("a pack could not be sent", metadata: ["error": "\(error)"])
        }
        return true
    }

    // MARK: In

    /// Reads what has come.
    ///
    /// - Parameter serve: Gets requests, when this client answers for the service.
    /// - Returns: Whether something may be left.
    func receive(_ serve: (String, [IncomingRequest]) -> Void) -> Bool {
        do {
            for _ in 0..<BusLimits.burst {
                var service = Frame()
                var records = Frame()
                var asker = Frame()
                guard try socket.receive(into: &service) else { return false }
                guard service.hasMore, try socket.receive(into: &records) else {
                    dropped += 1
                    continue
                }
                guard records.hasMore, try socket.receive(into: &asker) else {
                    settle(records)
                    continue
                }
                try socket.skipRest(of: &asker)
                let name = String(decoding: service.bytes(), as: UTF8.self)
                serve(name, requests(in: records, service: name, asker: asker.bytes()))
            }
        } catch {
            logger.error("the bus could not be read", metadata: ["error": "\(error)"])
        }
        return true
    }

    private func settle(_ records: borrowing Frame) {
        records.withBytes { bytes in
            var reader = RecordReader(bytes)
            while let record = reader.next() {
                guard let pending = pending.removeValue(forKey: record.head.sequence) else { continue }
                pending.waiter.resume(returning: RequestAnswerContent.read(record))
            }
            if reader.fault != nil { dropped += 1 }
        }
    }

    private func requests(in records: borrowing Frame, service: String, asker: [UInt8]) -> [IncomingRequest] {
        let now = Reactor.now()
        return records.withBytes { bytes in
            var reader = RecordReader(bytes)
            var found: [IncomingRequest] = []
            while let record = reader.next() {
                guard record.head.kind == .request, let attributes = try? Attributes(json: record.attributes) else {
                    dropped += 1
                    continue
                }
                let address = IncomingRequest.ReplyAddress(
                    asker: asker,
                    service: service,
                    epoch: record.head.epoch,
                    sequence: record.head.sequence,
                    deadline: now + (attributes[number: "deadline"] ?? 5000)
                )
                found.append(
                    IncomingRequest(
                        operation: attributes[text: "operation"] ?? "",
                        attributes: attributes,
                        data: [UInt8](record.data),
                        replyAddress: address
                    )
                )
            }
            if reader.fault != nil { dropped += 1 }
            return found
        }
    }

    // MARK: Ends

    /// Tells those whose deadline is over.
    func expire() {
        guard !pending.isEmpty else { return }
        let now = Reactor.now()
        for (sequence, entry) in pending where entry.deadline <= now {
            pending[sequence] = nil
            entry.waiter.resume(
                returning: .failure(BusProblem.timeout(entry.operation, milliseconds: entry.milliseconds))
            )
        }
    }

    /// Tells everybody that nothing more will come.
    func failAll() {
        for entry in pending.values { entry.waiter.resume(returning: .failure(BusProblem.stopped)) }
        pending = [:]
    }
}
