import Messages

/// What a programme says of putting faults right: classes, deadlines, reasons.
public struct RectificationRules: Codable, Sendable, Hashable {
    /// The clause.
    @OrNull public var source: String?

    /// Defines the rules.
    public init(source: String? = nil) {
        self._source = OrNull(wrappedValue: source)
    }
}
