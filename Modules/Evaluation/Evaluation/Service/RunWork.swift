import EvaluationMessages
import Foundation
import Ledger
import Logging
import Messages
import ModuleKit
import PluginMessages

/// Carries runs on: asks the town types' plugins, keeps what they say, ranks the towns.
///
/// Everything that it knows it reads from the tables, and every step is a command with a key that follows from the
/// run. So after a crash it takes up where the log ends, and a step that was kept already is not kept twice.
struct RunWork {
    /// Towns that a plugin is asked for at once, at most.
    static let batchTowns = 200
    /// Bytes of frozen data that a plugin is asked with at once, at most: question and answer fit a frame each.
    static let batchBytes = 256 * 1024
    /// How long a plugin may take for one batch.
    static let deadline = Duration.seconds(10)
    /// How often a plugin is asked that is busy, late or not there, before the run is blocked.
    static let tries = 4
    /// How long to wait before asking again, doubled each time.
    static let pause = Duration.milliseconds(250)

    let desk: ModuleDesk

    /// What a run needs next.
    private enum Step {
        case score(Batch)
        case block([BlockedType])
        case resume(round: Int)
        case complete
        case nothing
    }

    /// Towns of one type to be scored.
    private struct Batch {
        let run: String
        let round: Int
        let plugin: RunPlugin?
        let activation: Int
        let question: JudgingBatch
        let towns: [String]
    }

    /// Works until its task is cancelled.
    func run() async {
        var isFirst = true
        for await _ in desk.news {
            await pass(retrying: isFirst)
            isFirst = false
        }
    }

    /// Carries every run as far as it goes.
    ///
    /// - Parameter retrying: Whether plugins that failed to answer are asked again: once after every start.
    private func pass(retrying: Bool) async {
        do {
            for run in try await desk.read({ try RunStore(tables: $0).unfinished() }) {
                do {
                    try await carryOn(run, retrying: retrying)
                } catch is CancellationError {
                    return
                } catch {
                    desk.logger.error("a run does not go on", metadata: ["run": "\(run)", "error": "\(error)"])
                }
            }
        } catch {
            desk.logger.error("runs cannot be read", metadata: ["error": "\(error)"])
        }
    }

    private func carryOn(_ run: String, retrying: Bool) async throws {
        var retrying = retrying
        while !Task.isCancelled {
            let isRetry = retrying
            retrying = false
            switch try await desk.read({ try Self.step(of: run, in: $0, retrying: isRetry) }) {
            case .score(let batch): try await score(batch)
            case .block(let types): try await desk.carryOut(BlockRun(run: run, types: types), key: key(run, "block"))
            case .resume(let round):
                try await desk.carryOut(ResumeRun(run: run, round: round), key: "\(run)/resume/\(round)")
            case .complete: try await desk.carryOut(CompleteRun(run: run), key: "\(run)/complete")
            case .nothing: return
            }
        }
    }

    /// A run may be blocked several times for other reasons, so this key is of the moment.
    private func key(_ run: String, _ step: String) -> String { "\(run)/\(step)/\(UUID().uuidString)" }

    // MARK: Reading what comes next

    private static func step(of run: String, in tables: any TableReader, retrying: Bool) throws -> Step {
        guard let kept = try RunStore(tables: tables).find(run) else { return .nothing }
        switch kept.run.state {
        case .blocked:
            let isFree = try mayResume(kept, in: tables, retrying: retrying)
            return isFree ? .resume(round: kept.round) : .nothing
        case .judging: return try judging(kept, in: tables)
        case .preliminary, .final: return .nothing
        }
    }

    /// Whether nothing stops a run any more: every type has its plugin, and none is the one that failed before.
    private static func mayResume(
        _ kept: RunStore.Kept,
        in tables: any TableReader,
        retrying: Bool
    ) throws -> Bool {
        guard try RunBasis(tables: tables).needs(of: kept.head).blocked.isEmpty else { return false }
        if retrying { return true }
        let types = try KnownStore(tables: tables).townTypes()
        return kept.run.blocked.allSatisfy { blocked in
            guard let failed = blocked.failedActivation else { return true }
            return types.first { $0.id == blocked.townType }?.activation != failed
        }
    }

    private static func judging(_ kept: RunStore.Kept, in tables: any TableReader) throws -> Step {
        let needs = try RunBasis(tables: tables).needs(of: kept.head)
        if !needs.blocked.isEmpty { return .block(needs.blocked) }
        if needs.plugins != kept.head.plugins { return .resume(round: kept.round) }
        let towns = try RunStore(tables: tables).waiting(kept.run.id, most: batchTowns, bytes: batchBytes)
        guard let first = towns.first else { return .complete }
        let plugin = needs.plugins.first { $0.townType == first.townType && $0.judges }
        let types = try KnownStore(tables: tables).townTypes()
        return .score(
            Batch(
                run: kept.run.id,
                round: kept.round,
                plugin: plugin,
                activation: types.first { $0.id == first.townType }?.activation ?? 0,
                question: JudgingBatch(
                    programme: kept.head.programme,
                    period: kept.head.period,
                    towns: plugin == nil ? [] : try towns.map(JudgingTown.init)
                ),
                towns: towns.map(\.town)
            )
        )
    }

