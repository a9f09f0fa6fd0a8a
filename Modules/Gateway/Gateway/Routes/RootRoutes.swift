import Hummingbird

/// What stands at the root, for people and for machines that watch the host: but for the page it
/// needs no sign-in.
struct RootRoutes: EndpointGroup {
    let tag = "root"
    let host: any GatewayHost
    let metrics: MetricsText
    /// The rest of what is served, for the document that describes all of it.
    let others: [any EndpointGroup]

    /// What `/readyz` says.
    struct Readiness: Codable, Sendable {
        var ready: Bool
        /// Why not.
        var reasons: [String]
    }

    var endpoints: [Endpoint] { watched + described }

    private var watched: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/healthz",
                summary: "Whether the process answers.",
                answer: .content("text/plain")
            ) { _ in
                .content([UInt8]("ok\n".utf8), type: "text/plain; charset=utf-8")
            },
            Endpoint(
                method: .get,
                path: "/readyz",
                summary: "200 when everything asked for at start is there; 503 with the reasons before.",
                answer: .json(Readiness.self)
            ) { _ in
                let reasons = await host.reasonsNotReady()
                let readiness = Readiness(ready: reasons.isEmpty, reasons: reasons)
                return try .json(readiness, status: reasons.isEmpty ? .ok : .serviceUnavailable)
            },
            Endpoint(
                method: .get,
                path: "/metrics",
                summary: "Figures as Prometheus text.",
                answer: .content("text/plain")
            ) { _ in
                .content([UInt8](await metrics.collect().utf8), type: "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
    }

    private var described: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: OpenAPIDocument.path,
                summary: "This document.",
                answer: .content("application/json")
            ) { _ in
                .json(try OpenAPIDocument(others + [self]).json())
            }
        ]
    }
}
