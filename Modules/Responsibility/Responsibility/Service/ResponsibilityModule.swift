import Ledger
import Messages
import ModuleKit
import RegistryMessages
import ResponsibilityMessages

/// Who answers for which task of a programme, and how far towns are with theirs.
public struct ResponsibilityModule: Module {
    /// Its service on the bus.
    public static let name = "responsibility"
    /// What makes its tables.
    public static let migrations = ResponsibilityTables.migrations
    /// The tables that its own events write.
    public static let tables = ResponsibilityTables.names
    /// The tables that events of the registry write.
    public static let heardTables = ResponsibilityTables.heard

    private let clock: @Sendable () -> Int64

    /// Makes the module.
    ///
    /// - Parameter clock: The present time, in milliseconds since 1970, UTC: by it an open task is overdue.
    public init(clock: @escaping @Sendable () -> Int64) {
        self.clock = clock
    }

    /// Names every command, query and event, and that the registry is heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareCommands(&declaration)
        declareQueries(&declaration)
        declareEvents(&declaration)
        declaration.hears([DefineProgramme.service]) { event, tables in try KnownStore.hear(event, to: tables) }
    }

    private func declareCommands(_ declaration: inout ModuleDeclaration) {
        declaration.command(AssignTasks.self, by: [.officer]) {
            try AssignmentHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(ReportProgress.self, by: [.officer, .reporter]) {
            try AssignmentHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(CompleteTask.self, by: [.officer, .reporter]) {
            try AssignmentHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(DissolveGroup.self, by: [.officer]) { try GroupHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(FileGroupChange.self, by: [.officer]) { try GroupHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(DelegateMatter.self, by: [.officer]) {
            try DelegateMatterHandler(desk: .init($2, $1)).decide($0)
        }
    }

    private func declareQueries(_ declaration: inout ModuleDeclaration) {
        declaration.openQuery(ListTasks.self) { try TaskQueries($1).list($0) }
        declaration.openQuery(FindGroup.self) { try TaskQueries($1).group($0) }
        declaration.scopedQuery(ListMatters.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try MatterStore(tables: tables).list(query, request, for: access)
        }
        declaration.scopedQuery(ListWorkload.self) { query, access, tables in
            let book = try KnownStore(tables: tables).book(query.programme)
            let work = try store(tables, access).work(in: query.programme)
            return .init(programme: query.programme, clauses: book.definitions.count, units: book.workload(work))
        }
        declaration.scopedQuery(ListAssignments.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try store(tables, access).list(query, request)
        }
        declaration.scopedQuery(FindAssignment.self) { try store($2, $1).require($0.id) }
    }

    private func declareEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(TaskAssigned.self) { event, _, tables in try AssignmentStore.apply(event, to: tables) }
        declaration.event(TaskProgressed.self) { event, _, tables in try AssignmentStore.apply(event, to: tables) }
        declaration.event(TaskCompleted.self) { event, _, tables in try AssignmentStore.apply(event, to: tables) }
        declaration.event(TaskEnded.self) { event, _, tables in try AssignmentStore.apply(event, to: tables) }
        declaration.event(GroupDissolved.self) { event, _, tables in try GroupStore.apply(event, to: tables) }
        declaration.event(GroupChangeFiled.self) { event, _, tables in try GroupStore.apply(event, to: tables) }
        declaration.event(MatterDelegated.self) { event, _, tables in try MatterStore.apply(event, to: tables) }
    }

    private func store(_ tables: any TableReader, _ access: Access) -> AssignmentStore {
        AssignmentStore(tables: tables, access: access, today: OfficeTime.date(of: clock()))
    }
}
