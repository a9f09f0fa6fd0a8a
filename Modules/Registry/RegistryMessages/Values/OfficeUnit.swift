import Messages

/// An office: a government, a committee, an institution (单位).
///
/// Never a person.
public struct OfficeUnit: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The full name.
    public var names: LocalizedName
    /// The other names that documents use for it.
    @OrEmpty public var aliases: [String]
    /// What sort of unit it is (`prefecture-government`); programmes say by kind who may act.
    public var kind: String
    /// The unit above it, by id.
    @OrNull public var parent: String?
    /// The region that it is responsible for, by id.
    @OrNull public var region: String?
    /// Where this is known from.
    public var source: String

    /// Makes a unit.
    public init(
        id: String,
        names: LocalizedName,
        aliases: [String] = [],
        kind: String,
        parent: String? = nil,
        region: String? = nil,
        source: String
    ) {
        self.id = id
        self.names = names
        self._aliases = OrEmpty(wrappedValue: aliases)
        self.kind = kind
        self._parent = OrNull(wrappedValue: parent)
        self._region = OrNull(wrappedValue: region)
        self.source = source
    }
}
