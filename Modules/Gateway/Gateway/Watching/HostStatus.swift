import Bus
import Messages
import PluginMessages
import Stream

/// How the host fares: what `GET /status` answers.
struct HostStatus: Codable, Sendable {
    /// One module: what it says of itself, or why it says nothing.
    struct Module: Codable, Sendable {
        var name: String
        /// The module's own words: head, cursors with lag, dead letters.
        var status: JSONValue
        /// Why there is no status.
        var problem: String?

        private enum CodingKeys: CodingKey { case name, status, problem }

        init(name: String, status: JSONValue, problem: String?) {
            self.name = name
            self.status = status
            self.problem = problem
        }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(name, forKey: .name)
            try fields.encode(status, forKey: .status)
            try fields.encode(problem, forKey: .problem)
        }
    }

    var node: String
    var ready: Bool
    /// Why the host is not ready.
    var reasons: [String]
    var services: [ServiceStatistics]
    var modules: [Module]
    var plugins: [CataloguedPlugin]
}

/// Asks everybody how they fare.
struct StatusCollector: Sendable {
    let bus: any GatewayBus
    let host: any GatewayHost
    let node: String
    let modules: ModuleNames

    /// The whole status.
    ///
    /// A module that does not answer is named, and spoils nothing else.
    func collect(trace: String) async -> HostStatus {
        let reasons = await host.reasonsNotReady()
        return HostStatus(
            node: node,
            ready: reasons.isEmpty,
            reasons: reasons,
            services: (try? await bus.services()) ?? [],
            modules: await ask("status", deadline: GatewayLimits.requestDeadline, trace: trace),
            plugins: await host.plugins()
        )
    }

    /// Asks every module the same, in its own name (`registry.status`).
    ///
    /// - Parameters:
    ///   - operation: The last word of the operation.
    ///   - deadline: How long each may take.
    ///   - trace: The W3C `traceparent`.
    /// - Returns: Every module's answer, or why there is none, by name.
    func ask(_ operation: String, deadline: Duration, trace: String) async -> [HostStatus.Module] {
        let modules = await modules.all()
        return await withTaskGroup(of: HostStatus.Module.self) { group in
            for module in modules {
                group.addTask { await ask(module, operation, deadline: deadline, trace: trace) }
            }
            var answers: [HostStatus.Module] = []
            for await answer in group { answers.append(answer) }
            return answers.sorted { $0.name < $1.name }
        }
    }

    private func ask(
        _ module: String,
        _ operation: String,
        deadline: Duration,
        trace: String
    ) async -> HostStatus.Module {
        do {
            let options = RequestOptions(deadline: deadline, trace: trace)
            let name = "\(module).\(operation)"
            let reply = try await bus.request(operation: name, data: [UInt8]("{}".utf8), options: options)
            return .init(name: module, status: try GatewayJSON.decode(JSONValue.self, from: reply), problem: nil)
        } catch {
            return .init(name: module, status: .null, problem: (error as? Problem)?.description ?? "\(error)")
        }
    }
}
