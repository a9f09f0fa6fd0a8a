import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// What every handler about towns has before it: the stores, and who asks when and why.
struct Desk {
    let programmes: ProgrammeStore
    let units: UnitStore
    let regions: RegionStore
    let batches: BatchStore
    let towns: TownStore
    let context: CommandContext

    init(_ tables: any TableReader, _ definitions: DefinitionCache, _ context: CommandContext) {
        programmes = ProgrammeStore(tables: tables, cache: definitions)
        units = UnitStore(tables: tables)
        regions = RegionStore(tables: tables)
        batches = BatchStore(tables: tables)
        towns = TownStore(tables: tables)
        self.context = context
    }

    /// A town as the asker saw it.
    ///
    /// - Throws: ``Problem`` when there is none that the asker is there for, or when it changed since.
    func town(_ id: String, in programme: String? = nil, expectedVersion: Int?) throws -> TownTimeline {
        let isCovered = programme.map { context.access.covers(programme: $0) } ?? true
        guard isCovered, context.access.covers(town: id) else { throw TownStore.notFound(id) }
        let timeline = try towns.require(id)
        try VersionRules.check(expected: expectedVersion, actual: timeline.version, town: id)
        return timeline
    }

    /// The unit that acts, held against the place of a town.
    func actor(for timeline: TownTimeline, asOf day: String) throws -> Actor {
        let unit = try units.find(called: context.actor.unit)
        var isOwn = false
        if let own = unit?.region, let region = timeline.value(.region, asOf: day) {
            isOwn = try regions.isRelated(own, region, asOf: day)
        }
        return Actor(called: context.actor.unit, unit: unit, isOfOwnRegion: isOwn)
    }

    /// The id of the region meant, `nil` when none is.
    ///
    /// - Throws: ``Problem`` when the region is not on record.
    func region(_ called: String?, asOf day: String, field: String = "region") throws -> String? {
        guard let called else { return nil }
        if let id = try regions.resolve(called, asOf: day) { return id }
        throw Problem(
            RegistryCode.invalid,
            .invalid,
            "There is no region '\(called)' on \(day).",
            remedy: "Give the id of a region on record, or its official code of that day.",
            errors: [.init(pointer: "/\(field)", message: "expected a region's id or official code, found '\(called)'")]
        )
    }
}
