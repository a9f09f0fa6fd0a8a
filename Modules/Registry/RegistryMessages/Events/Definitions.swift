import Messages

/// A programme's definition was put on record, the first or a changed one.
public struct ProgrammeDefined: Event {
    /// The type.
    public static let name = "registry.programme-defined.v1"

    /// The definition, whole.
    public var definition: ProgrammeDefinition

    /// The programme's id.
    public var subject: String { definition.id }

    /// States the fact.
    public init(_ definition: ProgrammeDefinition) {
        self.definition = definition
    }
}

/// A unit was put on record or replaced.
public struct UnitDefined: Event {
    /// The type.
    public static let name = "registry.unit-defined.v1"

    /// The unit.
    public var unit: OfficeUnit

    /// The unit's id.
    public var subject: String { unit.id }

    /// States the fact.
    public init(_ unit: OfficeUnit) {
        self.unit = unit
    }
}

/// A region was put on record or replaced.
public struct RegionDefined: Event {
    /// The type.
    public static let name = "registry.region-defined.v1"

    /// The region with all that was true of it when.
    public var region: RegionDefinition

    /// The region's id.
    public var subject: String { region.id }

    /// States the fact.
    public init(_ region: RegionDefinition) {
        self.region = region
    }
}
