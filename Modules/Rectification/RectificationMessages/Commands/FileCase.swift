import Messages

/// Puts something on record that is to be put right (立案).
///
/// What is given names for the class holds: the class, otherwise that of the reason's code, otherwise that of the kind.
public struct FileCase: Command {
    /// The name on the bus.
    public static let name = "rectification.file-case"
    /// What became of the case.
    public typealias Reply = CaseReply

    /// The id; made up when left out.
    public var id: String?
    /// Where it comes from; left out: filed by hand.
    ///
    /// Only a `fault` can be filed.
    public var origin: CaseOrigin?
    /// The programme's id.
    public var programme: String
    /// The town's id.
    public var town: String?
    /// The class, by id.
    public var `class`: String?
    /// Why it is to be put right.
    public var reason: CaseReason
    /// What it is about, in a line.
    public var title: String
    /// Where, in words.
    public var place: String?
    /// The unit that puts it right; left out: the class's, or nobody yet.
    public var unit: String?
    /// The day on which it was found, `yyyy-MM-dd`; today when left out.
    public var foundOn: String?
    /// Photos: SHA-256 digests.
    @OrEmpty public var photos: [String]

    /// Makes a command.
    public init(
        id: String? = nil,
        origin: CaseOrigin? = nil,
        programme: String,
        town: String? = nil,
        `class`: String? = nil,
        reason: CaseReason,
        title: String,
        place: String? = nil,
        unit: String? = nil,
        foundOn: String? = nil,
        photos: [String] = []
    ) {
        self.id = id
        self.origin = origin
        self.programme = programme
        self.town = town
        self.class = `class`
        self.reason = reason
        self.title = title
        self.place = place
        self.unit = unit
        self.foundOn = foundOn
        self._photos = OrEmpty(wrappedValue: photos)
    }
}

/// What became of a case.
public struct CaseReply: Codable, Sendable, Hashable {
    /// The case's id.
    public var `case`: String
    /// How far it has come.
    public var state: CaseState
    /// Until when it is to be put right.
    public var due: String
    /// How often it was returned.
    public var returns: Int
    /// Its version.
    public var version: Int

    /// Puts a reply together.
    public init(
        `case`: String,
        state: CaseState,
        due: String,
        returns: Int,
        version: Int
    ) {
        self.case = `case`
        self.state = state
        self.due = due
        self.returns = returns
        self.version = version
    }
}
