import Messages

/// Hands a matter of a unit to a town.
///
/// Refused with ``ResponsibilityCode/admissionIncomplete`` unless approval, funds and training are named.
public struct DelegateMatter: Command {
    /// The name on the bus.
    public static let name = "responsibility.delegate-matter"

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// The matter's id in the catalogue.
        public var matter: String

        /// Tells what became of it.
        public init(matter: String) {
            self.matter = matter
        }
    }

    /// The programme.
    public var programme: String
    /// The town that takes it on.
    public var town: String
    /// What it is.
    public var title: String
    /// The unit that hands it over: an id, a name or an alias.
    public var unit: String
    /// The document that approves it.
    public var approval: DelegatedMatter.Approval?
    /// What pays for it.
    public var funds: String?
    /// Who trains the town's people, and how.
    public var training: String?
    /// Who helps out.
    public var staff: String?
    /// Who advises.
    public var guidance: String?

    /// Makes a command.
    public init(
        programme: String,
        town: String,
        title: String,
        unit: String,
        approval: DelegatedMatter.Approval? = nil,
        funds: String? = nil,
        training: String? = nil,
        staff: String? = nil,
        guidance: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.title = title
        self.unit = unit
        self.approval = approval
        self.funds = funds
        self.training = training
        self.staff = staff
        self.guidance = guidance
    }
}
