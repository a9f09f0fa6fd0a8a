import Bus
import Hummingbird
import Messages

/// Any operation of any module by its name on the bus: the way in to modules that have no routes of their own.
struct OperationRoutes: EndpointGroup {
    let tag = "operations"
    let bus: any GatewayBus

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/api/v1/operations/{operation}",
                summary: "Sends a JSON object to an operation; commands also take 'actor' and 'reason'.",
                parameters: .init { EndpointParameter.ofWrites(versioned: false) },
                answer: .anyJSON
            ) { request in
                try await answer(request)
            }
        ]
    }

    /// Who asks and why, beside an operation's own fields.
    private struct Sender: Decodable {
        var actor: ActingUnit?
        var reason: String?
    }

    /// What accounts are told must leave no trace, an idempotency key's digest included; their own routes see to it.
    private static func hasRoutes(_ operation: String) -> HTTPProblem {
        HTTPProblem(
            Problem(
                "gateway.own-routes",
                .forbidden,
                "'\(operation)' is not sent by its name.",
                remedy: "Use the routes under /api/v1/accounts."
            )
        )
    }

    private func answer(_ request: GatewayRequest) async throws -> Response {
        let operation = try request.path("operation")
        guard !operation.hasPrefix("accounts.") else { throw Self.hasRoutes(operation) }
        let bytes = try await request.body()
        let sender: Sender
        do {
            sender = try GatewayJSON.decode(Sender.self, from: bytes)
        } catch let error as DecodingError {
            throw HTTPProblem.malformed("The body is not a JSON object.", errors: [GatewayJSON.fault(of: error)])
        }
        var options = request.options(dryRun: try request.flag("dryRun"))
        options.actor = try sender.actor.map { try request.identity.actor(named: $0) } ?? request.identity.actor
        options.reason = sender.reason
        return .json(try await bus.request(operation: operation, data: bytes, options: options))
    }
}
