import Ledger

/// Where one database lies: what a store suite opens, closes and opens again.
public struct StorePlace: Sendable {
    /// Whether the database outlives its store.
    public let persists: Bool
    private let opening: @Sendable () throws -> any LedgerStore

    /// Describes a place that is empty now.
    ///
    /// - Parameters:
    ///   - persists: Whether opening it again finds what was there.
    ///   - opening: Opens the same database each time.
    public init(persists: Bool, opening: @escaping @Sendable () throws -> any LedgerStore) {
        self.persists = persists
        self.opening = opening
    }

    /// Opens the database.
    ///
    /// - Throws: What the store throws.
    public func store() throws -> any LedgerStore {
        try opening()
    }

    /// Opens a ledger on it: node `test`, module `registry`, epochs from `epoch` on.
    ///
    /// - Throws: What the ledger throws.
    public func ledger(
        migrations: [Migration] = [],
        clock: ManualClock = ManualClock(),
        epoch: UInt64 = 0xA1
    ) throws -> Ledger {
        try Ledger.open(
            store: try store(),
            identity: Self.identity,
            migrations: migrations,
            clock: { clock.now },
            random: { epoch }
        )
    }

    /// Whose log the suite writes.
    public static let identity = LedgerIdentity(node: "test", module: "registry")
}
