import Messages

/// How a figure is held against the value of a criterion.
public enum Comparator: String, Codable, Sendable, CaseIterable {
    /// Not below the value.
    case atLeast = "at-least"
    /// Not above the value.
    case atMost = "at-most"
    /// Near the value (左右).
    case about
    /// The value itself.
    case exactly
}

/// Something that a town must fulfil (创建标准).
public struct Criterion: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name.
    public var names: LocalizedName
    /// The rule in the document's words.
    public var rule: String
    /// How a figure is held against ``value``; `null` when the criterion is judged and not measured.
    @OrNull public var comparator: Comparator?
    /// The threshold: a decimal number as text, so that no digit is lost.
    @OrNull public var value: String?
    /// The unit of ``value``.
    @OrNull public var unit: String?
    /// What does not count towards the figure.
    @OrEmpty public var excludes: [String]
    /// The only answers that are allowed (`enum` in files and JSON); empty when any is.
    @OrEmpty public var choices: [String]
    /// Where it is written.
    @OrNull public var source: String?

    private enum CodingKeys: String, CodingKey {
        case id, names, rule, comparator, value, unit, excludes, source
        case choices = "enum"
    }

    /// Makes a criterion.
    public init(
        id: String,
        names: LocalizedName,
        rule: String,
        comparator: Comparator? = nil,
        value: String? = nil,
        unit: String? = nil,
        excludes: [String] = [],
        choices: [String] = [],
        source: String? = nil
    ) {
        self.id = id
        self.names = names
        self.rule = rule
        self._comparator = OrNull(wrappedValue: comparator)
        self._value = OrNull(wrappedValue: value)
        self._unit = OrNull(wrappedValue: unit)
        self._excludes = OrEmpty(wrappedValue: excludes)
        self._choices = OrEmpty(wrappedValue: choices)
        self._source = OrNull(wrappedValue: source)
    }
}
