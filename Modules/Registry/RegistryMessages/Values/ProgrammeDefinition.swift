import Messages

/// A programme as its document defines it: everything that differs between programmes is here, and nothing of it in
/// code.
///
/// It is read from YAML, travels whole in ``ProgrammeDefined``, and is versioned: towns and batches cite the version.
public struct ProgrammeDefinition: Codable, Sendable, Hashable {
    /// The programme's id: lower-case letters, digits and dashes.
    public var id: String
    /// The definition's version, from 1; a changed definition needs a higher one.
    public var version: Int
    /// The programme's name.
    public var names: LocalizedName
    /// The document that the definition was taken from.
    public var card: DocumentCard
    /// The rungs of government that a town may be recognised by, lowest first.
    @OrEmpty public var levels: [Level]
    /// The classes that a town may be in.
    @OrEmpty public var categories: [Category]
    /// What a town must fulfil.
    @OrEmpty public var criteria: [Criterion]
    /// Who applies to whom with what; `null` when the document knows no application.
    @OrNull public var application: ApplicationRule?
    /// The states of a town in the programme; none when the programme has no towns.
    @OrEmpty public var stages: [Stage]
    /// How a town gets from one stage to another.
    ///
    /// There is no other way.
    @OrEmpty public var steps: [StepDefinition]
    /// The grades of an evaluation and the step that follows from each, best first.
    @OrEmpty public var exitLadder: [Rung]
    /// Until when towns are to be named, and as what.
    @OrNull public var naming: NamingRule?
    /// The region hierarchy whose members head the printed lists.
    @OrNull public var headingHierarchy: String?
    /// Which unit answers for what.
    @OrEmpty public var responsibilities: [Responsibility]
    /// Principles and other remarks that no rule carries.
    @OrEmpty public var notes: [Note]
    /// Units of measure that only this programme uses.
    @OrEmpty public var measureUnits: [MeasureUnitDefinition]
    /// What is measured again and again, besides what the town types measure.
    @OrEmpty public var indicators: [IndicatorDefinition]
    /// What the programme says of projects; `null` when it has none.
    @OrNull public var projects: ProjectRules?
    /// What is looked at before any scoring.
    @OrEmpty public var gates: [Gate]
    /// How a year is scored; `null` when it is not.
    @OrNull public var rubric: Rubric?
    /// Relations between figures that should hold.
    @OrEmpty public var plausibility: [PlausibilityRule]
    /// Lists that the document names with their number.
    @OrEmpty public var enumerations: [Enumeration]
    /// The group that leads the work; `null` when the document names none.
    @OrNull public var leadingGroup: LeadingGroup?
    /// Tasks with lead and joining units.
    @OrEmpty public var tasks: [TaskDefinition]
    /// How what is wrong is put right; `null` when the usual rules hold.
    @OrNull public var rectification: RectificationRules?
    /// Places, grids and checklists; `null` when the programme inspects none.
    @OrNull public var environment: EnvironmentRules?
    /// Shops and orders; `null` when the programme counts none.
    @OrNull public var ecommerce: ECommerceRules?

