import Bus
import Ledger
import Logging
import Messages

/// What a module's own work has before it: its tables, its commands, its neighbours, and news.
public struct ModuleDesk: Sendable {
    /// Tells after transactions of the module's ledger that something may have changed; several at once count as one.
    ///
    /// The first news is there at once. For one reader.
    public let news: AsyncStream<Void>
    /// Where trouble is told.
    public let logger: Logger
    private let name: String
    private let declaration: ModuleDeclaration
    private let ledger: Ledger
    private let bus: BusClient
    private let clock: @Sendable () -> Int64
    private let random: @Sendable () -> UInt64

    init(
        name: String,
        declaration: ModuleDeclaration,
        ledger: Ledger,
        bus: BusClient,
        news: AsyncStream<Void>,
        clock: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64,
        logger: Logger
    ) {
        self.name = name
        self.declaration = declaration
        self.ledger = ledger
        self.bus = bus
        self.news = news
        self.clock = clock
        self.random = random
        self.logger = logger
    }

    /// The present time, in milliseconds since 1970, UTC.
    public var now: Int64 { clock() }

    /// Reads the module's tables in one consistent snapshot.
    ///
    /// - Throws: What `body` throws; `LedgerError`.
    public func read<R: Sendable>(_ body: @escaping @Sendable (any TableReader) throws -> R) async throws -> R {
        try await ledger.read(body)
    }

    /// Carries out a command of the module itself.
    ///
    /// - Parameters:
    ///   - command: What to do.
    ///   - key: The idempotency key: with the same key and content it is done once, however often it is tried.
    ///   - reason: Why.
    /// - Returns: The reply.
    /// - Throws: The decision's ``Problem``; `LedgerError`.
    @discardableResult
    public func carryOut<C: Command>(_ command: C, key: String, reason: String? = nil) async throws -> C.Reply {
        let data = try MessageCoding.encode(command)
        let reply = try await ledger.perform { [self] transaction in
            let context = CommandContext(
                now: transaction.now,
                actor: ActingUnit(unit: name),
                reason: reason,
                random: random
            )
            return try CommandExecution(declaration: declaration)
                .run(C.name, data, context, key: key, in: transaction)
        }
        return try MessageCoding.decode(C.Reply.self, from: reply, of: C.name)
    }

    /// Asks another module a query.
    ///
    /// - Throws: The module's ``Problem``, or the bus's.
    public func request<Q: Query>(_ query: Q, deadline: Duration = .seconds(10)) async throws(Problem) -> Q.Reply {
        try await bus.request(query, options: RequestOptions(deadline: deadline))
    }

    /// Asks an operation whose name is known only at run time, such as a plugin's judgement.
    ///
    /// - Parameters:
    ///   - operation: Its name on the bus.
    ///   - data: JSON.
    ///   - deadline: How long to wait.
    /// - Returns: JSON.
    /// - Throws: The service's ``Problem``, or the bus's.
    public func request(
        operation: String,
        data: [UInt8],
        deadline: Duration = .seconds(10)
    ) async throws(Problem) -> [UInt8] {
        try await bus.request(operation: operation, data: data, options: RequestOptions(deadline: deadline))
    }
}
