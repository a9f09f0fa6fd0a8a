import AuditMessages
import Messages

/// Who did what, when and why.
struct AuditRoutes: EndpointGroup {
    let tag = "audit"
    let bus: any GatewayBus

    var endpoints: [Endpoint] {
        [
            .query(
                ListAudit.self,
                at: "/api/v1/audit",
                table: .audit,
                "The trail of events of all modules, newest first.",
                on: bus
            )
        ]
    }
}
