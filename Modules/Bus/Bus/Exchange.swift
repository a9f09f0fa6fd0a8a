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
        var count = 1
        /// When nobody waits for any of its records any more.
        var deadline: Int64
    }

    let socket: Socket
    private var pending: [UInt64: Pending] = [:]
    private var packs: [Pack] = []
    /// The packs that still have room, by destination.
    private var open: [Destination: Int] = [:]
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
        let deadline = Reactor.now() + milliseconds
        pending[sequence] = Pending(
            waiter: waiter,
            operation: operation,
            deadline: deadline,
            milliseconds: milliseconds
        )
        pack(record, for: Destination(service: service, target: nil), until: deadline)
    }

    /// Sends a request whose answer nobody waits for, and which is worth sending only so long.
    func tell(_ record: [UInt8], service: String, milliseconds: Int64) {
        pack(record, for: Destination(service: service, target: nil), until: Reactor.now() + milliseconds)
    }

    /// Sends an answer, also when its asker waits no more: the broker counts what an instance still works on.
    func answer(_ record: [UInt8], to address: IncomingRequest.ReplyAddress) {
        let forgotten = Reactor.now() + BusLimits.silenceMilliseconds
        pack(
            record,
            for: Destination(service: address.service, target: address.asker),
            until: max(address.deadline, forgotten)
        )
    }

    /// Puts a record beside others for the same destination.
    ///
    /// What waits is bounded by the requests that are under way. Half of these are sent as soon as they are there: they
    /// are worked on while the other half is made, and so in turns from then on.
    private func pack(_ record: [UInt8], for destination: Destination, until deadline: Int64) {
        if let index = open[destination], packs[index].records.count + record.count <= WireLimits.packBytes {
            packs[index].records.append(contentsOf: record)
            packs[index].count += 1
            packs[index].deadline = max(packs[index].deadline, deadline)
            let half = max(BusLimits.halvedRequests, pending.count / 2)
            if destination.target == nil, packs[index].count >= half { _ = flush() }
        } else {
            open[destination] = packs.count
            packs.append(Pack(destination: destination, records: record, deadline: deadline))
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
                guard service.hasMore, try socket.receive(into: &records) else { continue }
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
        }
    }

    private func requests(in records: borrowing Frame, service: String, asker: [UInt8]) -> [IncomingRequest] {
        let now = Reactor.now()
        return records.withBytes { bytes in
            var reader = RecordReader(bytes)
            var found: [IncomingRequest] = []
            while let record = reader.next() {
                guard record.head.kind == .request else { continue }
                let attributes = try? Attributes(json: record.attributes)
                let wait = attributes?[number: "deadline"] ?? RequestOptions().milliseconds
                let address = IncomingRequest.ReplyAddress(
                    asker: asker,
                    service: service,
                    epoch: record.head.epoch,
                    sequence: record.head.sequence,
                    deadline: now + min(max(0, wait), BusLimits.deadlineLimitMilliseconds)
                )
                guard let attributes else {
                    refuse(address)
                    continue
                }
                found.append(
                    IncomingRequest(
                        operation: attributes[text: "operation"] ?? "",
                        attributes: attributes,
                        data: [UInt8](record.data),
                        replyAddress: address
                    )
                )
            }
            return found
        }
    }

    /// Answers a request whose attributes cannot be read; the broker would wait for the answer for ever.
    private func refuse(_ address: IncomingRequest.ReplyAddress) {
        let remedy = "Send a flat JSON object of at most \(WireLimits.attributes) names, or nothing."
        let problem = BusProblem.badMessage("What stands in a request's attributes", remedy: remedy)
        answer(BusClient.record(for: address, RequestAnswer(problem)), to: address)
    }

    // MARK: Ends

    /// Tells those whose deadline is over, and takes back what could not be sent until then: nobody expects it any
    /// more.
    func expire() {
        let now = Reactor.now()
        if packs.contains(where: { $0.deadline <= now }) {
            packs.removeAll { $0.deadline <= now }
            open.removeAll(keepingCapacity: true)
        }
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
