import Bus
import ECommerce
import EnvironmentGovernance
import Evaluation
import Foundation
import Messages
import ModuleKit
import OfficeFiles
import PluginMessages
import Projects
import Rectification
import Registry
import RegistryMessages
import Responsibility
import Stream

/// Loads programmes with their data through the same commands that everybody else uses.
struct ExampleLoader {
    let bus: BusClient
    let modules: [String]

    /// Who loads them.
    static let actor = ActingUnit(unit: "baizhen", post: "examples")
    /// How long the modules that follow may take to catch up.
    static let patience = Duration.seconds(60)

    /// Sends what the folders hold and waits until every module that follows has caught up.
    ///
    /// Rooms are filled in the order in which they hear one another: what a programme says first, its projects then.
    ///
    /// - Throws: ``Problem`` `files.invalid`, naming every fault of a folder; `host.no-town-types`.
    func load(from folders: [String]) async throws {
        try await requireTownTypes()
        var programmes: [(folder: String, definition: ProgrammeDefinition)] = []
        for folder in folders {
            let content = try read { try ProgrammeFolder.read(folder) }
            for command in content.commands { try await send(command.command) }
            for case .defineProgramme(let command) in content.commands {
                programmes.append((folder, command.definition))
            }
        }
        if modules.contains(RectificationModule.name) { try await loadCalendars(beside: folders) }
        try await waitForFollowers()
        for (module, content) in contents where modules.contains(module) {
            for (folder, definition) in programmes {
                for command in try read({ try content(folder, definition) }) { try await send(command) }
            }
            try await waitForFollowers()
        }
        guard modules.contains(EvaluationModule.name) else { return }
        for (_, definition) in programmes { try await ExampleEvaluation(bus: bus).evaluate(definition) }
        try await waitForFollowers()
    }

    /// Observations name indicators of town types, which only an active plugin makes known.
    private func requireTownTypes() async throws(Problem) {
        guard modules.contains(EvaluationModule.name), modules.contains(ListPlugins.service) else { return }
        guard try await !bus.request(ListPlugins()).items.contains(where: { $0.state == .active }) else { return }
        throw Problem(
            "host.no-town-types",
            .conflict,
            "The examples cannot be loaded: no plugin of a town type is active, and they name indicators of four.",
            remedy: "Build them with Tools/plugins/build, or start without --examples."
        )
    }

    private typealias Content = @Sendable (_ folder: String, ProgrammeDefinition) throws -> [any Command]

    /// What a programme's folder holds for the modules that hear of programmes, in the order in which they hear one
    /// another.
    private var contents: [(module: String, read: Content)] {
        [
            (ProjectsModule.name, { try ProjectsFolder.read($0, programme: $1) }),
            (EnvironmentGovernanceModule.name, { try EnvironmentFolder.read($0, programme: $1) }),
            (ResponsibilityModule.name, { try AssignmentFile.read($0, programme: $1) }),
            (ECommerceModule.name, { try ECommerceFolder.read($0, programme: $1) }),
            (EvaluationModule.name, { try EvaluationFolder.read($0, programme: $1) }),
        ]
    }

    /// Sends the working days of years, which stand in a folder of their own beside the programmes'.
    private func loadCalendars(beside folders: [String]) async throws {
        guard let first = folders.first else { return }
        let calendars = URL(filePath: first).deletingLastPathComponent().appending(path: "calendar")
        for command in try read({ try CalendarFile.list(in: calendars.path(percentEncoded: false)) }) {
            try await send(command)
        }
    }

    private func read<Content>(_ body: () throws -> Content) throws -> Content {
        do {
            return try body()
        } catch let faults as FileFaults {
            throw faults.problem
        }
    }

    private func send(_ command: some Command) async throws(Problem) {
        let options = RequestOptions(deadline: .seconds(30), actor: Self.actor, reason: "example data")
        _ = try await bus.request(command, options: options)
    }

    private func waitForFollowers() async throws {
        var heads: [String: UInt64] = [:]
        for module in modules { heads[module] = try await bus.streamState(of: module).head }
        let deadline = ContinuousClock.now + Self.patience
        for module in modules {
            while try await !hasCaughtUp(module, with: heads) {
                guard ContinuousClock.now < deadline else {
                    throw Problem(
                        "host.not-caught-up",
                        .timeout,
                        "The module '\(module)' has not caught up within \(Self.patience).",
                        remedy: "See 'baizhen status' for what holds it up."
                    )
                }
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    private func hasCaughtUp(_ module: String, with heads: [String: UInt64]) async throws -> Bool {
        try await bus.status(of: module).cursors.allSatisfy { cursor in
            let followed = cursor.source.split(separator: "/").last.map(String.init) ?? ""
            return cursor.position?.sequence ?? 0 >= heads[followed] ?? 0
        }
    }
}
