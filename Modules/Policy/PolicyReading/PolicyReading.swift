import Messages

/// What was read of a policy text: every item with its line, counted from 1, and the phrase it rests on.
public struct PolicyReading: Codable, Sendable, Hashable {
    /// A heading of the text.
    public struct Heading: Codable, Sendable, Hashable {
        /// The number as written, without the sign behind it: `第三章`, `（二）`, `1`.
        public var number: String
        /// Its depth in its part, from 1.
        public var level: Int
        /// The title, without the text that may follow on the line.
        public var title: String
        /// Its line.
        public var line: Int
    }

    /// What the document says of itself.
    public var card: PolicyCard
    /// The headings, in order.
    public var headings: [Heading]
    /// Who is responsible for what.
    public var clauses: [ResponsibilityClause]
    /// Lists and how long they are.
    public var lists: [PolicyList]
    /// What shall be reached, and what applicants must fulfil.
    public var targets: [PolicyFigure]
    /// In what the document disagrees with itself.
    public var discrepancies: [Discrepancy]
    /// All other figures.
    public var figures: [PolicyFigure]
    /// Points and weights of an assessment.
    public var points: [PolicyPoints]
    /// Leading groups and task forces: posts and units.
    public var groups: [WorkingGroup]
    /// The names of units and how else they are written.
    public var units: [PolicyUnit]
    /// How many lines the text has.
    public var lineCount: Int
}

/// A unit that clauses name.
public struct PolicyUnit: Codable, Sendable, Hashable {
    /// The name that is used for it here.
    public var name: String
    /// Other ways in which the text writes it.
    public var aliases: [String]
    /// In how many clauses it leads.
    public var leads: Int
    /// In how many clauses it joins in, or is named with no role.
    public var joins: Int
}
