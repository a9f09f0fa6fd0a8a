import Messages

/// Something to be put right was put on record.
public struct CaseFiled: CaseEvent {
    /// The type.
    public static let name = "rectification.case-filed.v1"

    /// The case's id.
    public var `case`: String
    /// Where the case comes from.
    public var origin: CaseOrigin
    /// The programme's id.
    public var programme: String
    /// The town's id; `null` when the case is the programme's own.
    @OrNull public var town: String?
    /// The unit that did it; the module's name when the clock did.
    public var by: String
    /// The class, by id.
    public var `class`: String
    /// The class's name.
    public var classNames: LocalizedName
    /// Why it is to be put right.
    public var reason: CaseReason
    /// What it is about, in a line.
    public var title: String
    /// Where, in words.
    @OrNull public var place: String?
    /// The day on which it was found, `yyyy-MM-dd`.
    public var foundOn: String
    /// The day on which it was filed.
    public var filedOn: String
    /// Until when.
    public var deadline: CaseDeadline
    /// 1 when it was found by returning something, 0 otherwise.
    public var returns: Int
    /// Photos of what was found: SHA-256 digests.
    @OrEmpty public var photos: [String]

    /// The case's id.
    public var subject: String { `case` }

    /// States the fact.
    public init(
        `case`: String,
        origin: CaseOrigin,
        programme: String,
        town: String?,
        by: String,
        `class`: String,
        classNames: LocalizedName,
        reason: CaseReason,
        title: String,
        place: String?,
        foundOn: String,
        filedOn: String,
        deadline: CaseDeadline,
        returns: Int,
        photos: [String] = []
    ) {
        self.case = `case`
        self.origin = origin
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.by = by
        self.class = `class`
        self.classNames = classNames
        self.reason = reason
        self.title = title
        self._place = OrNull(wrappedValue: place)
        self.foundOn = foundOn
        self.filedOn = filedOn
        self.deadline = deadline
        self.returns = returns
        self._photos = OrEmpty(wrappedValue: photos)
    }
}
