import Hummingbird
import Messages

/// Running the host: how it fares, whether its logs are whole.
struct OperatingRoutes: EndpointGroup {
    let tag = "operating"
    let status: StatusCollector

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/api/v1/status",
                summary: "Services, modules with their heads, cursors with their lag, dead letters.",
                answer: .json(HostStatus.self)
            ) { request in
                try request.identity.requireWhole()
                return try .json(await status.collect(trace: request.context.trace))
            },
            Endpoint(
                method: .post,
                path: "/api/v1/verify",
                summary: "Checks every module's log from its first event: sequence, checksum, chain.",
                answer: .json(Verification.self)
            ) { request in
                try request.identity.requireAdministrator()
                return try .json(await verify(trace: request.context.trace))
            },
        ]
    }

    /// What the check of all logs came to.
    struct Verification: Codable, Sendable {
        /// Whether every module answered and found nothing.
        var passed: Bool
        /// Each module's report.
        var modules: [HostStatus.Module]
    }

    private func verify(trace: String) async -> Verification {
        let modules = await status.ask("verify", deadline: GatewayLimits.verifyDeadline, trace: trace)
        return Verification(passed: modules.allSatisfy(Self.isWhole), modules: modules)
    }

    /// Whether a module answered, and counted no fault in its log.
    private static func isWhole(_ module: HostStatus.Module) -> Bool {
        module.problem == nil && module.status["faults"] == 0
    }
}
