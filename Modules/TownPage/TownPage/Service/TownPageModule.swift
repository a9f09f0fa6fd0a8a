import Ledger
import Messages
import ModuleKit
import TownPageMessages

/// What all modules say of one town, joined by their events.
///
/// It says nothing itself: it has no commands and no events, and calls nobody.
public struct TownPageModule: Module {
    /// Its service on the bus.
    public static let name = "townpage"
    /// What makes its tables.
    public static let migrations = TownPageTables.migrations
    /// The tables that its own events write: none.
    public static let tables: [String] = []
    /// The tables that events of other modules write.
    public static let heardTables = TownPageTables.heard

    private let clock: @Sendable () -> Int64

    /// Makes the module.
    ///
    /// - Parameter clock: The present time, in milliseconds since 1970, UTC: by it work is overdue.
    public init(clock: @escaping @Sendable () -> Int64) {
        self.clock = clock
    }

    /// Names every query, and who is heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declaration.scopedQuery(FindTownPage.self) { try queries($2, $1).find($0) }
        declaration.scopedQuery(ListTownRows.self) { try queries($2, $1).list($0) }
        declaration.scopedQuery(FindOverview.self) { try queries($2, $1).overview($0) }
        declaration.hears(Intake.sources) { event, tables in try Intake(event: event, tables: tables).take() }
    }

    private func queries(_ tables: any TableReader, _ access: Access) -> TownPageQueries {
        TownPageQueries(tables, access, today: OfficeTime.date(of: clock()))
    }
}
