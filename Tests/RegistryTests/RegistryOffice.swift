import Ledger
import Messages
import ModuleKit
import ModuleTestKit
import Registry
import RegistryMessages
import Stream

/// The registry at work on a real database in memory, without a bus, from noon of 2024-06-01; an officer acts.
final class RegistryOffice: Sendable {
    static let officer = ActingUnit(unit: "jilin-urbanization-office", post: "officer")

    private let office: ModuleOffice<RegistryModule>
    var ledger: Ledger { office.ledger }
    /// The last event.
    var head: UInt64 { ledger.state().head }

    /// Opens an empty registry.
    init() throws {
        office = try ModuleOffice(RegistryModule(), clock: OfficeClock(1_717_214_400_000))
    }

    /// Opens a registry with examples in it.
    static func withExample(_ names: String...) async throws -> RegistryOffice {
        let office = try RegistryOffice()
        for name in names.isEmpty ? ["jilin"] : names { try await office.load(name) }
        return office
    }

    /// Sends what an example holds.
    func load(_ name: String) async throws {
        for command in try Example.read(name).commands {
            switch command {
            case .defineRegions(let command): try await send(command)
            case .defineUnits(let command): try await send(command)
            case .defineProgramme(let command): try await send(command)
            case .publishBatch(let command): try await send(command)
            case .recordHonour(let command): try await send(command)
            }
        }
    }

    func advance(days: Int64) { office.clock.advance(days: days) }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(
        _ command: C,
        by actor: ActingUnit = officer,
        reason: String? = nil,
        access: Access = .everything
    ) async throws -> C.Reply {
        try await office.send(command, by: actor, access: access, reason: reason)
    }

    /// Sends a command that is refused.
    func refusal<C: Command>(
        _ command: C,
        by actor: ActingUnit = officer,
        reason: String? = nil,
        access: Access = .everything
    ) async throws -> Problem {
        do {
            try await send(command, by: actor, reason: reason, access: access)
        } catch let problem as Problem {
            return problem
        }
        throw Sample.Missing()
    }

    /// Asks.
    func ask<Q: Query>(_ query: Q, access: Access = .everything) async throws -> Q.Reply {
        try await office.ask(query, access: access)
    }

    /// Takes a step, with a document.
    @discardableResult
    func step(
        _ step: String,
        _ town: String,
        on date: String,
        by unit: String = officer.unit,
        materials: [String] = [],
        reason: String? = nil
    ) async throws -> TownReply {
        let command = TakeStep(
            town: town,
            programme: "jilin",
            step: step,
            date: date,
            document: Citation(title: "文件"),
            materials: materials
        )
        return try await send(command, by: ActingUnit(unit: unit), reason: reason)
    }

    /// The tables that are not what the log makes of them.
    func differences() async throws -> [TableRebuild.Difference] { try await office.differences() }

    /// How many rows each table that events write has.
    func sizes() async throws -> [String: Int] {
        try await ledger.read { tables in
            var sizes: [String: Int] = [:]
            for table in RegistryModule.tables { sizes[table] = try tables.rows("SELECT * FROM \(table)", []).count }
            return sizes
        }
    }
}
