import Messages

/// What a programme says of e-commerce: what is active, what qualifies.
public struct ECommerceRules: Codable, Sendable, Hashable {
    /// The clause.
    @OrNull public var source: String?

    /// Defines the rules.
    public init(source: String? = nil) {
        self._source = OrNull(wrappedValue: source)
    }
}
