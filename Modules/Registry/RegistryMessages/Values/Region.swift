import Messages

/// A region as it is defined: a stable id, and what was true of it when.
public struct RegionDefinition: Codable, Sendable, Hashable {
    /// The stable id; official codes change, it does not.
    public var id: String
    /// What sort of region it is (`province`, `prefecture`, `county`, `development-zone`).
    public var kind: String
    /// The name.
    public var names: LocalizedName
    /// The official codes, oldest first.
    ///
    /// A region without one has none.
    @OrEmpty public var codes: [DatedCode]
    /// The regions above it, by hierarchy, oldest first.
    @OrEmpty public var parents: [DatedParent]
    /// Where the region itself is known from.
    public var source: String

    /// Defines a region.
    public init(
        id: String,
        kind: String,
        names: LocalizedName,
        codes: [DatedCode] = [],
        parents: [DatedParent] = [],
        source: String
    ) {
        self.id = id
        self.kind = kind
        self.names = names
        self._codes = OrEmpty(wrappedValue: codes)
        self._parents = OrEmpty(wrappedValue: parents)
        self.source = source
    }
}

/// An official code and when it held.
///
/// > Source: GB/T 2260; codes are text, never numbers.
public struct DatedCode: Codable, Sendable, Hashable {
    /// The code.
    public var code: String
    /// The first day, or the first month or year where the day is not known; `null`: since before the records.
    @OrNull public var from: String?
    /// The first day on which it no longer held; `null`: until the next code, or still.
    @OrNull public var until: String?
    /// Where this is known from.
    public var source: String

    /// Dates a code.
    public init(code: String, from: String? = nil, until: String? = nil, source: String) {
        self.code = code
        self._from = OrNull(wrappedValue: from)
        self._until = OrNull(wrappedValue: until)
        self.source = source
    }
}

/// The region above, in one hierarchy, and when it was.
public struct DatedParent: Codable, Sendable, Hashable {
    /// The hierarchy's id (``RegionHierarchy/administrative`` or one that a programme names).
    public var hierarchy: String
    /// The region above, by id.
    public var parent: String
    /// The first day, or the first month or year where the day is not known; `null`: since before the records.
    @OrNull public var from: String?
    /// The first day on which it no longer held; `null`: until the next parent, or still.
    @OrNull public var until: String?
    /// Where this is known from.
    public var source: String

    /// Dates a parent.
    public init(hierarchy: String, parent: String, from: String? = nil, until: String? = nil, source: String) {
        self.hierarchy = hierarchy
        self.parent = parent
        self._from = OrNull(wrappedValue: from)
        self._until = OrNull(wrappedValue: until)
        self.source = source
    }
}

/// Hierarchies that the code itself knows.
public enum RegionHierarchy {
    /// The administrative division.
    public static let administrative = "administrative"
}

/// A region as it was on a day.
public struct Region: Codable, Sendable, Hashable {
    /// The stable id.
    public var id: String
    /// What sort of region it is.
    public var kind: String
    /// The name.
    public var names: LocalizedName
    /// The official code on that day; `null` for a region that has none.
    @OrNull public var code: String?
    /// The region above it on that day, one for each hierarchy.
    public var parents: [RegionParent]

    /// Makes a region.
    public init(id: String, kind: String, names: LocalizedName, code: String?, parents: [RegionParent]) {
        self.id = id
        self.kind = kind
        self.names = names
        self._code = OrNull(wrappedValue: code)
        self.parents = parents
    }
}

/// A region above another, in one hierarchy, on a day.
public struct RegionParent: Codable, Sendable, Hashable {
    /// The hierarchy's id.
    public var hierarchy: String
    /// The region above, by id.
    public var id: String
    /// Its name.
    public var name: String
    /// Its official code on that day.
    @OrNull public var code: String?

    /// Makes a parent.
    public init(hierarchy: String, id: String, name: String, code: String?) {
        self.hierarchy = hierarchy
        self.id = id
        self.name = name
        self._code = OrNull(wrappedValue: code)
    }
}
