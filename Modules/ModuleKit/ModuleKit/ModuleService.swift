import Bus
import Ledger
import Logging
import Messages
import ServiceLifecycle
import Stream
import Wire

/// A module at work: its commands go to the ledger, its events to the bus, its queries to the tables, and what it
/// hears into its own transactions.
public final class ModuleService: Service {
    /// Queries that wait for a reader; beyond, one is answered `busy`.
    public static let waitingQueries = 4096

    /// The module's name.
    public let name: String
    private let node: String
    private let declaration: ModuleDeclaration
    private let ledger: Ledger
    private let bus: BusClient
    private let commands: CommandRunner
    private let consumers: [DurableConsumer]
    private let clock: @Sendable () -> Int64
    private let logger: Logger
    private let queries: AsyncStream<IncomingRequest>
    private let waiting: AsyncStream<IncomingRequest>.Continuation

    /// Puts a module together with its ledger and the bus.
    ///
    /// - Parameters:
    ///   - module: The module.
    ///   - ledger: Its log and tables; closed by ``stop()``.
    ///   - bus: A connected client.
    ///   - node: The installation's name.
    ///   - others: The other modules of the composition, for one that hears all.
    ///   - clock: The present time, in milliseconds since 1970, UTC.
    ///   - random: A source of random numbers.
    ///   - logger: Where trouble is told.
    public init<M: Module>(
        _ module: M,
        ledger: Ledger,
        bus: BusClient,
        node: String,
        others: [String],
        clock: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) },
        logger: Logger
    ) {
        var logger = logger
        logger[metadataKey: "module"] = "\(M.name)"
        let declaration = ModuleDeclaration(of: module)
        name = M.name
        self.node = node
        self.declaration = declaration
        self.ledger = ledger
        self.bus = bus
        self.clock = clock
        self.logger = logger
        let answers = AnswerCollector(bus: bus)
        ledger.onGroupEnd { answers.send() }
        commands = CommandRunner(declaration: declaration, ledger: ledger, random: random, answers: answers)
        consumers = Self.consumers(of: M.name, declaration, ledger, bus, node: node, others: others, logger)
        (queries, waiting) = AsyncStream<IncomingRequest>.makeStream(
            bufferingPolicy: .bufferingOldest(Self.waitingQueries)
        )
    }

    private static func consumers(
        of name: String,
        _ declaration: ModuleDeclaration,
        _ ledger: Ledger,
        _ bus: BusClient,
        node: String,
        others: [String],
        _ logger: Logger
    ) -> [DurableConsumer] {
        guard let heard = declaration.heard else { return [] }
        let modules = heard.sources == ["*"] ? others : heard.sources
        return modules.filter { $0 != name }.map { module in
            DurableConsumer(
                name: name,
                node: node,
                module: module,
                ledger: ledger,
                bus: bus,
                effect: heard.effect,
                logger: logger
            )
        }
    }

    /// Begins to answer.
    ///
    /// Afterwards the module can be asked.
    ///
    /// - Throws: ``Problem`` when the bus does not answer.
    public func start() async throws {
        ledger.onCommit { [bus] records, _ in bus.publish(records) }
        try await bus.serve(name) { [self] requests in
            take(requests)
        }
    }

    /// Works until the group is stopped.
    public func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.sendHeartbeats() }
                for consumer in consumers { group.addTask { await consumer.run() } }
                for await request in queries { group.addTask { await self.answer(request) } }
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            self.waiting.finish()
        }
    }

    /// Stops answering, carries out what was taken, closes the ledger.
    ///
    /// After ``run()`` has returned.
    ///
    /// - Throws: `LedgerError.database`.
    public func stop() async throws {
        await bus.withdraw(name)
        try ledger.close()
    }

    // MARK: Answering

    /// Takes requests on the bus's thread: nothing here may block.
    private func take(_ requests: [IncomingRequest]) {
        commands.run(requests.filter { declaration.commands[$0.operation] != nil })
        for request in requests where declaration.commands[request.operation] == nil { takeQuery(request) }
    }

    private func takeQuery(_ request: IncomingRequest) {
        guard case .enqueued = waiting.yield(request) else {
            let problem = Problem(
                "\(name).busy",
                .busy,
                "\(Self.waitingQueries) questions are waiting, or the module is being stopped.",
                remedy: "Ask again in a moment."
            )
            return bus.answer(request.replyAddress, with: RequestAnswer(problem))
        }
    }

    private func answer(_ request: IncomingRequest) async {
        let answer: RequestAnswer
        do {
            answer = try await content(for: request)
        } catch {
            answer = RequestAnswer(ModuleProblem.of(error))
        }
        bus.answer(request.replyAddress, with: answer)
    }

    private func content(for request: IncomingRequest) async throws -> RequestAnswer {
        if let query = declaration.queries[request.operation] {
            return RequestAnswer(try await ledger.read { try query(request.data, $0) })
        }
        let word = request.operation.hasPrefix(name + ".") ? String(request.operation.dropFirst(name.count + 1)) : ""
        switch StreamOperation(rawValue: word) {
        case .state: return RequestAnswer(try MessageCoding.encode(ledger.state()))
        case .fetch: return try await fetch(request)
        case .verify: return RequestAnswer(try MessageCoding.encode(try await verify()))
        case .status: return RequestAnswer(try MessageCoding.encode(try await status()))
        case nil:
            throw ModuleProblem.unknown(request.operation)
        }
    }

    private func fetch(_ request: IncomingRequest) async throws -> RequestAnswer {
        let content = try MessageCoding.decode(FetchContent.self, from: request.data, of: request.operation)
        let limit = LedgerPageLimit(records: content.limit ?? LedgerLimits.pageRecords)
        return try await ledger.offload { FetchedPage.encode(try $0.page(after: content.after, limit: limit)) }
    }

    private func verify() async throws -> VerifyReport {
        try await ledger.offload { try $0.verify() }
    }

    private func status() async throws -> ModuleStatus {
        var cursors: [ModuleStatus.Cursor] = []
        for consumer in consumers { cursors.append(await consumer.status()) }
        return ModuleStatus(
            module: name,
            source: ledger.source,
            stream: ledger.state(),
            cursors: cursors,
            deadLetters: try await ledger.read { try $0.deadLetterCount() }
        )
    }

    // MARK: Heartbeats

    private func sendHeartbeats() async {
        guard let topic = try? Topic(heartbeatOf: name) else { return }
        var attributes = Attributes()
        attributes[text: "source"] = ledger.source
        var core = SourceCore(state: ledger.state())
        while !Task.isCancelled {
            core.committed(head: ledger.state().head)
            if core.heartbeatDue(now: ConsumerState.now()) {
                publishHeartbeat(ledger.state(), topic: topic, attributes: attributes.json)
            }
            try? await Task.sleep(for: .milliseconds(SourceCore.quiet))
        }
    }

    private func publishHeartbeat(_ state: StreamState, topic: Topic, attributes: [UInt8]) {
        let head = RecordHead(kind: .heartbeat, epoch: state.epoch, sequence: state.head, time: clock())
        var records = PackedRecords()
        do throws(WireError) {
            try records.append(
                head,
                topic: topic,
                attributes: attributes,
                data: Array(#"{"floor":\#(state.floor)}"#.utf8)
            )
            bus.publish(records)
        } catch {
            logger.error("a heartbeat cannot be written", metadata: ["error": "\(error)"])
        }
    }
}
