import Ledger
import Messages
import ModuleKit
import ModuleTestKit
import Projects
import ProjectsMessages
import RegistryMessages
import Stream

/// Projects at work on a real database in memory, without a bus, from noon of 2024-06-01.
final class ProjectsOffice: Sendable {
    static let reporter = ActingUnit(unit: "town-office", post: "statistics")
    static let checker = ActingUnit(unit: "county-office", post: "dispatch")

    private let office: ModuleOffice<ProjectsModule>
    var ledger: Ledger { office.ledger }
    var clock: OfficeClock { office.clock }
    /// The last event.
    var head: UInt64 { ledger.state().head }

    /// Opens an empty library.
    init() throws {
        office = try ModuleOffice(ProjectsModule(), clock: OfficeClock(1_717_214_400_000))
    }

    /// Opens a library that has heard of a programme and its town.
    static func with(
        _ programme: ProgrammeDefinition = Sample.programme,
        town: String = "sample-t1"
    ) async throws
        -> ProjectsOffice
    {
        let office = try ProjectsOffice()
        try await office.hear(ProgrammeDefined(programme))
        try await office.hear(TownRegistered(town: town, date: "2023", changes: [], document: nil))
        return office
    }

    /// Opens a library with the example in it.
    static func withExample() async throws -> ProjectsOffice {
        let office = try await with(Example.programme, town: "zhangjiachan-1")
        for command in try Example.commands() { try await office.send(command) }
        return office
    }

    /// Lets the module hear an event of the registry.
    func hear<E: Event>(_ event: E) async throws { try await office.hear(event, by: Self.checker) }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(
        _ command: C,
        by actor: ActingUnit = reporter,
        reason: String? = nil,
        as access: Access = .everything
    ) async throws -> C.Reply {
        try await office.send(command, by: actor, access: access, reason: reason)
    }

    /// Sends a command that is refused.
    func refusal<C: Command>(
        _ command: C,
        by actor: ActingUnit = reporter,
        reason: String? = nil,
        as access: Access = .everything
    ) async throws -> Problem {
        do {
            try await send(command, by: actor, reason: reason, as: access)
        } catch let problem as Problem {
            return problem
        }
        throw Sample.Missing()
    }

    /// Asks.
    func ask<Q: Query>(_ query: Q, as access: Access = .everything) async throws -> Q.Reply {
        try await office.ask(query, access: access)
    }

    /// The tables that are not what the log makes of them.
    func differences() async throws -> [TableRebuild.Difference] { try await office.differences() }

    /// How many rows each table has.
    func sizes() async throws -> [String: Int] {
        try await ledger.read { tables in
            var sizes: [String: Int] = [:]
            for table in ProjectsModule.tables { sizes[table] = try tables.rows("SELECT * FROM \(table)", []).count }
            return sizes
        }
    }
}
