import AccountsMessages
import Messages

/// The accounts: who may see and do what; for administrators.
public struct AccountsView: View {
    /// The template.
    public static let template = Template(PackageResources.accounts_mustache)
    /// What the page is called.
    public let heading = Heading("账号权限", "Accounts")

    let rows: [Row]
    let fields: [Field]
    let pager: Pager
    let key: String
    let link: String?
    let linkAccount: String?

    /// An account.
    struct Row {
        let id: String
        let name: String
        let unit: String
        let role: String
        let scope: String
        let state: Badge
        let linkAction: String
        let changeAction: String
        let changeWord: String
        let disabled: String
    }

    /// A sign-in link that was just made; it is shown once.
    public struct NewLink: Sendable {
        let account: String
        let address: String

        /// Describes a link.
        public init(account: String, address: String) {
            self.account = account
            self.address = address
        }
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - accounts: The page of accounts.
    ///   - cursor: Where it begins.
    ///   - names: What programmes, units, towns and regions are called.
    ///   - link: A link that was just made.
    ///   - form: The form as it was sent, when it was refused.
    ///   - key: A new key, so that a form is carried out once.
    public init(
        _ accounts: Messages.Page<Account>,
        cursor: String,
        names: Names,
        link: NewLink? = nil,
        form: SentForm? = nil,
        key: String
    ) {
        rows = accounts.items.map { Self.row($0, names) }
        fields = Self.fields(names, form)
        pager = Pager(accounts, at: "/accounts", query: [("cursor", cursor)])
        self.key = key
        self.link = link?.address
        linkAccount = link?.account
    }

    private static func row(_ account: Account, _ names: Names) -> Row {
        let path = "/accounts/\(Address.escaped(account.id))"
        return Row(
            id: account.id,
            name: account.names.zh,
            unit: [names.unit(account.unit), account.post].compactMap { $0 }.joined(separator: " · "),
            role: account.role.zh,
            scope: account.lacksPlaces ? "无（未写明镇）" : account.scope.words(names),
            state: account.disabled ? Badge("已停用", .bad) : Badge("启用", .good),
            linkAction: path + "/links",
            changeAction: path + "/changes",
            changeWord: account.disabled ? "启用" : "停用",
            disabled: account.disabled ? "false" : "true"
        )
    }

    private static func fields(_ names: Names, _ form: SentForm?) -> [Field] {
        [
            Field("id", "账号", form: form, hint: "字母、数字和短横，例如 pingshun-office", required: true),
            Field("name", "显示名称", form: form, hint: "写单位和岗位，不写个人姓名", required: true),
            Field("unit", "单位编号或全称", form: form, required: true),
            Field("post", "岗位", form: form),
            .choice("role", "角色", Access.Role.allCases.map { ($0.rawValue, $0.zh) }, value: "reporter", form: form),
            .choice("programmes", "方案范围", names.programmes, any: "不限方案", form: form),
            Field("towns", "镇范围", form: form, hint: "镇编号，多个用逗号隔开；填报账号必填镇或区划"),
            Field("regions", "区划范围", form: form, hint: "区划代码前缀，多个用逗号隔开"),
            .choice("whole", "全部范围", [("true", "是，可看全部方案和全部镇")], any: "否，只限上面写明的范围", form: form),
        ]
    }
}

extension AccountScope {
    /// The scope in one line.
    func words(_ names: Names) -> String {
        let parts = [
            programmes.map { "方案：" + $0.map { names.programme($0) }.joined(separator: "、") },
            towns.map { "镇：" + $0.map { names.town($0) }.joined(separator: "、") },
            regions.map { "区划：" + $0.map { names.region($0) }.joined(separator: "、") },
        ]
        let words = parts.compactMap { $0 }.joined(separator: "；")
        return words.isEmpty ? "全部" : words
    }
}
