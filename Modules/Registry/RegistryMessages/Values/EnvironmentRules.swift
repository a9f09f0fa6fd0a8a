import Messages

/// What a programme says of its places: grids, focus items, checklists.
public struct EnvironmentRules: Codable, Sendable, Hashable {
    /// The clause.
    @OrNull public var source: String?

    /// Defines the rules.
    public init(source: String? = nil) {
        self._source = OrNull(wrappedValue: source)
    }
}
