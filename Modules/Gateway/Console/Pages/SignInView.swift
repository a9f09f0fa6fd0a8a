/// The page to sign in: by a link, or with account and password.
public struct SignInView: View {
    /// The template: a whole page.
    public static let template = Template(PackageResources.signin_mustache)
    /// What the page is called.
    public let heading = Heading("登录", "Sign in")

    let link: String?
    let next: String
    let trouble: ProblemText?
    let fields: [Field]

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - link: The secret of the link that the asker came by; `nil` for the form.
    ///   - next: Where to go afterwards: a path of this host.
    ///   - trouble: Why the last try failed.
    public init(link: String?, next: String, trouble: ProblemText?) {
        self.link = link
        self.next = next
        self.trouble = trouble
        fields = [
            Field("account", "账号", required: true, completes: "username"),
            Field("password", "密码", type: "password", required: true, completes: "current-password"),
        ]
    }
}
