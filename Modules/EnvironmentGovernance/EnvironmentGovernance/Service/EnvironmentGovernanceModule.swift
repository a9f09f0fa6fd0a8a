import Ledger
import Messages
import ModuleKit
import EnvironmentGovernanceMessages

/// Grids, inspections and faults of places.
public struct EnvironmentGovernanceModule: Module {
    /// Its service on the bus.
    public static let name = "environment"
    /// What makes its tables.
    public static let migrations: [Migration] = []
    /// The tables that its own events write.
    public static let tables: [String] = []

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {}
}
