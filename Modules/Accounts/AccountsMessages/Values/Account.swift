import Messages

/// Somebody who may sign in: a unit and a post of it, never a person.
public struct Account: Codable, Sendable, Hashable {
    /// The account's id: lower-case letters, digits and dashes.
    public var id: String
    /// What it is called on a page (`新安镇 统计岗`).
    public var names: LocalizedName
    /// The unit that it acts as: an id of the unit register, or a full name.
    public var unit: String
    /// The post in the unit.
    @OrNull public var post: String?
    /// What kind of work it does.
    public var role: Access.Role
    /// The places that it does it for.
    public var scope: AccountScope
    /// Whether it may not sign in, and whatever it was given is void.
    public var disabled: Bool
    /// Whether it can sign in with a password.
    public var hasPassword: Bool
    /// Its tokens that were not revoked.
    public var tokens: [AccountToken]

    /// Describes an account.
    public init(
        id: String,
        names: LocalizedName,
        unit: String,
        post: String? = nil,
        role: Access.Role,
        scope: AccountScope,
        disabled: Bool = false,
        hasPassword: Bool = false,
        tokens: [AccountToken] = []
    ) {
        self.id = id
        self.names = names
        self.unit = unit
        self._post = OrNull(wrappedValue: post)
        self.role = role
        self.scope = scope
        self.disabled = disabled
        self.hasPassword = hasPassword
        self.tokens = tokens
    }

    /// Whether it is a reporter's without towns or regions, as older logs may have one: it sees nothing.
    public var lacksPlaces: Bool { role == .reporter && scope.towns == nil && scope.regions == nil }

    /// Who acts when the account does.
    public var actor: ActingUnit { ActingUnit(unit: unit, post: post) }
}

/// The places that an account is there for.
public struct AccountScope: Codable, Sendable, Hashable {
    /// Programmes, by id; `null` for every one.
    @OrNull public var programmes: [String]?
    /// Towns, by id.
    @OrNull public var towns: [String]?
    /// Regions, by id or official code; `2201` stands for every code that begins so.
    ///
    /// The towns in them as of now, beside ``towns``; with neither, every town.
    @OrNull public var regions: [String]?

    /// Names the places; all of them when nothing is said.
    public init(programmes: [String]? = nil, towns: [String]? = nil, regions: [String]? = nil) {
        self._programmes = OrNull(wrappedValue: programmes)
        self._towns = OrNull(wrappedValue: towns)
        self._regions = OrNull(wrappedValue: regions)
    }

    /// Whether it is every place.
    public var isWhole: Bool { programmes == nil && towns == nil && regions == nil }
}

/// A token for programs, without its secret: that was shown once.
public struct AccountToken: Codable, Sendable, Hashable {
    /// Its id, to revoke it by.
    public var id: String
    /// What it is for, in the words of who asked for it.
    @OrNull public var label: String?
    /// When it ends, RFC 3339.
    public var expires: String

    /// Describes a token.
    public init(id: String, label: String?, expires: String) {
        self.id = id
        self._label = OrNull(wrappedValue: label)
        self.expires = expires
    }
}
