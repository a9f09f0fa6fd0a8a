import AccountsMessages
import Console
import Messages
import RegistryMessages
import Testing

@Suite("Pages of the console")
struct PageTests {
    private static let bad = #"<b onclick="x">&'镇"#
    private static let escaped = "&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;镇"

    private static func frame(_ role: Access.Role, at path: String = "/", whole: Bool = true) -> Frame {
        let access = Access(role, programmes: whole ? nil : ["p"])
        return Frame(asker: Asker(unit: bad, access: access), path: path)
    }

    @Test("Everything from outside is escaped: names of units, towns, programmes, what was typed")
    func escaping() {
        let town = Town(
            id: "<x>",
            name: Self.bad,
            regionCode: nil,
            townType: Self.bad,
            isDesignatedTown: nil,
            region: nil,
            memberships: [],
            honours: [],
            version: 1
        )
        var filter = TownsView.Filter()
        filter.q = Self.bad
        let names = Names(programmes: [])
        let view = TownsView(Messages.Page(items: [town], total: 1, next: "<n>"), filter: filter, names: names)
        let html = ConsolePage(view, in: Self.frame(.officer)).html
        #expect(!html.contains("<b "))
        #expect(html.components(of: Self.escaped) >= 4)
        #expect(html.contains("/towns/%3Cx%3E"))
        #expect(html.contains("cursor=%3Cn%3E"))
    }

    @Test(
        "A correction offers to leave something unsaid only where nothing stands",
        arguments: [(nil, true), (true, false), (false, false)]
    )
    func correction(stands: Bool?, isOffered: Bool) {
        let town = Town(
            id: "t",
            name: "镇",
            regionCode: nil,
            townType: nil,
            isDesignatedTown: stands,
            region: nil,
            memberships: [],
            honours: [],
            version: 1
        )
        let view = CorrectionView(town, names: Names(programmes: []), form: nil, key: "k")
        let html = ConsolePage(view, in: Self.frame(.officer)).html
        #expect(html.contains("未注明") == isOffered)
    }

    @Test("A reporter's account without towns is shown as one without places, not as one for every place")
    func placeless() {
        func html(_ role: Access.Role, _ scope: AccountScope) -> String {
            let account = Account(id: "a", names: LocalizedName(zh: "甲"), unit: "u", role: role, scope: scope)
            let page = Messages.Page(items: [account], total: 1, next: nil)
            let view = AccountsView(page, cursor: "", names: Names(programmes: []), key: "k")
            return ConsolePage(view, in: Self.frame(.administrator)).html
        }
        #expect(html(.reporter, AccountScope()).contains(#"权限范围">无（未写明镇）</td>"#))
        #expect(html(.reporter, AccountScope(programmes: ["p"])).contains(#"权限范围">无（未写明镇）</td>"#))
        #expect(html(.viewer, AccountScope()).contains(#"权限范围">全部</td>"#))
    }

