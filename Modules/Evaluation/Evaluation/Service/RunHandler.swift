import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Carries out the steps of a run: those of the module itself, and that which makes it final.
struct RunHandler {
    let tables: any TableReader
    let context: CommandContext

    private var store: RunStore { RunStore(tables: tables) }

    /// Towns in one event of places at most.
    static let placesInEvent = 1000

    /// Decides ``ScoreTowns``.
    func decide(_ command: ScoreTowns) throws -> Decision<RunReply> {
        let kept = try own(command.run, in: [.judging], for: ScoreTowns.name)
        guard kept.round == command.round else { throw outdated(kept) }
        let scorer = try RunBasis(tables: tables).scorer(of: kept.head)
        let judgements = Dictionary(command.judgements.map { ($0.town, $0) }) { _, last in last }
        let results = try store.towns(command.run, command.towns).map { town in
            scorer.score(town.input, judgements[town.input.town]).result
        }
        var events: [any Event] = []
        if let plugin = command.plugin {
            events += try EventPages.split(command.judgements).pages.map {
                JudgementsReceived(run: command.run, plugin: plugin, judgements: $0)
            }
        }
        events += try EventPages.split(results).pages.map { TownsScored(run: command.run, results: $0) }
        return Decision(events, reply: RunReply(run: command.run, state: .judging))
    }

    /// Decides ``BlockRun``.
    func decide(_ command: BlockRun) throws -> Decision<RunReply> {
        let kept = try own(command.run, in: [.judging], for: BlockRun.name)
        let event = RunBlocked(run: command.run, programme: kept.head.programme, types: command.types)
        return Decision([event], reply: RunReply(run: command.run, state: .blocked))
    }

    /// Decides ``ResumeRun``.
    func decide(_ command: ResumeRun) throws -> Decision<RunReply> {
        let kept = try own(command.run, in: [.judging, .blocked], for: ResumeRun.name)
        guard kept.round == command.round else { throw outdated(kept) }
        let needs = try RunBasis(tables: tables).needs(of: kept.head)
        guard needs.blocked.isEmpty else {
            let types = needs.blocked.map(\.townType).joined(separator: ", ")
            throw wrongState(kept, "go on", "town types are missing: \(types)")
        }
        let before = Dictionary(kept.head.plugins.map { ($0.townType, $0) }) { first, _ in first }
        let again = needs.plugins.filter { now in before[now.townType].map { $0 != now } ?? false }.map(\.townType)
        let event = RunResumed(run: command.run, round: kept.round + 1, plugins: needs.plugins, again: again)
        return Decision([event], reply: RunReply(run: command.run, state: .judging))
    }

    /// Decides ``CompleteRun``.
    func decide(_ command: CompleteRun) throws -> Decision<RunReply> {
        let kept = try own(command.run, in: [.judging], for: CompleteRun.name)
        let (run, head) = (kept.run, kept.head)
        guard run.scored == run.towns else {
            throw wrongState(kept, "be completed", "\(run.towns - run.scored) towns have no result yet")
        }
        let places = Ranking.places(try store.ranking(command.run))
        let pages = stride(from: 0, to: places.count, by: Self.placesInEvent).map { start in
            Array(places[start..<min(start + Self.placesInEvent, places.count)])
        }
        var events: [any Event] = pages.map {
            TownsRanked(run: run.id, programme: head.programme, period: head.period, places: $0)
        }
        events.append(
            RunCompleted(
                run: run.id,
                programme: head.programme,
                period: head.period,
                kind: head.kind,
                towns: run.towns,
                ranked: places.count,
                vetoed: run.vetoed
            )
        )
        return Decision(events, reply: RunReply(run: run.id, state: .preliminary))
    }

    /// Decides ``FinalizeRun``.
    func decide(_ command: FinalizeRun) throws -> Decision<EvaluationRun> {
        let kept = try store.require(command.run)
        var run = kept.run
        guard run.kind == .official else {
            throw Problem(
                EvaluationCode.dryRun,
                .conflict,
                "'\(run.id)' is a dry run and never becomes final.",
                remedy: "Begin a run without dryRun."
            )
        }
        guard run.state == .preliminary else {
            let why = run.blocked.map(\.reason).joined(separator: " ")
            if run.state == .blocked { throw blocked(run, why) }
            throw wrongState(kept, "become final", "expected preliminary")
        }
        guard try !store.hasFinal(run.programme, run.period) else {
            throw Problem(
                EvaluationCode.alreadyFinal,
                .conflict,
                "'\(run.programme)' has a final run for \(run.period) already.",
                remedy: "A final run is frozen; list the runs of the period."
            )
        }
        run.state = .final
        run.finalizedAt = OfficeTime.timestamp(of: context.now)
        let event = RunFinalized(run: run.id, programme: run.programme, period: run.period)
        return Decision([event], reply: run)
    }

    // MARK: Refusing

    private func own(_ run: String, in states: [RunState], for command: String) throws -> RunStore.Kept {
        guard context.actor.unit == EvaluationModule.name else {
            throw Problem(
                EvaluationCode.internal,
                .forbidden,
                "'\(command)' is of the module itself.",
                remedy: "Begin a run (\(StartRun.name)); the rest follows."
            )
        }
        let kept = try store.require(run)
        guard states.contains(kept.run.state) else {
            throw wrongState(kept, "take this step", "expected \(states.map(\.rawValue).joined(separator: " or "))")
        }
        return kept
    }

    private func outdated(_ kept: RunStore.Kept) -> Problem {
        wrongState(kept, "take this step", "it has gone on with other plugins since")
    }

    private func wrongState(_ kept: RunStore.Kept, _ what: String, _ why: String) -> Problem {
        Problem(
            EvaluationCode.runState,
            .conflict,
            "The run '\(kept.run.id)' is \(kept.run.state.rawValue) and cannot \(what): \(why).",
            remedy: "Look at the run again."
        )
    }

    private func blocked(_ run: EvaluationRun, _ why: String) -> Problem {
        Problem(
            EvaluationCode.typeMissing,
            .conflict,
            "The run '\(run.id)' is blocked. \(why)",
            remedy: "See to the plugin; the run goes on by itself."
        )
    }
}

/// Puts towns in order.
enum Ranking {
    /// The places of towns that come best first: equal scores share one, and the next counts them all.
    static func places(_ towns: [RunStore.Points]) -> [TownsRanked.Place] {
        var (rank, last) = (0, Int?.none)
        return towns.enumerated().map { index, town in
            if town.points != last { (rank, last) = (index + 1, town.points) }
            return .init(town: town.town, rank: rank, score: RunStore.score(town.points), grade: town.grade)
        }
    }
}
