import Ledger
import Messages
import ModuleKit
import ResponsibilityMessages

/// Who answers for which task of a programme.
public struct ResponsibilityModule: Module {
    /// Its service on the bus.
    public static let name = "responsibility"
    /// What makes its tables.
    public static let migrations: [Migration] = []
    /// The tables that its own events write.
    public static let tables: [String] = []

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {}
}
