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
        let seal = PlaceSeal(token: doorkeeper.host.bytes)
        let filter = EventFilter(request.text("topic") ?? "", for: request.identity.access, seal: seal)
        let left = try request.header(.lastEventID).map { text throws(HTTPProblem) in
            guard let id = filter.place(text) else {
                throw .malformed("The Last-Event-ID is not one of ours: '\(text)'.")
            }
            return id
        }
        try open.enter(request.identity.account)
        let body = ResponseBody { [streamer, doorkeeper, open, request] writer in
            defer { open.leave(request.identity.account) }
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

/// Counts the event streams that are open, all and each account's.
final class OpenStreams: Sendable {
    private let counts = Mutex<[String?: Int]>([:])

    /// Counts one more of an account; `nil` is the host's own token, which has the whole.
    ///
    /// - Throws: ``Problem`` `gateway.too-many-streams` at ``GatewayLimits/eventStreams`` in all or
    ///   ``GatewayLimits/accountEventStreams`` of the account.
    func enter(_ account: String?) throws(Problem) {
        try counts.withLock { counts throws(Problem) in
            let (all, own) = (counts.values.reduce(0, +), counts[account, default: 0])
            guard all < GatewayLimits.eventStreams else {
                throw Self.tooMany(
                    .unavailable,
                    GatewayLimits.eventStreams,
                    "全部已打开",
                    "open, the most that this host serves"
                )
            }
            guard account == nil || own < GatewayLimits.accountEventStreams else {
                throw Self.tooMany(
                    .busy,
                    GatewayLimits.accountEventStreams,
                    "本账号已打开",
                    "open for this account, its most"
                )
            }
            counts[account] = own + 1
        }
    }

    /// Counts one less.
    func leave(_ account: String?) {
        counts.withLock { counts in
            let left = counts[account, default: 0] - 1
            counts[account] = left > 0 ? left : nil
        }
    }

    /// How many are open.
    var current: Int { counts.withLock { $0.values.reduce(0, +) } }

    private static func tooMany(_ kind: Problem.Kind, _ limit: Int, _ zh: String, _ en: String) -> Problem {
        Problem(
            "gateway.too-many-streams",
            kind,
            "\(zh) \(limit) 个实时事件流，已到上限。\(limit) event streams are \(en).",
            remedy: "关闭一个再试。Close one, or share one between readers."
        )
    }
}
