import Bus
import Ledger
import Logging

/// What plugins run in.
public struct PluginSurroundings: Sendable {
    /// A connected client of the bus.
    public var bus: BusClient
    /// The installation's name.
    public var node: String
    /// The modules of the composition; a plugin that hears another one waits for nothing.
    public var modules: [String]
    /// Where the copies of libraries go that are loaded; emptied at start.
    public var copies: String
    /// Opens the database of a module by its name (`plugin.ID`).
    public var openStore: @Sendable (String) throws -> any LedgerStore
    /// Told the name of a plugin's module when its stream can be followed, and when it no longer can.
    public var onStream: @Sendable (_ module: String, _ isThere: Bool) -> Void
    /// The present time, in milliseconds since 1970, UTC.
    public var clock: @Sendable () -> Int64
    /// A source of random numbers.
    public var random: @Sendable () -> UInt64
    /// Where trouble is told.
    public var logger: Logger
    /// How long a call to a plugin's code may take; past it the plugin is quarantined.
    public var deadline: Duration = .seconds(2)
    /// How often the folders are looked at.
    public var lookEvery: Duration = .milliseconds(500)

    /// Collects what plugins run in.
    public init(
        bus: BusClient,
        node: String,
        modules: [String],
        copies: String,
        openStore: @escaping @Sendable (String) throws -> any LedgerStore,
        onStream: @escaping @Sendable (_ module: String, _ isThere: Bool) -> Void,
        clock: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64,
        logger: Logger
    ) {
        self.bus = bus
        self.node = node
        self.modules = modules
        self.copies = copies
        self.openStore = openStore
        self.onStream = onStream
        self.clock = clock
        self.random = random
        self.logger = logger
    }
}
