import EvaluationMessages
import Ledger
import Messages
import ModuleKit

/// Evaluation: observations, targets and how they fare, and runs that score towns.
public struct EvaluationModule: Module {
    /// Its service on the bus.
    public static let name = "evaluation"
    /// What makes its tables.
    public static let migrations = EvaluationTables.migrations
    /// The tables that its events write.
    public static let tables = EvaluationTables.names
    /// The tables of what was heard.
    public static let heardTables = EvaluationTables.heard

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names every command, query, event and heard stream.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareFigures(&declaration)
        declareRuns(&declaration)
        declareQueries(&declaration)
        declareFigureEvents(&declaration)
        declareRunEvents(&declaration)
        declaration.reacts(to: Hearing.sources) { events, tables in
            for event in events { try Hearing.enter(event, to: tables) }
            return []
        }
    }

    /// Carries runs on, also those that a crash interrupted.
    public func work(_ desk: ModuleDesk) async {
        await RunWork(desk: desk).run()
    }

    private func declareFigures(_ declaration: inout ModuleDeclaration) {
        declaration.command(RecordObservations.self, by: [.officer, .reporter]) { command, context, tables in
            var handler = RecordObservationsHandler(desk: FigureDesk(tables, context))
            return try handler.decide(command)
        }
        declaration.command(ReturnObservation.self, by: [.officer]) { command, context, tables in
            try ObservationHandler(desk: FigureDesk(tables, context)).decide(command)
        }
        declaration.command(ResubmitObservation.self, by: [.officer, .reporter]) { command, context, tables in
            var handler = ObservationHandler(desk: FigureDesk(tables, context))
            return try handler.decide(command)
        }
        declaration.command(VerifyObservation.self, by: [.officer]) { command, context, tables in
            try ObservationHandler(desk: FigureDesk(tables, context)).decide(command)
        }
        declaration.command(CorrectObservation.self) { command, context, tables in
            var handler = ObservationHandler(desk: FigureDesk(tables, context))
            return try handler.decide(command)
        }
        declaration.command(SetTargets.self) { command, context, tables in
            var handler = SetTargetsHandler(desk: FigureDesk(tables, context))
            return try handler.decide(command)
        }
    }

    private func declareRuns(_ declaration: inout ModuleDeclaration) {
        declaration.command(StartRun.self) { command, context, tables in
            try FreezeHandler(tables: tables, context: context).decide(command)
        }
        declaration.command(FinalizeRun.self) { command, context, tables in
            try RunHandler(tables: tables, context: context).decide(command)
        }
        declaration.command(ScoreTowns.self) { command, context, tables in
            try RunHandler(tables: tables, context: context).decide(command)
        }
        declaration.command(BlockRun.self) { command, context, tables in
            try RunHandler(tables: tables, context: context).decide(command)
        }
        declaration.command(ResumeRun.self) { command, context, tables in
            try RunHandler(tables: tables, context: context).decide(command)
        }
        declaration.command(CompleteRun.self) { command, context, tables in
            try RunHandler(tables: tables, context: context).decide(command)
        }
    }

    private func declareQueries(_ declaration: inout ModuleDeclaration) {
        declaration.scopedQuery(ListObservations.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try ObservationStore(tables: tables, access: access).list(query, request)
        }
        declaration.scopedQuery(FindObservation.self) { query, access, tables in
            let store = ObservationStore(tables: tables, access: access)
            let found = try store.require(query.id).observation
            return FindObservation.Reply(observation: found, history: try store.history(query.id))
        }
        declaration.openQuery(ListIndicators.self) { try TargetQueries(tables: $1, access: .everything).list($0) }
        declaration.scopedQuery(ListTargets.self) { try TargetQueries(tables: $2, access: $1).list($0) }
        declaration.scopedQuery(CheckFigures.self) { try TargetQueries(tables: $2, access: $1).check($0) }
        declaration.scopedQuery(ListRuns.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try RunStore(tables: tables, access: access).list(query, request)
        }
        declaration.scopedQuery(FindRun.self) { try RunStore(tables: $2, access: $1).require($0.run).run }
        declaration.scopedQuery(ListResults.self) { query, access, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            let store = RunStore(tables: tables, access: access)
            _ = try store.require(query.run)
            return try store.results(query.run, request)
        }
        declaration.scopedQuery(Explain.self) { try RunBasis(tables: $2, access: $1).explain($0) }
    }
}

/// What each event does to the tables; nothing else writes them.
extension EvaluationModule {
    fileprivate func declareFigureEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(ObservationRecorded.self) { event, context, tables in
            try ObservationStore.apply(event, context, to: tables)
        }
        declaration.event(ObservationChanged.self) { event, context, tables in
            try ObservationStore.apply(event, context, to: tables)
        }
        declaration.event(TargetSet.self) { event, _, tables in try TargetStore.apply(event, to: tables) }
    }

    fileprivate func declareRunEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(RunStarted.self) { try RunStore.apply($0, $1, to: $2) }
        declaration.event(InputsFrozen.self) { event, _, tables in try RunStore.apply(event, to: tables) }
        declaration.event(JudgementsReceived.self) { event, _, tables in try RunStore.apply(event, to: tables) }
        declaration.event(TownsScored.self) { event, _, tables in try RunStore.apply(event, to: tables) }
        declaration.event(RunBlocked.self) { event, _, tables in try RunStore.apply(event, to: tables) }
        declaration.event(RunResumed.self) { event, _, tables in try RunStore.apply(event, to: tables) }
        declaration.event(TownsRanked.self) { event, _, tables in try RunStore.apply(event, to: tables) }
        declaration.event(RunCompleted.self) { try RunStore.apply($0, $1, to: $2) }
        declaration.event(RunFinalized.self) { try RunStore.apply($0, $1, to: $2) }
    }
}
