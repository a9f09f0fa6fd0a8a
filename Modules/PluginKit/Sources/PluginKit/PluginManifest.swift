/// What `plugin.json` says: everything about a town type that is data.
public struct PluginManifest: Codable, Sendable, Hashable {
    /// The plugin's id: lower-case words with `-`, at most 40 bytes.
    public var id: String
    /// The version, semantic.
    public var version: String
    /// The version of the boundary that it was written for.
    public var abi: ABIVersion
    /// The plugin's name.
    public var names: BilingualText
    /// The town type that it adds.
    public var townType: TownType
    /// Its code; `nil` in a plugin that is data only.
    public var library: LibraryFile?
    /// A JSON Schema of the attributes of a town of this type.
    public var attributes: JSONValue
    /// The indicators of this type.
    public var indicators: [Indicator]
    /// The tasks that the programme's document sets for towns of this type.
    public var tasks: [TypeTask]
    /// The thresholds that its documents set.
    public var thresholds: [Threshold]
    /// Its section of an evaluation; `nil` when it has none.
    public var rubric: Rubric?
    /// The streams that `derive` hears: `registry`, `projects`, `evaluation`.
    public var hears: [String]
    /// The cards that the console draws.
    public var cards: [Card]

    /// The threshold of an id; `nil` when there is none.
    public func threshold(_ id: String) -> Threshold? { thresholds.first { $0.id == id } }

    /// The indicator of an id; `nil` when there is none.
    public func indicator(_ id: String) -> Indicator? { indicators.first { $0.id == id } }

    /// The ids of the indicators that only the plugin's code can score.
    public var judgedIndicators: [String] {
        (rubric?.indicators ?? []).filter { $0.scoring == .judged }.map(\.indicator)
    }
}

extension PluginManifest {
    /// A version of the boundary.
    public struct ABIVersion: Codable, Sendable, Hashable {
        /// Must be the host's.
        public var major: UInt16
        /// At most the host's.
        public var minor: UInt16
    }

    /// A kind of town.
    public struct TownType: Codable, Sendable, Hashable {
        /// Its id, as it stands in a town's `townType`.
        public var id: String
        /// Its name.
        public var names: BilingualText
    }

    /// The plugin's library.
    public struct LibraryFile: Codable, Sendable, Hashable {
        /// The file's name in the plugin's folder.
        public var file: String
        /// Its SHA-256 in lower-case hexadecimal; the build fills it in.
        public var sha256: String
    }

    /// Something that is observed or judged.
    public struct Indicator: Codable, Sendable, Hashable {
        /// Which way is better.
        public enum Direction: String, Codable, Sendable, CaseIterable {
            /// More is better.
            case more
            /// Less is better.
            case less
        }

        /// What a value of it covers.
        public enum Period: String, Codable, Sendable, CaseIterable {
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
        public var names: BilingualText
        /// The unit of its figures.
        public var unit: String
        /// Which way is better.
        public var direction: Direction
        /// What a value covers.
        public var period: Period
        /// Where it comes from.
        public var source: SourcePlace
    }

    /// Something that a document asks of towns of this type.
    public struct TypeTask: Codable, Sendable, Hashable {
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
        public var source: SourcePlace
    }

    /// A value that an indicator is held against.
    public struct Threshold: Codable, Sendable, Hashable {
        /// How.
        public enum Comparator: String, Codable, Sendable, CaseIterable {
            /// The value or more.
            case atLeast = "at-least"
            /// The value or less.
            case atMost = "at-most"
            /// Near the value.
            case about
            /// Between ``Threshold/value`` and ``Threshold/upper``.
            case range
        }

        /// Its id, unique in the plugin.
        public var id: String
        /// Its name.
        public var names: BilingualText
        /// The indicator that it is about.
        public var indicator: String
        /// How the two are compared.
        public var comparator: Comparator
        /// The value.
        public var value: ExactDecimal
        /// The upper end of a range; `nil` otherwise.
        public var upper: ExactDecimal?
        /// The unit of both.
        public var unit: String
        /// Where it stands.
        public var source: SourcePlace
    }

    /// A card of the console.
    public struct Card: Codable, Sendable, Hashable {
        /// Its id, unique in the plugin.
        public var id: String
        /// Its title.
        public var names: BilingualText
        /// The indicators that it shows.
        public var shows: [String]
    }
}
