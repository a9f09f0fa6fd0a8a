import AuditMessages
import Console
import Messages

/// The audit, for administrators.
struct AuditPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] {
        let filters = ["subject", "actor", "since", "until", "cursor"]
        return [.page("/audit", "Who did what, when and why.", filters: filters, on: desk, view: list)]
    }

    @Sendable private func list(_ request: GatewayRequest) async throws -> AuditView {
        try request.identity.requireAdministrator()
        var filter = AuditView.Filter()
        filter.subject = request.text("subject") ?? ""
        filter.actor = request.text("actor") ?? ""
        filter.since = request.text("since") ?? ""
        filter.until = request.text("until") ?? ""
        filter.cursor = request.text("cursor") ?? ""
        let names = try await desk.names(units: true, for: request)
        let query = ListAudit(
            subject: request.text("subject"),
            actor: request.text("actor").map(names.unitId),
            since: request.text("since"),
            until: request.text("until"),
            cursor: request.text("cursor")
        )
        let reply = try await desk.ask(query, for: request)
        let entries = reply.items.map {
            AuditView.Entry(time: $0.time, type: $0.type, subject: $0.subject, actor: $0.actor, reason: $0.reason)
        }
        let page = Messages.Page(items: entries, total: reply.total, next: reply.next)
        return AuditView(page, filter: filter, names: names)
    }
}
