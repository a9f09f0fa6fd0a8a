import Ledger
import Messages
import ModuleKit
import RectificationMessages

/// The one loop of returning and putting right.
public struct RectificationModule: Module {
    /// Its service on the bus.
    public static let name = "rectification"
    /// What makes its tables.
    public static let migrations: [Migration] = []
    /// The tables that its own events write.
    public static let tables: [String] = []

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {}
}