    // MARK: Asking

    private func score(_ batch: Batch) async throws {
        var judgements: [TownJudgement] = []
        if let plugin = batch.plugin {
            do {
                judgements = try await ask(plugin, batch.question)
            } catch let problem as Problem {
                return try await block(batch, plugin, problem)
            }
        }
        let command = ScoreTowns(
            run: batch.run,
            round: batch.round,
            plugin: batch.plugin,
            towns: batch.towns,
            judgements: judgements
        )
        let key = "\(batch.run)/score/\(batch.round)/\(batch.towns.first ?? "")"
        try await desk.carryOut(command, key: key)
    }

    private func block(_ batch: Batch, _ plugin: RunPlugin, _ problem: Problem) async throws {
        let towns = try await desk.read { try RunStore(tables: $0).towns(batch.run, ofType: plugin.townType) }
        let reason =
            "The plugin '\(plugin.id)' \(plugin.version) did not judge: \(problem.detail) \(problem.remedy) "
            + "The run goes on when the plugin is active anew, or the host starts again."
        let type = BlockedType(
            plugin.townType,
            towns,
            reason: reason,
            failedActivation: batch.activation
        )
        try await desk.carryOut(BlockRun(run: batch.run, types: [type]), key: key(batch.run, "block"))
    }

    /// What a plugin says, asked again while it is busy, late, or not there yet.
    ///
    /// - Throws: ``Problem`` when it fails; `CancellationError` at once when the host stops, which is no failure of the
    ///   plugin.
    private func ask(_ plugin: RunPlugin, _ question: JudgingBatch) async throws -> [TownJudgement] {
        var pause = Self.pause
        for attempt in 1...Self.tries {
            let (answers, give) = AsyncStream<Result<[TownJudgement], Problem>>.makeStream()
            let asking = Task { give.yield(await answer(plugin, question)) }
            defer { asking.cancel() }
            guard let answer = await answers.first(where: { _ in true }), !Task.isCancelled else { break }
            switch answer {
            case .success(let judgements): return judgements
            case .failure(let problem):
                guard problem.retryable, attempt < Self.tries else { throw problem }
                desk.logger.info("a plugin is asked again", metadata: ["plugin": "\(plugin.id)", "why": "\(problem)"])
            }
            try await Task.sleep(for: pause)
            pause *= 2
        }
        throw CancellationError()
    }

    private func answer(_ plugin: RunPlugin, _ question: JudgingBatch) async -> Result<[TownJudgement], Problem> {
        do throws(Problem) {
            return .success(try await askOnce(plugin, question))
        } catch {
            return .failure(error)
        }
    }

    private func askOnce(_ plugin: RunPlugin, _ question: JudgingBatch) async throws(Problem) -> [TownJudgement] {
        let operation = PluginNames.judge(plugin.id)
        let data = try Self.coded(operation) { try MessageCoding.encode(question) }
        let bytes = try await desk.request(operation: operation, data: data, deadline: Self.deadline)
        let reply = try Self.coded(operation) {
            try MessageCoding.decode(JudgingReply.self, from: bytes, of: operation)
        }
        guard reply.judgements.map(\.town) == question.towns.map(\.id) else {
            throw Problem(
                EvaluationCode.typeMissing,
                .internal,
                "'\(operation)' did not judge each town of the batch once, in its order."
            )
        }
        return reply.judgements.map(TownJudgement.init)
    }

    private static func coded<Value>(_ operation: String, _ body: () throws -> Value) throws(Problem) -> Value {
        do {
            return try body()
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem("bus.bad-answer", .internal, "'\(operation)' cannot be read or written: \(error)")
        }
    }
}

extension JudgingTown {
    /// A frozen town as a plugin sees it.
    fileprivate init(_ town: FrozenTown) throws {
        let attributes = try town.attributes.mapValues { text in
            try MessageCoding.decode(JSONDocument.self, from: Array(text.utf8), of: "attributes")
        }
        self.init(
            id: town.town,
            name: town.name,
            level: town.level,
            attributes: attributes,
            observations: town.observations.map { observation in
                JudgingObservation(
                    id: observation.id,
                    indicator: observation.indicator,
                    period: observation.period,
                    figure: observation.figure,
                    state: observation.state == .verified ? .verified : .reported
                )
            },
            projects: JudgingProjects(
                count: town.projects.count,
                byKind: town.projects.kinds.map { .init(kind: $0.kind, count: $0.count) },
                measures: town.projects.measures.map {
                    .init(measure: $0.measure, unit: $0.unit, value: $0.value, of: $0.of)
                }
            )
        )
    }
}

extension TownJudgement {
    /// What a plugin said, as a run keeps it.
    fileprivate init(_ judgement: Judgement) {
        self.init(
            town: judgement.town,
            findings: judgement.findings.map { finding in
                Finding(
                    indicator: finding.indicator,
                    score: finding.score,
                    figure: finding.figure,
                    why: finding.why,
                    from: finding.from
                )
            },
            flags: judgement.flags.map { Flag($0.kind, $0.text) }
        )
    }
}
