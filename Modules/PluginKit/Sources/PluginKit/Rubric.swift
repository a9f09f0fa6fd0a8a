/// A town type's section of an evaluation.
public struct Rubric: Codable, Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its name.
    public var names: BilingualText
    /// Its weight among the sections.
    public var weight: ExactDecimal
    /// What it is made of.
    public var indicators: [Part]

    /// One indicator of a section.
    public struct Part: Codable, Sendable, Hashable {
        /// The indicator's id.
        public var indicator: String
        /// Its weight within the section.
        public var weight: ExactDecimal
        /// How a value becomes a score.
        public var scoring: Scoring
    }

    /// How a value becomes a score between 0 and 1.
    public enum Scoring: Sendable, Hashable {
        /// The plugin's code says.
        case judged
        /// In a straight line: 0 at `low`, 1 at `high`.
        case linear(low: ExactDecimal, high: ExactDecimal)
        /// The score of the last step that the value reaches.
        case steps([Step])
        /// 1 when the threshold of this id is kept, 0 otherwise.
        case threshold(String)
    }

    /// From a value on, a score.
    public struct Step: Codable, Sendable, Hashable {
        /// The value from which it holds.
        public var from: ExactDecimal
        /// The score, between 0 and 1.
        public var score: ExactDecimal
    }
}

extension Rubric.Scoring: Codable {
    private enum Kind: String, Codable {
        case judged, linear, steps, threshold
    }

    private enum Key: String, CodingKey {
        case kind, low, high, steps, threshold
    }

    /// Reads `{"kind": …}` and what belongs to the kind.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        switch try fields.decode(Kind.self, forKey: .kind) {
        case .judged: self = .judged
        case .linear:
            self = .linear(
                low: try fields.decode(ExactDecimal.self, forKey: .low),
                high: try fields.decode(ExactDecimal.self, forKey: .high)
            )
        case .steps: self = .steps(try fields.decode([Rubric.Step].self, forKey: .steps))
        case .threshold: self = .threshold(try fields.decode(String.self, forKey: .threshold))
        }
    }

    /// Writes the same shape.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
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
