import Messages

/// A node of the tree that takes a score apart, down to where each number stands.
public struct Explanation: Codable, Sendable, Hashable {
    /// What a node is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The run.
        case run
        /// A town in it.
        case town
        /// A gate before the scoring.
        case gate
        /// A section of the rubric.
        case section
        /// An indicator of a section.
        case indicator
        /// What a plugin said.
        case finding
        /// An observed figure.
        case observation
        /// A fact of the projects.
        case fact
        /// A target that was scored by.
        case target
        /// Where something stands.
        case source
        /// A value that nobody gave.
        case missing
    }

    /// What it is.
    public var kind: Kind
    /// The id of what it is about, such as the observation's.
    @OrNull public var id: String?
    /// What it is called.
    public var label: LocalizedName
    /// A town's from 0 to 100, to two digits; below it from 0 to 1, to four digits.
    @OrNull public var score: DecimalValue?
    /// Its weight among its neighbours, as the rubric has it.
    @OrNull public var weight: DecimalValue?
    /// Its points of the town's score, to four digits.
    @OrNull public var contribution: DecimalValue?
    /// The reason in words, with the numbers.
    public var why: LocalizedName
    /// The figure, for a node that is one.
    @OrNull public var figure: Figure?
    /// Where it stands, for a node that names a place.
    @OrNull public var source: FigureSource?
    /// What it is made of.
    public var children: [Explanation]

    /// Makes a node.
    public init(
        _ kind: Kind,
        id: String? = nil,
        label: LocalizedName,
        score: DecimalValue? = nil,
        weight: DecimalValue? = nil,
        contribution: DecimalValue? = nil,
        why: LocalizedName,
        figure: Figure? = nil,
        source: FigureSource? = nil,
        children: [Explanation] = []
    ) {
        self.kind = kind
        self._id = OrNull(wrappedValue: id)
        self.label = label
        self._score = OrNull(wrappedValue: score)
        self._weight = OrNull(wrappedValue: weight)
        self._contribution = OrNull(wrappedValue: contribution)
        self.why = why
        self._figure = OrNull(wrappedValue: figure)
        self._source = OrNull(wrappedValue: source)
        self.children = children
    }
}
