import Messages

/// A matter (交办事项) that a unit has handed to a town, with all that admission asks for.
///
/// > Source: AC-003-23: 确需交办的，要严格按程序批准后实施，并提供经费保障、人员支持、技术指导和业务培训; 制定目录向社会公布.
public struct DelegatedMatter: Codable, Sendable, Hashable {
    /// The document that approves it.
    public struct Approval: Codable, Sendable, Hashable {
        /// Its title.
        public var title: String
        /// Its number (发文字号); `null` when it has none.
        @OrNull public var number: String?
        /// Who approved: the name of a unit; `null` when the document does not say.
        @OrNull public var issuer: String?
        /// When, `yyyy-MM-dd` or less exact; `null` when it is not dated.
        @OrNull public var date: String?

        /// Cites a document.
        public init(title: String, number: String? = nil, issuer: String? = nil, date: String? = nil) {
            self.title = title
            self._number = OrNull(wrappedValue: number)
            self._issuer = OrNull(wrappedValue: issuer)
            self._date = OrNull(wrappedValue: date)
        }
    }

    /// The id.
    public var id: String
    /// The programme's id.
    public var programme: String
    /// The town that takes it on.
    public var town: String
    /// What it is.
    public var title: String
    /// The unit that hands it over, by id.
    public var unit: String
    /// The document that approves it.
    public var approval: Approval
    /// What pays for it (经费保障).
    public var funds: String
    /// Who trains the town's people, and how (业务培训).
    public var training: String
    /// Who helps out (人员支持); `null` when nobody said.
    @OrNull public var staff: String?
    /// Who advises (技术指导); `null` when nobody said.
    @OrNull public var guidance: String?
    /// Since when, `yyyy-MM-dd`.
    public var since: String

    /// Makes a matter.
    public init(
        id: String,
        programme: String,
        town: String,
        title: String,
        unit: String,
        approval: Approval,
        funds: String,
        training: String,
        staff: String? = nil,
        guidance: String? = nil,
        since: String
    ) {
        self.id = id
        self.programme = programme
        self.town = town
        self.title = title
        self.unit = unit
        self.approval = approval
        self.funds = funds
        self.training = training
        self._staff = OrNull(wrappedValue: staff)
        self._guidance = OrNull(wrappedValue: guidance)
        self.since = since
    }
}
