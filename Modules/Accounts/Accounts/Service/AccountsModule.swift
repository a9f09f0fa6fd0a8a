import Ledger
import Messages
import ModuleKit
import AccountsMessages

/// Who may sign in, as what, and for which places.
public struct AccountsModule: Module {
    /// Its service on the bus.
    public static let name = "accounts"
    /// What makes its tables.
    public static let migrations: [Migration] = []
    /// The tables that its own events write.
    public static let tables: [String] = []

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {}
}
