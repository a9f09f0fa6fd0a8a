import Bus
import Foundation
import Wire

/// Events that a test awaits one after another.
struct AwaitedEvents {
    struct Event: Sendable {
        let type: String
        let sequence: UInt64
        let trace: String?
        let data: String

        /// The period that an observation is about.
        var period: String? {
            struct Content: Decodable { let period: String }
            return try? JSONDecoder().decode(Content.self, from: Data(data.utf8)).period
        }
    }

    /// The subscription ended before the event came.
    struct Ended: Error { let type: String? }

    private var events: AsyncStream<Event>.Iterator

    init(_ subscription: Subscription) {
        let events = AsyncStream<Event> { continuation in
            Task {
                for await frame in subscription {
                    frame.forEach { record in
                        guard record.head.kind == .event else { return }
                        continuation.yield(
                            Event(
                                type: frame.eventType,
                                sequence: record.head.sequence,
                                trace: (try? Attributes(json: record.attributes))?[text: "traceparent"],
                                data: String(decoding: record.data, as: UTF8.self)
                            )
                        )
                    }
                }
                continuation.finish()
            }
        }
        self.events = events.makeAsyncIterator()
    }

    /// Awaits the next event, of a type when one is named.
    mutating func next(_ type: String? = nil) async throws -> Event {
        while let event = await events.next(isolation: #isolation) {
            if type == nil || event.type == type { return event }
        }
        throw Ended(type: type)
    }
}
