import Ledger

/// A part of the office with its own log and tables, known on the bus by its name.
///
/// A module says what it can do in ``declare(_:)`` and nothing more: no sockets, no threads, no transactions. The
/// runtime (``ModuleService``) turns the declaration into a service on the bus.
public protocol Module: Sendable {
    /// The module's name: its service on the bus and the first word of its topics.
    static var name: String { get }
    /// What makes its tables, in order. Statements are portable SQL.
    static var migrations: [Migration] { get }
    /// The tables that events write, so that they can be rebuilt from the log and compared.
    static var tables: [String] { get }

    /// Names every command, query, event and heard stream.
    func declare(_ declaration: inout ModuleDeclaration)

    /// What the module does of itself, besides answering: asking others, and carrying on what it once began.
    ///
    /// Called when the module can be asked; ends when its task is cancelled. It keeps nothing in memory that it could
    /// not find again in the tables, since the host may be killed at any moment.
    func work(_ desk: ModuleDesk) async
}

extension Module {
    /// Most modules only answer.
    public func work(_ desk: ModuleDesk) async {}
}
