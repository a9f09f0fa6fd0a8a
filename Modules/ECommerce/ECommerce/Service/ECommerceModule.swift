import Ledger
import Messages
import ModuleKit
import ECommerceMessages

/// Shops, orders and what they come to.
public struct ECommerceModule: Module {
    /// Its service on the bus.
    public static let name = "ecommerce"
    /// What makes its tables.
    public static let migrations: [Migration] = []
    /// The tables that its own events write.
    public static let tables: [String] = []

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {}
}
