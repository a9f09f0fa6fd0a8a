import AuditMessages
import Ledger
import ModuleKit

/// The audit: hears every other module and keeps who did what, when and why.
///
/// It has no events of its own. Its table is an index of what it heard; the logs of the sources are the truth. An
/// event is entered in the transaction that moves the cursor, so it is there exactly once.
public struct AuditModule: Module {
    /// Its service on the bus.
    public static let name = "audit"
    /// What makes its table.
    public static let migrations = AuditStore.migrations
    /// None: no event of its own writes a table.
    ///
    /// `entries` is filled by what is heard.
    public static let tables: [String] = []
    /// The table of what was heard.
    public static let heardTables = ["entries"]

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names the query, and that every stream is heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declaration.query(ListAudit.self) { query, access, tables in
            try AuditStore(tables: tables).list(try AuditFilter(query, for: access))
        }
        declaration.hears(["*"]) { event, tables in
            try AuditStore.enter(event, to: tables)
        }
    }
}