    @Test(
        "The way to a page is shown to those who may use it",
        arguments: [
            (Access.Role.administrator, true, ["/imports", "/bus", "/accounts"], []),
            (.officer, true, ["/imports", "/bus"], ["/accounts"]),
            (.officer, false, ["/imports"], ["/bus", "/accounts"]),
            (.reporter, false, ["/imports", "/rounds"], ["/bus", "/accounts"]),
            (.viewer, true, ["/towns"], ["/imports", "/bus", "/accounts"]),
        ]
    )
    func navigation(role: Access.Role, whole: Bool, there: [String], absent: [String]) {
        let html = ConsolePage(TroubleView(isMissing: true), in: Self.frame(role, whole: whole)).html
        for path in there { #expect(html.contains("href=\"\(path)\"")) }
        for path in absent { #expect(!html.contains("href=\"\(path)\"")) }
    }

    @Test("What does not run here, and what the asker would be refused, is not shown")
    func absent() {
        func html(_ role: Access.Role, whole: Bool, modules: Set<String>, imports: Bool = true) -> String {
            let access = Access(role, programmes: whole ? nil : ["p"])
            let asker = Asker(unit: "县", access: access, modules: modules, imports: imports)
            return ConsolePage(TroubleView(isMissing: true), in: Frame(asker: asker, path: "/")).html
        }
        let small = html(.administrator, whole: true, modules: ["registry"], imports: false)
        #expect(small.contains("href=\"/towns\"") && small.contains("href=\"/applications\""))
        for path in ["/projects", "/rounds", "/policy", "/imports", "/accounts", "/plugins", "/targets"] {
            #expect(!small.contains("href=\"\(path)\""), "\(path)")
        }
        #expect(html(.officer, whole: true, modules: ["policy"]).contains("href=\"/policy\""))
        #expect(!html(.officer, whole: false, modules: ["policy"]).contains("href=\"/policy\""))
    }

    @Test("A link is open when its page is in the house and for the asker")
    func openLinks() {
        let asker = Asker(unit: "县", access: Access(.viewer), modules: ["registry", "projects"])
        #expect(asker.mayOpen("/projects?light=red") && asker.mayOpen("/towns/a") && asker.mayOpen("/api/v1/x"))
        #expect(!asker.mayOpen("/rectifications?open=true") && !asker.mayOpen("/accounts"))
    }

    @Test("The page that one is on is marked, also from a page below it")
    func here() {
        let html = ConsolePage(TroubleView(isMissing: true), in: Self.frame(.officer, at: "/towns/a")).html
        #expect(html.contains(#"<a href="/towns" aria-current="page">"#))
        #expect(html.components(of: "aria-current") == 1)
    }

    @Test("A problem is told in Chinese, with its places; what has no Chinese words is kept apart")
    func problems() {
        let known = ProblemText(
            Problem(
                "projects.invalid",
                .invalid,
                "no",
                errors: [.init(pointer: "/progress", message: "expected 0 to 100 (%), found 120")]
            )
        )
        #expect(known.headline == "填写的内容有误，请改正标出的地方。")
        #expect(known.faults.map(\.place) == ["形象进度"])
        #expect(known.error(of: "progress") == "应在 0 到 100 之间，现为 120")
        #expect(known.original == nil)
        let unknown = ProblemText(Problem("x.y", .conflict, "What happened.", remedy: "Do this."))
        #expect(unknown.headline == "与现在的状态不符，没有办理。")
        #expect(unknown.original == "What happened. Do this.")
    }

    @Test("A refused form keeps what was typed, and says what is wrong at the field")
    func forms() {
        let problem = ProblemText(
            Problem("projects.invalid", .invalid, "no", errors: [.init(pointer: "/a", message: "is empty")])
        )
        let form = SentForm(name: "f", values: ["a": "typed"], problem: problem)
        let field = Field("a", "甲", value: "before", form: form)
        #expect(field.value == "typed")
        #expect(field.error == "不能为空")
        let choice = Field.choice("b", "乙", [("1", "一"), ("2", "二")], any: "全部", value: "2")
        #expect(choice.options.filter(\.isChosen).map(\.value) == ["2"])
        #expect(choice.options.first?.value == "")
    }

    @Test("A link of signing in is opened by its button; without one there is the form")
    func signIn() {
        let byLink = ConsolePage(bare: SignInView(link: "secret", next: "/", trouble: nil)).html
        #expect(byLink.contains(#"name="link" value="secret""#))
        #expect(!byLink.contains("type=\"password\""))
        let byForm = ConsolePage(bare: SignInView(link: nil, next: "/a", trouble: nil)).html
        #expect(byForm.contains("type=\"password\""))
        #expect(byForm.contains(#"name="next" value="/a""#))
    }

    @Test("Templates leave nothing unfilled, and load only from this host")
    func templates() {
        let html = ConsolePage(TroubleView(isMissing: false), in: Self.frame(.administrator)).html
        #expect(!html.contains("{{"))
        #expect(!html.contains("http"))
        #expect(!html.contains("style="))
        #expect(!html.contains("<script>"))
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(of text: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
