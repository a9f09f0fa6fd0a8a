/// What somebody may see and do: a role, and the programmes and towns that it holds for.
///
/// It goes with every request on the bus. A request without one comes from the installation itself, whose sockets only
/// their owner may open, and is answered whole (``everything``).
///
/// > Source: design, section 9: roles with a scope by region, town or programme.
public struct Access: Codable, Sendable, Hashable {
    /// What kind of work somebody does.
    public enum Role: String, Codable, Sendable, CaseIterable {
        /// Runs the installation (管理员).
        case administrator
        /// Runs a programme or the part of one in a place (主管单位经办).
        case officer
        /// Reports for a town (乡镇填报).
        case reporter
        /// Scores applications and evaluations (专家).
        case expert
        /// Looks at places and reports faults (巡查).
        case inspector
        /// Only reads (只读).
        case viewer
    }

    /// The role.
    public var role: Role
    /// The programmes, by id; `nil` for every one.
    @OrNull public var programmes: [String]?
    /// The towns, by id; `nil` for every one.
    ///
    /// A scope by region stands here as the towns of the region.
    @OrNull public var towns: [String]?

    /// Describes what somebody may see and do.
    public init(_ role: Role, programmes: [String]? = nil, towns: [String]? = nil) {
        self.role = role
        self._programmes = OrNull(wrappedValue: programmes)
        self._towns = OrNull(wrappedValue: towns)
    }

    /// The installation's own.
    public static let everything = Access(.administrator)

    /// Whether nothing is hidden.
    public var isWhole: Bool { programmes == nil && towns == nil }

    /// Whether it covers something of a place.
    ///
    /// What names no programme, or no town, is covered only when every programme, or every town, is.
    public func covers(_ place: Place) -> Bool {
        covers(programme: place.programme) && covers(town: place.town)
    }

    /// Whether it covers a programme, or what belongs to none.
    public func covers(programme: String?) -> Bool {
        guard let programmes else { return true }
        return programme.map(programmes.contains) ?? false
    }

    /// Whether it covers a town, or what belongs to none.
    public func covers(town: String?) -> Bool {
        guard let towns else { return true }
        return town.map(towns.contains) ?? false
    }
}

/// Where something belongs: the members `programme` and `town` that events and answers carry by these names.
public struct Place: Codable, Sendable, Hashable {
    /// The programme's id.
    @OrNull public var programme: String?
    /// The town's id.
    @OrNull public var town: String?

    /// Names a place.
    public init(programme: String? = nil, town: String? = nil) {
        self._programme = OrNull(wrappedValue: programme)
        self._town = OrNull(wrappedValue: town)
    }
}
