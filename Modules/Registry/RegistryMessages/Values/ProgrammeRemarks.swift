import Messages

/// A grade of an evaluation and what follows from it.
public struct Rung: Codable, Sendable, Hashable {
    /// The grade's id.
    public var grade: String
    /// The grade's name.
    public var names: LocalizedName
    /// The step that follows.
    public var step: String
    /// Where it is written.
    @OrNull public var source: String?

    /// Makes a rung.
    public init(grade: String, names: LocalizedName, step: String, source: String? = nil) {
        self.grade = grade
        self.names = names
        self.step = step
        self._source = OrNull(wrappedValue: source)
    }
}

/// Until when towns are to be named, and as what.
public struct NamingRule: Codable, Sendable, Hashable {
    /// The step that names a town.
    public var step: String
    /// The deadline, as exact as the document has it (`2020`).
    @OrNull public var deadline: String?
    /// The title that a named town carries.
    @OrNull public var title: String?
    /// Where it is written.
    @OrNull public var source: String?

    /// Makes a rule.
    public init(step: String, deadline: String? = nil, title: String? = nil, source: String? = nil) {
        self.step = step
        self._deadline = OrNull(wrappedValue: deadline)
        self._title = OrNull(wrappedValue: title)
        self._source = OrNull(wrappedValue: source)
    }
}

/// What a unit, or a kind of units, answers for.
public struct Responsibility: Codable, Sendable, Hashable {
    /// A unit's id, or the name of a kind of units.
    public var unit: String
    /// The duty, in the document's words.
    public var duty: String
    /// Where it is written.
    @OrNull public var source: String?

    /// Makes a responsibility.
    public init(unit: String, duty: String, source: String? = nil) {
        self.unit = unit
        self.duty = duty
        self._source = OrNull(wrappedValue: source)
    }
}

/// A principle, or any other remark that no rule carries.
public struct Note: Codable, Sendable, Hashable {
    /// The text.
    public var text: String
    /// Where it is written.
    @OrNull public var source: String?

    /// Makes a note.
    public init(text: String, source: String? = nil) {
        self.text = text
        self._source = OrNull(wrappedValue: source)
    }
}
