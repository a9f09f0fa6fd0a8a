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
    private let declaration: ModuleDeclaration
    private let ledger: Ledger
    private let bus: BusClient
    private let commands: CommandRunner
    private let consumers: FollowedStreams
    private let work: @Sendable (ModuleDesk) async -> Void
    private let desk: ModuleDesk
    private let tellNews: AsyncStream<Void>.Continuation
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
    public convenience init<M: Module>(
        _ module: M,
        ledger: Ledger,
        bus: BusClient,
        node: String,
        others: [String],
        clock: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) },
        logger: Logger
    ) {
        self.init(
            name: M.name,
            declaration: ModuleDeclaration(of: module),
            ledger: ledger,
            bus: bus,
            node: node,
            others: others,
            clock: clock,
            random: random,
            logger: logger,
            work: { await module.work($0) }
        )
    }

    /// Puts a module together whose name is known only at run time.
    ///
    /// - Parameters:
    ///   - name: The module's name: its service on the bus and the first part of its topics.
    ///   - declaration: What it can do.
    ///   - ledger: Its log and tables; closed by ``stop()``.
    ///   - bus: A connected client.
    ///   - node: The installation's name.
    ///   - others: The other modules, for one that hears all or those of a pattern.
    ///   - clock: The present time, in milliseconds since 1970, UTC.
    ///   - random: A source of random numbers.
    ///   - logger: Where trouble is told.
    ///   - work: What it does of itself.
    public init(
        name: String,
        declaration: ModuleDeclaration,
        ledger: Ledger,
        bus: BusClient,
        node: String,
        others: [String],
        clock: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) },
        logger: Logger,
        work: @escaping @Sendable (ModuleDesk) async -> Void = { _ in }
    ) {
        var logger = logger
        logger[metadataKey: "module"] = "\(name)"
        self.name = name
        self.declaration = declaration
        self.ledger = ledger
        self.bus = bus
        self.clock = clock
        self.logger = logger
        self.work = work
        let answers = AnswerCollector(bus: bus)
        ledger.onGroupEnd { answers.send() }
        commands = CommandRunner(declaration: declaration, ledger: ledger, random: random, answers: answers)
        let (news, tellNews) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        tellNews.yield()
        self.tellNews = tellNews
        desk = ModuleDesk(
            name: name,
            declaration: declaration,
            ledger: ledger,
            bus: bus,
            news: news,
            clock: clock,
            random: random,
            logger: logger
        )
        consumers = FollowedStreams { [logger] module, hearing in
            DurableConsumer(
                name: name,
                node: node,
                module: module,
                ledger: ledger,
                bus: bus,
                declaration: declaration,
                hearing: hearing,
                onApplied: { tellNews.yield() },
                logger: logger
            )
        }
        (queries, waiting) = AsyncStream<IncomingRequest>.makeStream(
            bufferingPolicy: .bufferingOldest(Self.waitingQueries)
        )
        let named = declaration.heard?.sources.filter { !$0.hasSuffix("*") } ?? []
        for module in named + others.filter({ !named.contains($0) }) { follow(module) }
    }

    /// Follows a module's stream from where it once stopped, or from its beginning, when the module hears it.
    ///
    /// For streams that appear while the host runs. A stream that is followed already stays so.
    public func follow(_ module: String) {
        guard module != name, let hearing = declaration.heard, hearing.includes(module) else { return }
        consumers.follow(module, hearing)
    }

    /// Follows a module's stream no longer, because the module is gone; ``follow(_:)`` goes on from there.
    public func leave(_ module: String) {
        consumers.leave(module)
    }

    /// Begins to answer.
    ///
    /// Afterwards the module can be asked.
    ///
    /// - Throws: ``Problem`` when the bus does not answer.
    public func start() async throws {
        ledger.onCommit { [bus, tellNews] records, _ in
            bus.publish(records)
            tellNews.yield()
        }
        try await bus.serve(name) { [self] requests in
            take(requests)
        }
    }

    /// Works until the group is stopped.
    public func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.sendHeartbeats() }
                group.addTask { await self.consumers.run() }
                group.addTask { await self.work(self.desk) }
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
        let access = try request.access
        if let query = declaration.queries[request.operation] {
            return RequestAnswer(try await ledger.read { try query(request.data, access, $0) })
        }
        let right = declaration.rights[request.operation] ?? .only([.administrator])
        try ScopeRules.admit(access, to: request.operation, right)
        if let ask = declaration.asked[request.operation] { return RequestAnswer(try await ask(request.data)) }
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
        for consumer in consumers.all { cursors.append(await consumer.status()) }
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
