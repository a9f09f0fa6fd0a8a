import EnvironmentGovernanceMessages
import Ledger
import ModuleKit
import Stream

/// What each event does to the tables; nothing else writes them.
extension EnvironmentGovernanceModule {
    func declareEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(GridDefined.self) { event, _, tables in try PlaceStore.apply(event, to: tables) }
        declaration.event(PlaceRegistered.self) { event, _, tables in try PlaceStore.apply(event, to: tables) }
        declaration.event(FocusQuantitySet.self) { event, _, tables in try FocusStore.apply(event, to: tables) }
        declaration.event(FocusProgressed.self) { event, _, tables in try FocusStore.apply(event, to: tables) }
        declaration.event(InspectionOpened.self) { event, context, tables in
            try InspectionStore.apply(event, at: context.position.sequence, to: tables)
        }
        declaration.event(InspectionDrawn.self) { event, _, tables in try InspectionStore.apply(event, to: tables) }
        declaration.event(FindingsRecorded.self) { event, _, tables in try FindingStore.apply(event, to: tables) }
        declaration.event(FaultFound.self) { event, context, tables in
            try FaultStore.apply(event, at: context.position.sequence, to: tables)
        }
        declaration.event(FaultSeenAgain.self) { event, _, tables in try FaultStore.apply(event, to: tables) }
        declaration.event(FaultChanged.self) { event, _, tables in try FaultStore.apply(event, to: tables) }
        declaration.event(ComplaintTaken.self) { event, _, tables in try FaultStore.apply(event, to: tables) }
        declaration.event(ScoreHandedIn.self) { event, _, tables in try RankingStore.apply(event, to: tables) }
        declaration.event(GridRated.self) { event, _, tables in try GridRatingStore.apply(event, to: tables) }
        declaration.event(MonthRanked.self) { event, _, tables in
            try RankingStore.apply(event, to: tables)
            try InspectionStore.apply(event, to: tables)
        }
        declaration.event(TownRanked.self) { event, _, tables in try RankingStore.apply(event, to: tables) }
    }
}
