import Messages

/// The leading group of a programme dissolved.
///
/// The tasks that end with it follow in ``TaskEnded``, one event each.
public struct GroupDissolved: Event {
    /// The type.
    public static let name = "responsibility.group-dissolved.v1"

    /// The programme.
    public var programme: String
    /// Why.
    public var reason: String
    /// The day, `yyyy-MM-dd`.
    public var date: String

    /// The programme's id.
    public var subject: String { programme }

    /// States the fact.
    public init(programme: String, reason: String, date: String) {
        self.programme = programme
        self.reason = reason
        self.date = date
    }
}

/// A change in a leading group was filed.
public struct GroupChangeFiled: Event {
    /// The type.
    public static let name = "responsibility.group-change-filed.v1"

    /// The programme.
    public var programme: String
    /// The change.
    public var change: GroupState.Change
    /// Its place among those of the group, from 1.
    public var number: Int

    /// The programme's id.
    public var subject: String { programme }

    /// States the fact.
    public init(programme: String, change: GroupState.Change, number: Int) {
        self.programme = programme
        self.change = change
        self.number = number
    }
}

/// A matter was handed to a town.
public struct MatterDelegated: Event {
    /// The type.
    public static let name = "responsibility.matter-delegated.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The matter.
    public var matter: DelegatedMatter

    /// The matter's id.
    public var subject: String { matter.id }

    /// States the fact.
    public init(_ matter: DelegatedMatter) {
        programme = matter.programme
        town = matter.town
        self.matter = matter
    }
}
