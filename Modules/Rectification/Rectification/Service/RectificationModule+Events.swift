import Ledger
import ModuleKit
import RectificationMessages

/// What each event does to the tables; nothing else writes them.
extension RectificationModule {
    func declareEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(CaseFiled.self) { try CaseStore.file($0, $1, to: $2) }
        declaration.event(CaseAssigned.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseAccepted.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseSubmitted.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseReturned.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseClosed.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseReopened.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseUrged.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseEscalated.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseSuspended.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseResumed.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CaseMerged.self) { try CaseStore.apply($0, $1, to: $2) }
        declaration.event(CalendarDefined.self) { event, _, tables in try CalendarStore.apply(event, to: tables) }
    }
}
