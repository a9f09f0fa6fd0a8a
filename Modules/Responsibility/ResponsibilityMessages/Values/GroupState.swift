import Messages

/// The leading group (领导小组、工作专班) of a programme, and what became of it.
public struct GroupState: Codable, Sendable, Hashable {
    /// A change that a unit has filed with the group's office (报专班办公室备案).
    public struct Change: Codable, Sendable, Hashable {
        /// When, `yyyy-MM-dd`.
        public var on: String
        /// The unit whose seat it is about, as written.
        public var unit: String
        /// What changes; a post, never a person.
        public var text: String

        /// States a change.
        public init(on: String, unit: String, text: String) {
            self.on = on
            self.unit = unit
            self.text = text
        }
    }

    /// The programme's id.
    public var programme: String
    /// The post of its head.
    public var head: String
    /// The deputies' units.
    public var deputies: [NamedUnit]
    /// The seats of its members.
    public var members: [NamedUnit]
    /// The unit that keeps its office.
    public var office: NamedUnit
    /// When it is to dissolve, in the document's words; `null` when it does not say.
    @OrNull public var dissolves: String?
    /// When it dissolved, `yyyy-MM-dd`; `null` while it works.
    @OrNull public var dissolvedOn: String?
    /// What was filed, oldest first.
    public var changes: [Change]

    /// Describes a group.
    public init(
        programme: String,
        head: String,
        deputies: [NamedUnit],
        members: [NamedUnit],
        office: NamedUnit,
        dissolves: String?,
        dissolvedOn: String?,
        changes: [Change]
    ) {
        self.programme = programme
        self.head = head
        self.deputies = deputies
        self.members = members
        self.office = office
        self._dissolves = OrNull(wrappedValue: dissolves)
        self._dissolvedOn = OrNull(wrappedValue: dissolvedOn)
        self.changes = changes
    }
}
