import Messages

/// A figure of a document: what is measured, how much, by when.
public struct PolicyFigure: Codable, Sendable, Hashable {
    /// What the figure is about, for the reading.
    public enum Role: String, Codable, Sendable {
        /// What shall be reached.
        case target
        /// What applicants must fulfil.
        case threshold
        /// What is or was so.
        case fact
        /// Points and weights of an assessment.
        case points
        /// Money that is given or taken away.
        case reward
    }

    /// How a figure is held against what is reached.
    public enum Comparator: String, Codable, Sendable {
        case atLeast = "at-least"
        case atMost = "at-most"
        case about
    }

    /// What span of time the figure is about.
    public enum Period: String, Codable, Sendable {
        case stock, cumulative, annual, growth, ratio
    }

    /// What is measured.
    public var indicator: String
    /// The value as written.
    public var value: DecimalValue
    /// The upper end of a range; `null` otherwise.
    @OrNull public var upper: DecimalValue?
    /// The unit as written; `null` where none stands.
    @OrNull public var unit: String?
    /// How exact it is meant.
    public var qualifier: Figure.Qualifier
    /// How it is held against what is reached; `null` for what is no target.
    @OrNull public var comparator: Comparator?
    /// The year that it is due or that it describes; `null` where the text says none.
    @OrNull public var year: Int?
    /// Whether the year is the end of the document's period, and not written beside the figure.
    public var yearIsDerived: Bool
    /// What span of time it is about.
    public var period: Period
    /// What it is for.
    public var role: Role
    /// Its line, from 1.
    public var line: Int
    /// The words it rests on.
    public var phrase: String
}
