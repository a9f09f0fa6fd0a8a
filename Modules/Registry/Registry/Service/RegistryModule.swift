import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// The registry: programmes, units, regions, towns and their path through programmes.
public struct RegistryModule: Module {
    /// Its service on the bus.
    public static let name = "registry"
    /// What makes its tables.
    public static let migrations = RegistryTables.migrations
    /// The tables that its events write.
    public static let tables = RegistryTables.names

    private let definitions = DefinitionCache()

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareCommands(&declaration)
        declareQueries(&declaration)
        declareDefinitionEvents(&declaration)
        declareTownEvents(&declaration)
    }

    private func declareCommands(_ declaration: inout ModuleDeclaration) {
        let definitions = definitions
        declaration.command(DefineProgramme.self) { command, _, tables in
            try DefineProgrammeHandler(programmes: .init(tables: tables, cache: definitions)).decide(command)
        }
        declaration.command(DefineUnits.self) { command, _, tables in
            try DefineUnitsHandler(tables: tables).decide(command)
        }
        declaration.command(DefineRegions.self) { command, _, tables in
            try DefineRegionsHandler(regions: .init(tables: tables)).decide(command)
        }
        declaration.command(PublishBatch.self) { command, context, tables in
            try PublishBatchHandler(desk: .init(tables, definitions, context)).decide(command)
        }
        declaration.command(RegisterTown.self) { command, context, tables in
            try RegisterTownHandler(desk: .init(tables, definitions, context)).decide(command)
        }
        declaration.command(JoinProgramme.self) { command, context, tables in
            try JoinProgrammeHandler(desk: .init(tables, definitions, context)).decide(command)
        }
        declaration.command(TakeStep.self, by: [.officer, .reporter]) { command, context, tables in
            try TakeStepHandler(desk: .init(tables, definitions, context)).decide(command)
        }
        declaration.command(ReturnApplication.self, by: [.officer]) { command, context, tables in
            try ReturnApplicationHandler(desk: .init(tables, definitions, context)).decide(command)
        }
        declaration.command(CorrectTown.self) { command, context, tables in
            try CorrectTownHandler(desk: .init(tables, definitions, context)).decide(command)
        }
        declaration.command(CorrectStep.self) { command, context, tables in
            try CorrectStepHandler(desk: .init(tables, definitions, context)).decide(command)
        }
        declaration.command(RecordHonour.self) { command, context, tables in
            try RecordHonourHandler(desk: .init(tables, definitions, context)).decide(command)
        }
    }

    private func declareQueries(_ declaration: inout ModuleDeclaration) {
        let definitions = definitions
        declaration.scopedQuery(ListProgrammes.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try ProgrammeStore(tables: tables, cache: definitions).list(request, for: access)
        }
        declaration.openQuery(FindProgramme.self) { query, tables in
            try ProgrammeStore(tables: tables, cache: definitions).require(query.id, version: query.version)
        }
        declaration.openQuery(ListUnits.self) { query, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try UnitStore(tables: tables).list(kind: query.kind, containing: query.q, request)
        }
        declaration.openQuery(ListRegions.self) { query, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            let day = try OfficialDate.day(query.asOf, field: "asOf")
            return try RegionStore(tables: tables).list(query, asOf: day, request)
        }
        declaration.scopedQuery(ListTowns.self) { try TownQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(FindTown.self) { try TownQueries(tables: $2, access: $1).find($0) }
        declaration.scopedQuery(TownHistory.self) { try TownQueries(tables: $2, access: $1).history($0) }
        declaration.scopedQuery(ListBatches.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try BatchStore(tables: tables, access: access).list(programme: query.programme, request)
        }
        declaration.scopedQuery(FindBatch.self) { query, access, tables in
            try BatchQueries(tables: tables, definitions: definitions, access: access).find(query)
        }
        declaration.scopedQuery(CheckBatch.self) { query, access, tables in
            try BatchQueries(tables: tables, definitions: definitions, access: access).check(query)
        }
        declaration.query(CheckList.self) { query, tables in
            try BatchQueries(tables: tables, definitions: definitions).check(query.batch)
        }
    }
}
