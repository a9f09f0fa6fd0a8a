import Messages

/// Makes an account; administrators only.
public struct CreateAccount: Command {
    /// The name on the bus.
    public static let name = "accounts.create-account"
    /// The account.
    public typealias Reply = Account

    /// Its id.
    public var id: String
    /// What it is called on a page; unit and post when left out.
    public var names: LocalizedName?
    /// The unit that it acts as.
    public var unit: String
    /// The post in the unit.
    public var post: String?
    /// What kind of work it does.
    public var role: Access.Role
    /// The places; an empty scope asks for every one.
    ///
    /// An administrator's is always the whole and may be left out; a reporter's names towns or regions.
    public var scope: AccountScope?

    /// Makes a command.
    public init(
        id: String,
        names: LocalizedName? = nil,
        unit: String,
        post: String? = nil,
        role: Access.Role,
        scope: AccountScope? = nil
    ) {
        self.id = id
        self.names = names
        self.unit = unit
        self.post = post
        self.role = role
        self.scope = scope
    }
}

/// Changes an account; administrators only.
///
/// What is left out stays.
public struct ChangeAccount: Command {
    /// The name on the bus.
    public static let name = "accounts.change-account"
    /// The account.
    public typealias Reply = Account

    /// The account's id.
    public var account: String
    /// What it is called on a page.
    public var names: LocalizedName?
    /// The post in the unit.
    public var post: String?
    /// What kind of work it does.
    public var role: Access.Role?
    /// The places, replaced as a whole.
    public var scope: AccountScope?
    /// Whether it may no longer sign in: its sessions, tokens and links end at once and do not come back.
    public var disabled: Bool?

    /// Makes a command.
    public init(
        account: String,
        names: LocalizedName? = nil,
        post: String? = nil,
        role: Access.Role? = nil,
        scope: AccountScope? = nil,
        disabled: Bool? = nil
    ) {
        self.account = account
        self.names = names
        self.post = post
        self.role = role
        self.scope = scope
        self.disabled = disabled
    }
}
