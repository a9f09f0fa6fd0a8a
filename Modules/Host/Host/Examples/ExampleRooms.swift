import Bus
import EnvironmentGovernance
import EnvironmentGovernanceMessages
import Messages
import ModuleKit
import RegistryMessages
import Responsibility
import ResponsibilityMessages

/// What the running modules say of a programme's tasks and places.
struct ExampleRooms {
    let bus: BusClient
    let modules: [String]

    /// Asks, and puts the answers into words.
    ///
    /// - Throws: ``Problem``.
    func lines(of programme: ProgrammeDefinition) async throws -> [String] {
        var lines: [String] = []
        if modules.contains(ResponsibilityModule.name), !programme.tasks.isEmpty {
            lines += try await duties(of: programme.id)
        }
        if modules.contains(EnvironmentGovernanceModule.name), programme.environment != nil {
            lines += try await places(of: programme.id)
        }
        return lines
    }

    private func duties(of programme: String) async throws -> [String] {
        let tasks = try await bus.request(ListTasks(programme: programme, limit: 200))
        let flagged = TaskFlag.Kind.allCases.compactMap { kind -> String? in
            let found = tasks.items.filter { $0.flags.contains { $0.kind == kind } }
            guard let first = found.first else { return nil }
            let numbers = found.count > 3 ? "\(found.count)" : found.map { $0.number ?? $0.task }.joined(separator: " ")
            let what = first.flags.first { $0.kind == kind }?.kind.rawValue ?? ""
            return "\(what) \(numbers)"
        }
        let workload = try await bus.request(ListWorkload(programme: programme)).units
        let most = workload.max { $0.clauses < $1.clauses }.map { ", most for \($0.names.zh) (\($0.clauses))" } ?? ""
        return [
            "\(tasks.total) clauses for \(workload.count) units\(most)",
            "  flagged: " + (flagged.isEmpty ? "none" : flagged.joined(separator: "; ")),
        ]
    }

    private func places(of programme: String) async throws -> [String] {
        let focus = try await bus.request(ListFocus(programme: programme, limit: 200))
        let checklist = try await bus.request(FindChecklist(programme: programme))
        let open = focus.items.count { $0.quantity == nil && $0.unit != nil }
        let faults = try await bus.request(ListFaults(programme: programme, limit: 1)).total
        let items = "\(focus.total) focus items (\(open) without a number yet), \(checklist.total) checklist items"
        return ["\(items), \(faults) faults"]
    }
}
