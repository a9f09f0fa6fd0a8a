import Messages

/// A state of a town in a programme.
public struct Stage: Codable, Sendable, Hashable {
    /// The id, as memberships carry it.
    public var id: String
    /// The name.
    public var names: LocalizedName
    /// Whether a town begins here.
    ///
    /// Exactly one stage is initial.
    @OrFalse public var initial: Bool

    /// Makes a stage.
    public init(id: String, names: LocalizedName, initial: Bool = false) {
        self.id = id
        self.names = names
        self._initial = OrFalse(wrappedValue: initial)
    }
}

/// Who may do something: units of these kinds, and these units.
public struct ActorRule: Codable, Sendable, Hashable {
    /// Kinds of units, as the unit register has them.
    @OrEmpty public var kinds: [String]
    /// Single units by id.
    @OrEmpty public var units: [String]
    /// Whether it must be a unit of the town's own place: of its region, of one above it, or of one in it.
    @OrFalse public var ownRegion: Bool

    /// Makes a rule.
    public init(kinds: [String] = [], units: [String] = [], ownRegion: Bool = false) {
        self._kinds = OrEmpty(wrappedValue: kinds)
        self._units = OrEmpty(wrappedValue: units)
        self._ownRegion = OrFalse(wrappedValue: ownRegion)
    }
}

/// Who applies to whom, with which materials.
public struct ApplicationRule: Codable, Sendable, Hashable {
    /// The step that is the application.
    ///
    /// Its actors are ``applicants``.
    public var step: String
    /// The unit that receives applications, by id.
    public var receiver: String
    /// Who may apply.
    public var applicants: ActorRule
    /// What an application must contain.
    @OrEmpty public var materials: [Material]
    /// Where it is written.
    @OrNull public var source: String?

    /// Makes a rule.
    public init(
        step: String,
        receiver: String,
        applicants: ActorRule,
        materials: [Material] = [],
        source: String? = nil
    ) {
        self.step = step
        self.receiver = receiver
        self.applicants = applicants
        self._materials = OrEmpty(wrappedValue: materials)
        self._source = OrNull(wrappedValue: source)
    }
}

/// A required part of an application (申报材料).
public struct Material: Codable, Sendable, Hashable {
    /// The id, as ``TakeStep`` lists it.
    public var id: String
    /// The name.
    public var names: LocalizedName

    /// Makes a material.
    public init(id: String, names: LocalizedName) {
        self.id = id
        self.names = names
    }
}

/// A way from one stage to another.
public struct StepDefinition: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name.
    public var names: LocalizedName
    /// The last part of the step's HTTP path, a plural such as `applications`.
    ///
    /// Steps may share one.
    public var collection: String
    /// The stages that it leaves from.
    public var from: [String]
    /// The stage that it leads to.
    public var to: String
    /// Who may take it; `null` only for the application, whose actors the application rule names.
    @OrNull public var by: ActorRule?
    /// Whether it needs a document.
    @OrFalse public var documentRequired: Bool
    /// Whether it needs a reason.
    @OrFalse public var reasonRequired: Bool
    /// Whether it is taken at most once in a calendar year.
    @OrFalse public var yearly: Bool
    /// Steps that must all have been taken before, since the town was last listed.
    @OrEmpty public var after: [String]
    /// Whether it is the publication of the list.
    @OrFalse public var lists: Bool
    /// Where it is written.
    @OrNull public var source: String?

    /// Makes a step.
    public init(
        id: String,
        names: LocalizedName,
        collection: String,
        from: [String],
        to: String,
        by: ActorRule?,
        documentRequired: Bool = false,
        reasonRequired: Bool = false,
        yearly: Bool = false,
        after: [String] = [],
        lists: Bool = false,
        source: String? = nil
    ) {
        self.id = id
        self.names = names
        self.collection = collection
        self.from = from
        self.to = to
        self._by = OrNull(wrappedValue: by)
        self._documentRequired = OrFalse(wrappedValue: documentRequired)
        self._reasonRequired = OrFalse(wrappedValue: reasonRequired)
        self._yearly = OrFalse(wrappedValue: yearly)
        self._after = OrEmpty(wrappedValue: after)
        self._lists = OrFalse(wrappedValue: lists)
        self._source = OrNull(wrappedValue: source)
    }
}
