import Bus
import Gateway
import Messages
import ModuleKit
import Stream
import Wire

/// The bus as the gateway sees it.
struct HostBus: GatewayBus {
    let bus: BusClient

    func request(
        operation: String,
        data: [UInt8],
        options: RequestOptions
    ) async throws(Problem) -> [UInt8] {
        try await bus.request(operation: operation, data: data, options: options)
    }

    func subscribe(prefix: String) async throws(Problem) -> AsyncThrowingStream<GatewaySignal, any Error> {
        let frames = try await bus.subscribe(prefix: prefix)
        let reader = SignalReader(frames)
        return AsyncThrowingStream { await reader.next() }
    }

    func state(of module: String) async throws(Problem) -> StreamState {
        try await bus.streamState(of: module)
    }

    func page(of module: String, after: UInt64, limit: Int) async throws(Problem) -> GatewayPage {
        let page = try await bus.streamPage(of: module, after: after, limit: limit)
        let events = page.items.compactMap { item in
            item.record.withUnsafeBytes { bytes -> GatewayEvent? in
                var reader = RecordReader(bytes)
                return reader.next().flatMap { try? GatewayEvent(topic: item.topic, record: $0) }
            }
        }
        return GatewayPage(state: page.state, events: events)
    }

    func services() async throws(Problem) -> [ServiceStatistics] {
        try await bus.services()
    }
}

/// Takes frames apart into signals, one at a time, as they are asked for.
private actor SignalReader {
    private let frames: Subscription.Iterator
    private var waiting: [GatewaySignal] = []

    init(_ subscription: Subscription) {
        frames = subscription.makeAsyncIterator()
    }

    func next() async -> GatewaySignal? {
        while waiting.isEmpty {
            guard let frame = await frames.next() else { return nil }
            frame.forEach { record in
                if let signal = Self.signal(frame.topic, record) { waiting.append(signal) }
            }
            waiting.reverse()
        }
        return waiting.removeLast()
    }

    private static func signal(_ topic: String, _ record: RecordView) -> GatewaySignal? {
        guard let event = try? GatewayEvent(topic: topic, record: record) else { return nil }
        switch record.head.kind {
        case .event: return .event(event)
        case .heartbeat:
            return .heartbeat(source: event.source, epoch: record.head.epoch, head: record.head.sequence)
        default: return nil
        }
    }
}
