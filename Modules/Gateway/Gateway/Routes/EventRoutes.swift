import HTTPTypes
import Hummingbird
import Logging
import Messages
import Synchronization

/// The facts as they happen, as server-sent events.
struct EventRoutes: EndpointGroup {
    let tag = "events"
    let streamer: EventStreamer
    let doorkeeper: Doorkeeper
    let open = OpenStreams()

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/api/v1/events",
                summary: "Events as they happen, structured CloudEvents JSON, resumable by Last-Event-ID.",
                parameters: [
                    .init(name: "topic", text: "Only topics with this prefix (registry.town-)."),
                    .init(name: "Last-Event-ID", place: .header, text: "The id of the last event seen."),
                ],
                answer: .content("text/event-stream"),
                handle: follow
            )
        ]
    }

    @Sendable private func follow(_ request: GatewayRequest) async throws -> Response {
        let left = try request.header(.lastEventID).map { text throws(HTTPProblem) in
            guard let id = LastEventID(text) else {
                throw .malformed("The Last-Event-ID is not one of ours: '\(text)'.")
            }
            return id
        }
        try open.enter()
        let filter = EventFilter(request.text("topic") ?? "", for: request.identity.access)
        let body = ResponseBody { [streamer, doorkeeper, open, request] writer in
            defer { open.leave() }
            try await request.request.body.consumeWithCancellationOnInboundClose { _ in
                try await streamer.feed(
                    filter,
                    from: left,
                    while: { await doorkeeper.stillKnows(request.request, as: request.identity) },
                    write: { @concurrent in try await writer.write($0) }
                )
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: body
        )
    }
}

/// Counts the event streams that are open.
final class OpenStreams: Sendable {
    private let count = Atomic<Int>(0)

    /// Counts one more.
    ///
    /// - Throws: ``Problem`` `gateway.too-many-streams` at ``GatewayLimits/eventStreams``.
    func enter() throws(Problem) {
        let now = count.add(1, ordering: .relaxed).newValue
        guard now <= GatewayLimits.eventStreams else {
            leave()
            throw Problem(
                "gateway.too-many-streams",
                .unavailable,
                "\(GatewayLimits.eventStreams) event streams are open, the most that this host serves.",
                remedy: "Close one, or share one between readers."
            )
        }
    }

    /// Counts one less.
    func leave() {
        count.subtract(1, ordering: .relaxed)
    }

    /// How many are open.
    var current: Int { count.load(ordering: .relaxed) }
}
