import Ledger
import Messages
import ModuleKit
import TownPageMessages

/// What all modules say of one town, joined by their events.
public struct TownPageModule: Module {
    /// Its service on the bus.
    public static let name = "townpage"
    /// What makes its tables.
    public static let migrations: [Migration] = []
    /// The tables that its own events write.
    public static let tables: [String] = []

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {}
}
