import Foundation
import Messages
import Wire
import ZeroMQ

/// The broker as the service `bus`: who is there, what runs, and whether a subscription has arrived.
extension RequestBroker {
    func control(from peer: RoutingId, _ records: borrowing Frame) {
        records.withBytes { bytes in
            var reader = RecordReader(bytes)
            while let record = reader.next() {
                guard record.head.kind == .request else { continue }
                let attributes = try? Attributes(json: record.attributes)
                answer(peer, record.head, operation: attributes?[text: "operation"] ?? "", data: [UInt8](record.data))
            }
        }
    }

    private func answer(_ peer: RoutingId, _ head: RecordHead, operation: String, data: [UInt8]) {
        counters.requests += 1
        switch BusOperation(rawValue: operation) {
        case .hello: hello(peer, head, data)
        case .bye:
            if let instance = directory.instance(peer) { lose(instance) }
            reply(to: peer, head, [String: String]())
        case .ping: reply(to: peer, head, [String: String]())
        case .services: reply(to: peer, head, directory.statistics())
        case .counters:
            Task { reply(to: peer, head, await allCounters()) }
        case .subscribed: awaitSubscription(peer, head, data)
        case nil: refuse(peer, "bus", [head], BusProblem.unknownOperation(operation))
        }
    }

    private func hello(_ peer: RoutingId, _ head: RecordHead, _ data: [UInt8]) {
        guard let content = try? JSONDecoder().decode(HelloContent.self, from: Data(data)) else {
            let expected = #"Send {"services": ["NAME", …]}."#
            return refuse(peer, "bus", [head], BusProblem.badMessage("The content of 'bus.hello'", remedy: expected))
        }
        directory.seen(peer, services: Set(content.services), now: Reactor.now())
        reply(to: peer, head, HelloReply(broker: identity))
    }

    private func awaitSubscription(_ peer: RoutingId, _ head: RecordHead, _ data: [UInt8]) {
        let probe = (try? JSONDecoder().decode(ProbeContent.self, from: Data(data)))?.probe ?? ""
        if let index = arrived.firstIndex(of: probe) {
            arrived.remove(at: index)
            return reply(to: peer, head, [String: String]())
        }
        if awaited.count == BusLimits.awaitedSubscriptions { awaited.removeFirst() }
        awaited.append((probe, peer, head))
    }

    /// Takes note that a subscription has arrived at the event side.
    func subscriptionArrived(_ probe: String) {
        if let index = awaited.firstIndex(where: { $0.probe == probe }) {
            let waiting = awaited.remove(at: index)
            return reply(to: waiting.asker, waiting.head, [String: String]())
        }
        if arrived.count == BusLimits.awaitedSubscriptions { arrived.removeFirst() }
        arrived.append(probe)
    }

    private func reply(to peer: RoutingId, _ head: RecordHead, _ content: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(content) else { return }
        let answer = RecordHead(kind: .reply, epoch: head.epoch, sequence: head.sequence, time: head.time)
        var records: [UInt8] = []
        _ = try? records.appendRecord(answer, attributes: [], data: [UInt8](data))
        send(records, service: "bus", to: peer)
    }
}
