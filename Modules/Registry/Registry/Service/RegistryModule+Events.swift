import Ledger
import ModuleKit
import RegistryMessages

/// What each event does to the tables; nothing else writes them.
extension RegistryModule {
    func declareDefinitionEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(ProgrammeDefined.self) { event, _, tables in try ProgrammeStore.apply(event, to: tables) }
        declaration.event(UnitDefined.self) { event, _, tables in try UnitStore.apply(event, to: tables) }
        declaration.event(RegionDefined.self) { event, _, tables in try RegionStore.apply(event, to: tables) }
        declaration.event(BatchPublished.self) { event, context, tables in
            try BatchStore.apply(event, recordedAt: OfficeTime.timestamp(of: context.time), to: tables)
        }
    }

    func declareTownEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(TownListed.self) { event, context, tables in
            try BatchStore.apply(event, to: tables)
            try TownStore.record(Self.addition(event), of: event.town, context, to: tables)
        }
        declaration.event(TownRegistered.self) { event, context, tables in
            try TownStore.record(Self.addition(event), of: event.town, context, to: tables)
        }
        declaration.event(ProgrammeJoined.self) { event, context, tables in
            try TownStore.record(Self.addition(event), of: event.town, context, to: tables)
        }
        declaration.event(StepTaken.self) { event, context, tables in
            try TownStore.record(Self.addition(event), of: event.town, context, to: tables)
        }
        declaration.event(ApplicationReturned.self) { event, context, tables in
            try TownStore.record(Self.addition(event), of: event.town, context, to: tables)
        }
        declaration.event(TownCorrected.self) { event, context, tables in
            try TownStore.record(Self.addition(event), of: event.town, context, to: tables)
        }
        declaration.event(StepCorrected.self) { event, context, tables in
            try TownStore.record(Self.addition(event), of: event.town, context, to: tables)
        }
        declaration.event(HonourRecorded.self) { event, context, tables in
            let addition = TownStore.Addition(
                kind: .honour,
                validFrom: event.honour.date,
                document: event.honour.document
            )
            let entry = try TownStore.record(addition, of: event.town, context, to: tables)
            try TownStore.apply(event, entry: entry, to: tables)
        }
    }

    private static func addition(_ event: TownListed) -> TownStore.Addition {
        .init(
            kind: .listed,
            programme: event.programme,
            validFrom: event.date,
            changes: event.changes,
            document: event.document
        )
    }

    private static func addition(_ event: TownRegistered) -> TownStore.Addition {
        .init(kind: .registered, validFrom: event.date, changes: event.changes, document: event.document)
    }

    private static func addition(_ event: ProgrammeJoined) -> TownStore.Addition {
        .init(
            kind: .joined,
            programme: event.programme,
            validFrom: event.date,
            changes: event.changes,
            document: event.document
        )
    }

    private static func addition(_ event: StepTaken) -> TownStore.Addition {
        .init(
            kind: .step,
            programme: event.programme,
            step: event.step,
            validFrom: event.date,
            changes: event.changes,
            document: event.document
        )
    }

    private static func addition(_ event: ApplicationReturned) -> TownStore.Addition {
        .init(
            kind: .applicationReturned,
            programme: event.programme,
            validFrom: event.date,
            changes: event.changes
        )
    }

    private static func addition(_ event: TownCorrected) -> TownStore.Addition {
        .init(
            kind: .corrected,
            programme: event.programme,
            validFrom: event.validFrom,
            changes: event.changes,
            document: event.document,
            corrects: event.corrects
        )
    }

    private static func addition(_ event: StepCorrected) -> TownStore.Addition {
        let changes = [
            FieldChange(.date, from: event.oldDate, to: event.date),
            FieldChange(.document, from: event.oldDocument?.title, to: event.document?.title),
        ]
        return .init(
            kind: .stepCorrected,
            programme: event.programme,
            validFrom: event.date,
            changes: changes.filter { $0.from != $0.to },
            document: event.document,
            corrects: event.entry
        )
    }
}
