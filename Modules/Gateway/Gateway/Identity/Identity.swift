import AccountsMessages
import HTTPTypes
import Messages

/// Who asks: an account, the holder of the host's own token, or nobody.
struct Identity: Sendable, Hashable {
    /// The account's id; `nil` for the host's own token and for nobody.
    var account: String?
    /// What a page calls the asker: unit and post, no person.
    var names: LocalizedName
    /// The unit and post that act when a request names none; `nil` when it must name one.
    var actor: ActingUnit?
    /// What the asker may see and do.
    var access: Access

    /// The role.
    var role: Access.Role { access.role }
    /// The unit.
    var unit: String { acting.unit }
    /// Who acts in forms, which name nobody.
    var acting: ActingUnit { actor ?? Self.installation }

    /// Whoever holds `admin.token`: everything, in the name of any unit.
    static let host = Identity(names: LocalizedName(zh: "本机管理", en: "This host"), access: .everything)

    /// Somebody who has not signed in: nothing at all.
    static let nobody = Identity(
        names: LocalizedName(zh: "未登录", en: "Not signed in"),
        access: Access(.viewer, programmes: [], towns: [])
    )

    /// The actor of what the installation does of itself.
    static let installation = ActingUnit(unit: ActingUnit.installation, post: "gateway")

    init(account: String? = nil, names: LocalizedName, actor: ActingUnit? = nil, access: Access) {
        self.account = account
        self.names = names
        self.actor = actor
        self.access = access
    }

    /// An account as it is now.
    init(_ session: AccountSession) {
        self.init(
            account: session.account.id,
            names: session.account.names,
            actor: session.account.actor,
            access: session.access
        )
    }
}

extension Identity {
    /// An idempotency key as it goes to the bus: each account has its own, so that nobody gets another's answer.
    ///
    /// Those of the host's own token stay as they are.
    func key(_ text: String) -> String { account.map { "\($0):\(text)" } ?? text }

    /// The unit that acts: the one that a request names, when the asker may act for it.
    ///
    /// - Throws: ``HTTPProblem`` 403 `gateway.not-your-unit`; administrators may act for every unit.
    func actor(named: ActingUnit) throws(HTTPProblem) -> ActingUnit {
        guard let own = actor, named != own, role != .administrator else { return named }
        if named.unit == own.unit, named.post == nil { return own }
        throw HTTPProblem(
            Problem(
                "gateway.not-your-unit",
                .forbidden,
                "'\(named.unit)' is not the unit and post of this account.",
                remedy: "Leave 'actor' out: the account's own unit and post then act.",
                errors: [.init(pointer: "/actor", message: "expected '\(own.unit)', or nothing")]
            )
        )
    }

    /// Refuses everybody but administrators and officers of the whole.
    ///
    /// - Throws: ``HTTPProblem`` 403 `gateway.not-in-scope`.
    func requireOffice() throws(HTTPProblem) {
        guard role != .administrator else { return }
        guard role == .officer else { throw Self.notInScope }
        try requireWhole()
    }

    /// Refuses everybody but administrators.
    ///
    /// - Throws: ``HTTPProblem`` 403 `gateway.not-allowed`.
    func requireAdministrator() throws(HTTPProblem) {
        guard role != .administrator else { return }
        throw HTTPProblem(
            Problem(
                "gateway.not-allowed",
                .forbidden,
                "只有管理员可以这样做。This is for administrators.",
                remedy: "请管理员办理。Ask the administrator to do it."
            )
        )
    }

    /// Refuses somebody who may not see the whole.
    ///
    /// - Throws: ``HTTPProblem`` 403 `gateway.not-in-scope`.
    func requireWhole() throws(HTTPProblem) {
        guard !access.isWhole else { return }
        throw Self.notInScope
    }

    private static let notInScope = HTTPProblem(
        Problem(
            "gateway.not-in-scope",
            .forbidden,
            "This is about the whole installation, and you are there for a part of it.",
            remedy: "Ask the administrator for a wider scope."
        )
    )
}
