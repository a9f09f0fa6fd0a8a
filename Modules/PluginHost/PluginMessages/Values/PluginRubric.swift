import Messages

/// A plugin's section of an evaluation.
public struct PluginRubric: Codable, Sendable, Hashable {
    /// One indicator's part in the section.
    public struct Item: Codable, Sendable, Hashable {
        /// The indicator's id.
        public var indicator: String
        /// Its weight within the section.
        public var weight: DecimalValue
        /// How its figure becomes a score.
        public var scoring: PluginScoring
    }

    /// The section's id.
    public var id: String
    /// Its name.
    public var names: LocalizedName
    /// Its weight among the sections.
    public var weight: DecimalValue
    /// Its indicators.
    public var indicators: [Item]

    /// Whether the plugin's code has to be asked: some indicator is judged by it.
    public var needsJudgement: Bool { indicators.contains { $0.scoring == .judged } }
}

/// How a figure becomes a score from 0 to 1.
public enum PluginScoring: Sendable, Hashable {
    /// The plugin's code says it.
    case judged
    /// 0 at `low` and below, 1 at `high` and above, straight between them.
    case linear(low: DecimalValue, high: DecimalValue)
    /// The score of the last step that is reached.
    case steps([Step])
    /// 1 when the threshold is met, else 0.
    case threshold(String)

    /// A step of a ladder.
    public struct Step: Codable, Sendable, Hashable {
        /// From this figure on.
        public var from: DecimalValue
        /// The score.
        public var score: DecimalValue
    }
}

extension PluginScoring: Codable {
    private enum CodingKeys: CodingKey { case kind, low, high, steps, threshold }
    private enum Kind: String, Codable { case judged, linear, steps, threshold }

    /// Reads `{"kind": "linear", "low": "0", "high": "100"}` and the like.
    ///
    /// - Throws: `DecodingError` for another shape.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        switch try fields.decode(Kind.self, forKey: .kind) {
        case .judged: self = .judged
        case .linear:
            self = .linear(
                low: try fields.decode(DecimalValue.self, forKey: .low),
                high: try fields.decode(DecimalValue.self, forKey: .high)
            )
        case .steps: self = .steps(try fields.decode([Step].self, forKey: .steps))
        case .threshold: self = .threshold(try fields.decode(String.self, forKey: .threshold))
        }
    }

    /// Writes it as it is read.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .judged: try fields.encode(Kind.judged, forKey: .kind)
        case .linear(let low, let high):
            try fields.encode(Kind.linear, forKey: .kind)
            try fields.encode(low, forKey: .low)
            try fields.encode(high, forKey: .high)
        case .steps(let steps):
            try fields.encode(Kind.steps, forKey: .kind)
            try fields.encode(steps, forKey: .steps)
        case .threshold(let id):
            try fields.encode(Kind.threshold, forKey: .kind)
            try fields.encode(id, forKey: .threshold)
        }
    }
}