    /// Puts a definition together.
    public init(
        id: String,
        version: Int,
        names: LocalizedName,
        card: DocumentCard,
        levels: [Level] = [],
        categories: [Category] = [],
        criteria: [Criterion] = [],
        application: ApplicationRule? = nil,
        stages: [Stage] = [],
        steps: [StepDefinition] = [],
        exitLadder: [Rung] = [],
        naming: NamingRule? = nil,
        headingHierarchy: String? = nil,
        responsibilities: [Responsibility] = [],
        notes: [Note] = [],
        measureUnits: [MeasureUnitDefinition] = [],
        indicators: [IndicatorDefinition] = [],
        projects: ProjectRules? = nil,
        gates: [Gate] = [],
        rubric: Rubric? = nil,
        plausibility: [PlausibilityRule] = [],
        enumerations: [Enumeration] = [],
        leadingGroup: LeadingGroup? = nil,
        tasks: [TaskDefinition] = [],
        rectification: RectificationRules? = nil,
        environment: EnvironmentRules? = nil,
        ecommerce: ECommerceRules? = nil
    ) {
        self.id = id
        self.version = version
        self.names = names
        self.card = card
        self._levels = OrEmpty(wrappedValue: levels)
        self._categories = OrEmpty(wrappedValue: categories)
        self._criteria = OrEmpty(wrappedValue: criteria)
        self._application = OrNull(wrappedValue: application)
        self._stages = OrEmpty(wrappedValue: stages)
        self._steps = OrEmpty(wrappedValue: steps)
        self._exitLadder = OrEmpty(wrappedValue: exitLadder)
        self._naming = OrNull(wrappedValue: naming)
        self._headingHierarchy = OrNull(wrappedValue: headingHierarchy)
        self._responsibilities = OrEmpty(wrappedValue: responsibilities)
        self._notes = OrEmpty(wrappedValue: notes)
        self._measureUnits = OrEmpty(wrappedValue: measureUnits)
        self._indicators = OrEmpty(wrappedValue: indicators)
        self._projects = OrNull(wrappedValue: projects)
        self._gates = OrEmpty(wrappedValue: gates)
        self._rubric = OrNull(wrappedValue: rubric)
        self._plausibility = OrEmpty(wrappedValue: plausibility)
        self._enumerations = OrEmpty(wrappedValue: enumerations)
        self._leadingGroup = OrNull(wrappedValue: leadingGroup)
        self._tasks = OrEmpty(wrappedValue: tasks)
        self._rectification = OrNull(wrappedValue: rectification)
        self._environment = OrNull(wrappedValue: environment)
        self._ecommerce = OrNull(wrappedValue: ecommerce)
    }
}

/// The document card (文件卡片): what identifies a policy document.
public struct DocumentCard: Codable, Sendable, Hashable {
    /// The title.
    public var title: String
    /// The document number (发文字号), as printed.
    @OrNull public var number: String?
    /// The unit that issued it.
    @OrNull public var issuer: String?
    /// When it was signed (成文日期), `yyyy-MM-dd` or less exact.
    @OrNull public var signed: String?
    /// When it was published (发布日期), `yyyy-MM-dd` or less exact.
    @OrNull public var published: String?
    /// The clauses that the definition was taken from.
    @OrEmpty public var clauses: [String]
    /// What of this card the document does not say itself, and what it was derived from.
    @OrEmpty public var derived: [DerivedField]

    /// Describes a document.
    public init(
        title: String,
        number: String? = nil,
        issuer: String? = nil,
        signed: String? = nil,
        published: String? = nil,
        clauses: [String] = [],
        derived: [DerivedField] = []
    ) {
        self.title = title
        self._number = OrNull(wrappedValue: number)
        self._issuer = OrNull(wrappedValue: issuer)
        self._signed = OrNull(wrappedValue: signed)
        self._published = OrNull(wrappedValue: published)
        self._clauses = OrEmpty(wrappedValue: clauses)
        self._derived = OrEmpty(wrappedValue: derived)
    }
}

/// A field whose value no document states: somebody derived it.
public struct DerivedField: Codable, Sendable, Hashable {
    /// The fields of a ``DocumentCard`` that may be derived.
    public enum Field: String, Codable, Sendable, CaseIterable {
        /// The document number.
        case number
        /// The unit that issued it.
        case issuer
        /// When it was signed.
        case signed
        /// When it was published.
        case published
    }

    /// The field.
    public var field: Field
    /// What it was derived from.
    public var basis: String

    /// Marks a field.
    public init(_ field: Field, basis: String) {
        self.field = field
        self.basis = basis
    }
}

/// A rung of government that recognises towns (省级, 市级, 县级).
public struct Level: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name.
    public var names: LocalizedName

    /// Makes a level.
    public init(id: String, names: LocalizedName) {
        self.id = id
        self.names = names
    }
}

/// A class of towns (类别) with the measures that its towns get.
public struct Category: Codable, Sendable, Hashable {
    /// The code, as memberships carry it.
    public var code: String
    /// The name, as lists print it.
    public var names: LocalizedName
    /// The measures (措施) for towns of the class.
    @OrEmpty public var measures: [String]
    /// Where it is written.
    @OrNull public var source: String?

    /// Makes a category.
    public init(code: String, names: LocalizedName, measures: [String] = [], source: String? = nil) {
        self.code = code
        self.names = names
        self._measures = OrEmpty(wrappedValue: measures)
        self._source = OrNull(wrappedValue: source)
    }
}
