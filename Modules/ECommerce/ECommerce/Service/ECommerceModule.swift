import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Registers of online shops, orders taken exactly once, and what they come to.
public struct ECommerceModule: Module {
    /// Its service on the bus.
    public static let name = "ecommerce"
    /// What makes its tables.
    public static let migrations = ECommerceTables.migrations
    /// The tables that its own events write.
    public static let tables = ECommerceTables.names
    /// The tables that events of the registry write.
    public static let heardTables = ECommerceTables.heard

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event, and that the registry is heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareRegisters(&declaration)
        declareOrders(&declaration)
        declareQueries(&declaration)
        declareEvents(&declaration)
        declaration.hears([DefineProgramme.service]) { event, tables in try KnownStore.hear(event, to: tables) }
    }

    private func declareRegisters(_ declaration: inout ModuleDeclaration) {
        declaration.command(DefineVillages.self, by: [.officer, .reporter]) { command, context, tables in
            let desk = try Desk(command.programme, command.town, tables, context)
            return try RegisterHandler(desk: desk).decide(command.villages, "villages") {
                VillagesDefined(programme: command.programme, town: command.town, villages: $0)
            }
        }
        declaration.command(DefineShops.self, by: [.officer, .reporter]) { command, context, tables in
            let desk = try Desk(command.programme, command.town, tables, context)
            return try RegisterHandler(desk: desk).decide(command.shops, "shops") {
                ShopsDefined(programme: command.programme, town: command.town, shops: $0)
            }
        }
        declaration.command(DefineCouriers.self, by: [.officer, .reporter]) { command, context, tables in
            let desk = try Desk(command.programme, command.town, tables, context)
            return try RegisterHandler(desk: desk).decide(command.couriers, "couriers") {
                CouriersDefined(programme: command.programme, town: command.town, couriers: $0)
            }
        }
        declaration.command(DefineAssets.self, by: [.officer, .reporter]) { command, context, tables in
            let desk = try Desk(command.programme, command.town, tables, context)
            return try RegisterHandler(desk: desk).decide(command.assets, "assets") {
                AssetsDefined(programme: command.programme, town: command.town, assets: $0)
            }
        }
        declaration.command(RecordActivities.self, by: [.officer, .reporter]) { command, context, tables in
            let desk = try Desk(command.programme, command.town, tables, context)
            return try RegisterHandler(desk: desk).decide(command.activities, "activities") {
                ActivitiesRecorded(programme: command.programme, town: command.town, activities: $0)
            }
        }
    }

    private func declareOrders(_ declaration: inout ModuleDeclaration) {
        declaration.command(TakeOrders.self, by: [.officer, .reporter]) { command, context, tables in
            let desk = try Desk(command.programme, command.town, tables, context)
            return try OrderHandler(desk: desk).decide(command)
        }
        declaration.command(CloseMonth.self, by: [.officer]) { command, context, tables in
            let desk = try Desk(command.programme, command.town, tables, context)
            return try CloseMonthHandler(desk: desk).decide(command)
        }
    }

    private func declareQueries(_ declaration: inout ModuleDeclaration) {
        declaration.scopedQuery(ListVillages.self) { try RegisterQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(ListShops.self) { try RegisterQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(ListCouriers.self) { try RegisterQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(ListAssets.self) { try RegisterQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(ListActivities.self) { try RegisterQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(FindRegisterHistory.self) { try RegisterQueries(tables: $2, access: $1).find($0) }
        declaration.scopedQuery(ListMonths.self) { try MonthStore(tables: $2).list($0, $1) }
        declaration.scopedQuery(SummarizeSales.self) { try SalesQueries(tables: $2, access: $1).summarize($0) }
        declaration.scopedQuery(CheckQualification.self) { query, access, tables in
            try QualificationQueries(query.programme, tables, access).check(query)
        }
        declaration.scopedQuery(MeasureCoverage.self) { query, access, tables in
            try QualificationQueries(query.programme, tables, access).measure(query)
        }
    }

    /// What each event does to the tables; nothing else writes them.
    private func declareEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(VillagesDefined.self) { try RegisterStore.apply($0, $1, to: $2) }
        declaration.event(ShopsDefined.self) { try RegisterStore.apply($0, $1, to: $2) }
        declaration.event(CouriersDefined.self) { try RegisterStore.apply($0, $1, to: $2) }
        declaration.event(AssetsDefined.self) { try RegisterStore.apply($0, $1, to: $2) }
        declaration.event(ActivitiesRecorded.self) { try RegisterStore.apply($0, $1, to: $2) }
        declaration.event(OrdersTaken.self) { event, _, tables in try OrderStore.apply(event, to: tables) }
        declaration.event(MonthClosed.self) { event, _, tables in try MonthStore.apply(event, to: tables) }
    }
}
