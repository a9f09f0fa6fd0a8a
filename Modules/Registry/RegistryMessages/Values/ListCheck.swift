import Messages

/// A number of things under a name.
public struct Count: Codable, Sendable, Hashable {
    /// The name: a category's code, a heading.
    public var name: String
    /// How many.
    public var count: Int

    /// Counts.
    public init(_ name: String, _ count: Int) {
        self.name = name
        self.count = count
    }
}

/// What the text of a document claims of the list in its annex.
///
/// What it does not claim is not checked.
public struct CountClaims: Codable, Sendable, Hashable {
    /// All towns.
    @OrNull public var total: Int?
    /// Designated towns (建制镇).
    @OrNull public var designatedTowns: Int?
    /// Towns that are not designated ones (非建制镇).
    @OrNull public var otherTowns: Int?
    /// By category's code.
    @OrEmpty public var categories: [Count]
    /// By heading.
    @OrEmpty public var headings: [Count]
    /// Where the claims stand.
    @OrNull public var source: String?

    /// States claims.
    public init(
        total: Int? = nil,
        designatedTowns: Int? = nil,
        otherTowns: Int? = nil,
        categories: [Count] = [],
        headings: [Count] = [],
        source: String? = nil
    ) {
        self._total = OrNull(wrappedValue: total)
        self._designatedTowns = OrNull(wrappedValue: designatedTowns)
        self._otherTowns = OrNull(wrappedValue: otherTowns)
        self._categories = OrEmpty(wrappedValue: categories)
        self._headings = OrEmpty(wrappedValue: headings)
        self._source = OrNull(wrappedValue: source)
    }
}

/// What a list really holds.
public struct ListCounts: Codable, Sendable, Hashable {
    /// Towns of one category, by the designated flag.
    public struct Cross: Codable, Sendable, Hashable {
        /// The category's code; `null` for towns without one.
        @OrNull public var category: String?
        /// Designated towns in it.
        public var designatedTowns: Int
        /// Others in it.
        public var otherTowns: Int

        /// Counts.
        public init(category: String?, designatedTowns: Int, otherTowns: Int) {
            self._category = OrNull(wrappedValue: category)
            self.designatedTowns = designatedTowns
            self.otherTowns = otherTowns
        }
    }

    /// All towns.
    public var total: Int
    /// Designated towns (建制镇).
    public var designatedTowns: Int
    /// Towns that are not designated ones (非建制镇).
    public var otherTowns: Int
    /// By category's code, in the order of the programme.
    public var categories: [Count]
    /// By heading, in the order of the list.
    public var headings: [Count]
    /// Category against designated flag.
    public var cross: [Cross]

    /// Counts.
    public init(
        total: Int,
        designatedTowns: Int,
        otherTowns: Int,
        categories: [Count],
        headings: [Count],
        cross: [Cross]
    ) {
        self.total = total
        self.designatedTowns = designatedTowns
        self.otherTowns = otherTowns
        self.categories = categories
        self.headings = headings
        self.cross = cross
    }
}

/// One thing in which a list is not what its text claims, or is not a list.
public struct ListFinding: Codable, Sendable, Hashable {
    /// What sort of fault it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The claimed total is another.
        case total
        /// The claimed count of designated towns, or of the others, is another.
        case designatedTowns = "designated-towns"
        /// The claimed count of a category is another.
        case category
        /// The claimed count under a heading is another.
        case heading
        /// A number is missing.
        case gap
        /// A number stands twice.
        case duplicateNumber = "duplicate-number"
        /// A name stands twice.
        case duplicateName = "duplicate-name"
    }

    /// What sort of fault it is.
    public var kind: Kind
    /// What it is about: a category, a heading, a number, a name.
    public var about: String
    /// What the text claims.
    @OrNull public var claimed: Int?
    /// What the list holds.
    @OrNull public var counted: Int?
    /// The finding in words.
    public var text: String

    /// Makes a finding.
    public init(_ kind: Kind, about: String, claimed: Int? = nil, counted: Int? = nil, text: String) {
        self.kind = kind
        self.about = about
        self._claimed = OrNull(wrappedValue: claimed)
        self._counted = OrNull(wrappedValue: counted)
        self.text = text
    }
}

/// A list that is not what its text claims: one for each list, with all that was found.
public struct ListDiscrepancy: Codable, Sendable, Hashable {
    /// Which list: programme and batch.
    public var list: String
    /// Everything that was found.
    public var findings: [ListFinding]

    /// Makes a discrepancy.
    public init(list: String, findings: [ListFinding]) {
        self.list = list
        self.findings = findings
    }
}

/// The check of a document's text against its annex (附件核对).
public struct ListCheck: Codable, Sendable, Hashable {
    /// What the list holds.
    public var counts: ListCounts
    /// Empty for a list without fault, else exactly one.
    public var discrepancies: [ListDiscrepancy]

    /// Makes a check.
    public init(counts: ListCounts, discrepancies: [ListDiscrepancy]) {
        self.counts = counts
        self.discrepancies = discrepancies
    }
}
