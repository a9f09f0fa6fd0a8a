import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RegistryMessages

/// The project library of programmes and their monthly rounds.
public struct ProjectsModule: Module {
    /// Its service on the bus.
    public static let name = "projects"
    /// What makes its tables.
    public static let migrations = ProjectsTables.migrations
    /// The tables that its own events write.
    public static let tables = ProjectsTables.names
    /// The tables that events of the registry write.
    public static let heardTables = ProjectsTables.heard

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event, and that the registry is heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareProjectCommands(&declaration)
        declareRoundCommands(&declaration)
        declareQueries(&declaration)
        declareEvents(&declaration)
        declaration.hears([DefineProgramme.service]) { event, tables in try KnownStore.hear(event, to: tables) }
    }

    private func declareProjectCommands(_ declaration: inout ModuleDeclaration) {
        declaration.command(RegisterProjects.self, by: [.officer]) { command, context, tables in
            try RegisterProjectsHandler(desk: .init(tables, context)).decide(command)
        }
        declaration.command(RegisterProject.self, by: [.officer]) { command, context, tables in
            try RegisterProjectsHandler(desk: .init(tables, context)).decide(command)
        }
        declaration.command(ChangeProject.self, by: [.officer]) { command, context, tables in
            try ChangeProjectHandler(desk: .init(tables, context)).decide(command)
        }
        declaration.command(RecordStatus.self, by: [.officer]) { command, context, tables in
            try RecordStatusHandler(desk: .init(tables, context)).decide(command)
        }
        declaration.command(RecordMilestone.self, by: [.officer]) { command, context, tables in
            try RecordMilestoneHandler(desk: .init(tables, context)).decide(command)
        }
    }

    private func declareRoundCommands(_ declaration: inout ModuleDeclaration) {
        declaration.command(OpenRound.self, by: [.officer]) { try RoundHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(LockRound.self, by: [.officer]) { try RoundHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(AllowLate.self, by: [.officer]) { try RoundHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(FreezeCircular.self, by: [.officer]) { try CircularHandler($2, $1).decide($0) }
        declaration.command(SubmitReport.self, by: [.officer, .reporter]) {
            try ReportHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(ReturnReport.self, by: [.officer]) { try ReportHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(ApproveReport.self, by: [.officer]) { try ReportHandler(desk: .init($2, $1)).decide($0) }
    }

    private func declareQueries(_ declaration: inout ModuleDeclaration) {
        declaration.scopedQuery(ListProjects.self) { try ProjectQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(FindProject.self) { try ProjectQueries(tables: $2, access: $1).find($0) }
        declaration.scopedQuery(SummarizeProjects.self) { query, access, tables in
            let library = try KnownStore(tables: tables).library(query.programme)
            return try SummaryStore(query, access, library: library, tables: tables).reply()
        }
        declaration.scopedQuery(ListRounds.self) { try RoundList(tables: $2).page($0, $1) }
        declaration.scopedQuery(FindCircular.self) { try CircularQueries(tables: $2).find($0, $1) }
        declaration.scopedQuery(ListCirculars.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try CircularStore(tables: tables).list(query, access, request)
        }
        declaration.scopedQuery(FindRound.self) { try RoundQueries(tables: $2, access: $1).find($0) }
        declaration.scopedQuery(ListReports.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try RoundStore(tables: tables, access: access).list(query, request)
        }
    }
}
