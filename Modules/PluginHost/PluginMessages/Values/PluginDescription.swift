import Messages

/// What a plugin says of the town type that it adds: its `plugin.json`, checked.
///
/// > Source: `docs/writing-a-plugin.md`, The manifest.
public struct PluginDescription: Codable, Sendable, Hashable {
    /// A kind of town.
    public struct TownType: Codable, Sendable, Hashable {
        /// Its id, as it stands in a town's `townType`.
        public var id: String
        /// Its name.
        public var names: LocalizedName
    }

    /// The plugin's code.
    public struct Library: Codable, Sendable, Hashable {
        /// The file's name in the plugin's folder.
        public var file: String
        /// Its SHA-256, 64 hexadecimal digits.
        public var sha256: String
    }

    /// The plugin's id; its service on the bus is `plugin.ID`.
    public var id: String
    /// Its version, semantic.
    public var version: String
    /// Its name.
    public var names: LocalizedName
    /// The town type that it adds.
    public var townType: TownType
    /// Its code; `null` when it is data only, and then nobody answers for `plugin.ID`.
    @OrNull public var library: Library?
    /// A JSON Schema of a town's attributes of this type.
    public var attributes: JSONDocument
    /// What is observed or judged of such a town.
    public var indicators: [PluginIndicator]
    /// The tasks that a programme's document sets for towns of this type.
    public var tasks: [PluginTask]
    /// The values that its documents set.
    public var thresholds: [PluginThreshold]
    /// Its section of an evaluation; `null` when it has none.
    @OrNull public var rubric: PluginRubric?
    /// The modules whose events it derives from.
    public var hears: [String]
    /// The cards that a console draws.
    public var cards: [PluginCard]
}

/// Something that is observed or judged of a town of a plugin's type.
public struct PluginIndicator: Codable, Sendable, Hashable {
    /// Which way is better.
    public enum Direction: String, Codable, Sendable, CaseIterable {
        /// More is better.
        case more
        /// Less is better.
        case less
    }

    /// What a value of it covers.
    public enum Span: String, Codable, Sendable, CaseIterable {
        /// What there is at the end.
        case stock
        /// What has come together since the beginning.
        case cumulative
        /// What one year brings.
        case annual
        /// By how much it grows.
        case growth
        /// One thing in another.
        case ratio
    }

    /// Its id, unique in the plugin.
    public var id: String
    /// Its name.
    public var names: LocalizedName
    /// The unit of its figures.
    public var unit: String
    /// Which way is better.
    public var direction: Direction
    /// What a value covers.
    public var period: Span
    /// Where it comes from.
    public var source: FigureSource
}

/// Something that a document asks of towns of a type.
public struct PluginTask: Codable, Sendable, Hashable {
    /// Its number, as printed.
    public var number: String
    /// Its title.
    public var title: String
    /// The units that lead, as printed.
    public var lead: [String]
    /// The units that take part, as printed.
    public var joining: [String]
    /// Whether the list of units is left open (等).
    public var openEnded: Bool
    /// Where it stands.
    public var source: FigureSource
}

/// A value that an indicator is held against.
public struct PluginThreshold: Codable, Sendable, Hashable {
    /// How an indicator is held against the value.
    public enum Comparator: String, Codable, Sendable, CaseIterable {
        /// The value or more.
        case atLeast = "at-least"
        /// The value or less.
        case atMost = "at-most"
        /// Near the value.
        case about
        /// From the value to ``PluginThreshold/upper``.
        case range
    }

    /// Its id, unique in the plugin.
    public var id: String
    /// Its name.
    public var names: LocalizedName
    /// The indicator that it is about.
    public var indicator: String
    /// How the two are compared.
    public var comparator: Comparator
    /// The value.
    public var value: DecimalValue
    /// The upper end of a range; `null` otherwise.
    @OrNull public var upper: DecimalValue?
    /// The unit of both.
    public var unit: String
    /// Where it stands.
    public var source: FigureSource
}

/// A card of the console.
public struct PluginCard: Codable, Sendable, Hashable {
    /// Its id, unique in the plugin.
    public var id: String
    /// Its title.
    public var names: LocalizedName
    /// The indicators that it shows.
    public var shows: [String]
}
