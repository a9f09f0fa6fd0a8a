import Messages

/// How many things were put on record.
public struct DefinitionsReply: Codable, Sendable, Hashable {
    /// New or changed ones.
    public var changed: Int
    /// Those that were on record already, word for word.
    public var unchanged: Int

    /// Makes a reply.
    public init(changed: Int, unchanged: Int) {
        self.changed = changed
        self.unchanged = unchanged
    }
}

/// Puts units on record, all or none.
///
/// A unit that is there is replaced; the log keeps what it was.
public struct DefineUnits: Command {
    /// The name on the bus.
    public static let name = "registry.define-units"
    /// What became of it.
    public typealias Reply = DefinitionsReply
    /// Units in one command at most.
    public static let limit = 1000

    /// The units.
    public var units: [OfficeUnit]

    /// Makes a command.
    public init(_ units: [OfficeUnit]) {
        self.units = units
    }
}

/// Puts regions on record, all or none.
///
/// A region that is there is replaced; the log keeps what it was.
public struct DefineRegions: Command {
    /// The name on the bus.
    public static let name = "registry.define-regions"
    /// What became of it.
    public typealias Reply = DefinitionsReply
    /// Regions in one command at most.
    public static let limit = 1000

    /// The regions.
    public var regions: [RegionDefinition]

    /// Makes a command.
    public init(_ regions: [RegionDefinition]) {
        self.regions = regions
    }
}
