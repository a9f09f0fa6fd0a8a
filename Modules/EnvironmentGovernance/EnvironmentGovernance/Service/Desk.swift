import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit

/// What every handler has before it: the stores, and who asks when and why.
struct Desk {
    let known: KnownStore
    let places: PlaceStore
    let focus: FocusStore
    let inspections: InspectionStore
    let findings: FindingStore
    let faults: FaultStore
    let rankings: RankingStore
    let ratings: GridRatingStore
    let context: CommandContext

    init(_ tables: any TableReader, _ context: CommandContext) {
        known = KnownStore(tables: tables)
        places = PlaceStore(tables: tables)
        focus = FocusStore(tables: tables)
        inspections = InspectionStore(tables: tables, access: context.access)
        findings = FindingStore(tables: tables)
        faults = FaultStore(tables: tables)
        rankings = RankingStore(tables: tables)
        ratings = GridRatingStore(tables: tables)
        self.context = context
    }

    /// A programme's rules, when the asker is there for it.
    func programme(_ id: String) throws -> GovernedProgramme {
        try known.programme(id, context.access)
    }

    /// Refuses what counts for a month that is closed.
    ///
    /// - Throws: ``Problem`` `environment.month-closed`.
    func requireOpen(_ month: Period, of programme: String) throws {
        guard try rankings.closed(programme, month) != nil else { return }
        throw Problem(
            EnvironmentGovernanceCode.monthClosed,
            .conflict,
            "The month \(month) of '\(programme)' is closed and its ranking frozen.",
            remedy: "Record it for a month that is open."
        )
    }

    /// Refuses what corrects a record and does not say why; `what` says what is on record.
    ///
    /// - Throws: ``Problem`` `environment.reason-missing`.
    func requireReason(_ what: String) throws {
        if let reason = context.reason, !reason.allSatisfy(\.isWhitespace) { return }
        throw Problem(
            EnvironmentGovernanceCode.reasonMissing,
            .invalid,
            "\(what); anything else is a correction.",
            remedy: "Say why; it is kept beside the correction.",
            errors: [.init(pointer: "/reason", message: "expected a reason")]
        )
    }

    /// Refuses a unit that answers for the place itself.
    ///
    /// - Throws: ``Problem`` `environment.own-place`.
    func requireStranger(_ unit: String, to place: InspectedPlace) throws {
        let grids = try places.grids(of: place.programme, town: place.draft.town)
        let names = try known.unitNames()
        let own = PlaceRules.units(of: place.draft, grids: grids)
        guard own.contains(where: { names.isSame($0, unit) }) else { return }
        throw Problem(
            EnvironmentGovernanceCode.ownPlace,
            .forbidden,
            "The unit '\(unit)' answers for the place '\(place.draft.id)' itself and does not inspect it.",
            remedy: "Let another unit record it (回避)."
        )
    }
}
