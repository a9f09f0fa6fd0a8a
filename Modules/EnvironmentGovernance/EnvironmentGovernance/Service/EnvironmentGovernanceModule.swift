import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import RectificationMessages
import RegistryMessages

/// Grids, places, inspections with a draw that can be checked, faults and the ranking of months.
public struct EnvironmentGovernanceModule: Module {
    /// Its service on the bus.
    public static let name = "environment"
    /// What makes its tables.
    public static let migrations = EnvironmentTables.migrations
    /// The tables that its own events write.
    public static let tables = EnvironmentTables.names
    /// The tables that events of the registry write.
    public static let heardTables = EnvironmentTables.heard

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event, and that the registry and the rectifications are heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareCommands(&declaration)
        declarePlaceQueries(&declaration)
        declareInspectionQueries(&declaration)
        declareEvents(&declaration)
        declaration.reacts(to: [DefineProgramme.service, FileCase.service]) { events, tables in
            var hearing = Hearing(tables: tables)
            return try hearing.hear(events)
        }
    }

    private func declareCommands(_ declaration: inout ModuleDeclaration) {
        declaration.command(DefineGrids.self, by: [.officer]) { try PlacesHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(RegisterPlaces.self, by: [.officer]) { try PlacesHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(SetFocusQuantity.self, by: [.officer, .reporter]) {
            try FocusHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(RecordFocusProgress.self, by: [.officer, .reporter]) {
            try FocusHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(OpenInspection.self, by: [.officer]) {
            try InspectionHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(DrawInspection.self, by: [.officer]) {
            try InspectionHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(RecordFindings.self, by: [.officer, .inspector]) {
            try FindingsHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(ReportFault.self, by: [.officer, .inspector]) {
            try FaultHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(TakeComplaint.self, by: [.officer, .inspector]) {
            try FaultHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(HandInScore.self, by: [.officer]) { try ScoreHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(RateGrid.self, by: [.officer]) { try RateGridHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(CloseMonth.self, by: [.officer]) { try ScoreHandler(desk: .init($2, $1)).decide($0) }
    }

    private func declarePlaceQueries(_ declaration: inout ModuleDeclaration) {
        declaration.openQuery(FindChecklist.self) { query, tables in
            try EnvironmentQueries(tables: tables, access: .everything).checklist(query)
        }
        declaration.scopedQuery(ListGrids.self) { query, access, tables in
            let page = try EnvironmentQueries(tables: tables, access: access).page(query.limit, query.cursor)
            return try PlaceStore(tables: tables).list(query, page, access)
        }
        declaration.scopedQuery(ListPlaces.self) { query, access, tables in
            let page = try EnvironmentQueries(tables: tables, access: access).page(query.limit, query.cursor)
            return try PlaceStore(tables: tables).list(query, page, access)
        }
        declaration.scopedQuery(FindPlace.self) { try PlaceStore(tables: $2).require($0.id, $1) }
        declaration.scopedQuery(ListGridRatings.self) { query, access, tables in
            let page = try EnvironmentQueries(tables: tables, access: access).page(query.limit, query.cursor)
            return try GridRatingStore(tables: tables).list(query, page, access)
        }
        declaration.scopedQuery(FindCoverage.self) { try EnvironmentQueries(tables: $2, access: $1).coverage($0) }
        declaration.scopedQuery(ListFocus.self) { try EnvironmentQueries(tables: $2, access: $1).focus($0) }
    }

    private func declareInspectionQueries(_ declaration: inout ModuleDeclaration) {
        declaration.scopedQuery(ListInspections.self) { query, access, tables in
            let page = try EnvironmentQueries(tables: tables, access: access).page(query.limit, query.cursor)
            return try InspectionStore(tables: tables, access: access).list(query, page)
        }
        declaration.scopedQuery(FindInspection.self) { try InspectionStore(tables: $2, access: $1).require($0.id) }
        declaration.scopedQuery(FindDrawProof.self) { try InspectionStore(tables: $2, access: $1).proof($0.id) }
        declaration.scopedQuery(ListFindings.self) { query, access, tables in
            let page = try EnvironmentQueries(tables: tables, access: access).page(query.limit, query.cursor)
            return try FindingStore(tables: tables).list(query, page, access)
        }
        declaration.scopedQuery(ListFaults.self) { query, access, tables in
            let page = try EnvironmentQueries(tables: tables, access: access).page(query.limit, query.cursor)
            return try FaultStore(tables: tables).list(query, page, access)
        }
        declaration.scopedQuery(FindFault.self) { try FaultStore(tables: $2).require($0.id, $1) }
        declaration.scopedQuery(FindRanking.self) { try EnvironmentQueries(tables: $2, access: $1).ranking($0) }
        declaration.scopedQuery(FindTrend.self) { query, access, tables in
            .init(points: try RankingStore(tables: tables).trend(query.programme, query.town, access))
        }
    }
}
