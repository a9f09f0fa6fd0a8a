import AccountsMessages
import Console
import EvaluationMessages
import Messages
import RegistryMessages
import Spreadsheets
import Testing

/// What lists show, and what they offer.
@Suite("Lists of the console")
struct ListPageTests {
    private static let programmes = [summary("p", "甲方案"), summary("q", "乙方案")]

    private static func summary(_ id: String, _ name: String) -> ProgrammeSummary {
        ProgrammeSummary(id: id, version: 1, names: LocalizedName(zh: name), title: "文件", towns: 0, batches: 0)
    }

    private static func html(_ view: some View, _ access: Access = .everything) -> String {
        ConsolePage(view, in: Frame(asker: Asker(unit: "县", access: access), path: "/")).html
    }

    @Test("A filter offers the programmes that the reader is there for; others keep their names where they stand")
    func programmesInScope() {
        let access = Access(.officer, programmes: ["p"])
        let names = Names(programmes: Self.programmes, for: access)
        #expect(names.programmes.map(\.value) == ["p"])
        let account = Account(
            id: "a",
            names: LocalizedName(zh: "甲"),
            unit: "u",
            role: .viewer,
            scope: AccountScope(programmes: ["q"])
        )
        let page = Messages.Page(items: [account], total: 1, next: nil)
        #expect(Self.html(AccountsView(page, cursor: "", names: names, key: "k"), access).contains("方案：乙方案"))
    }

    @Test("An account shows the names of its towns and regions; what has none keeps its id")
    func placesOfAccounts() {
        let names = Names(programmes: [], towns: ["t-1": "甲镇"], regions: ["2201": "长春市"])
        let scope = AccountScope(towns: ["t-1", "t-9"], regions: ["2201"])
        let account = Account(id: "a", names: LocalizedName(zh: "甲"), unit: "u", role: .reporter, scope: scope)
        let page = Messages.Page(items: [account], total: 1, next: nil)
        let html = Self.html(AccountsView(page, cursor: "", names: names, key: "k"))
        #expect(html.contains("镇：甲镇、t-9；区划：长春市（2201）"))
    }

    @Test("Targets of several programmes say which one; those of one do not", arguments: [("", true), ("p", false)])
    func programmeOfTarget(programme: String, shown: Bool) {
        let definition = TargetDefinition(
            id: "g-1",
            programme: "p",
            indicator: "i",
            names: LocalizedName(zh: "指标"),
            figure: Figure(DecimalValue(1), unit: "项", basis: .planned, source: FigureSource(document: "文件")),
            comparator: .atLeast,
            period: .stock,
            dueYear: 2025
        )
        let page = Messages.Page(items: [Target(definition, baseline: nil, version: 1)], total: 1, next: nil)
        let view = TargetsView(page, programme: programme, cursor: "", names: Names(programmes: Self.programmes))
        let html = Self.html(view)
        #expect(html.contains(#"<td data-label="方案">甲方案</td>"#) == shown)
        #expect(html.contains("<th>方案</th>") == shown)
        #expect(html.contains("/api/v1/targets?" + (shown ? "" : "programme=p&amp;") + "format=csv"))
    }

    @Test("A list is exported with the page's filters, and from its beginning")
    func export() {
        let page = Messages.Page<String>(items: ["a"], total: 2, next: "n")
        let query = [("programme", "p"), ("q", ""), ("cursor", "c")]
        let pager = Pager(page, at: "/towns", query: query, table: "/api/v1/towns")
        #expect(pager.csv == "/api/v1/towns?programme=p&format=csv")
        #expect(pager.xlsx == "/api/v1/towns?programme=p&format=xlsx")
        #expect(Pager(page, at: "/towns", query: query).csv == nil)
    }

    @Test("The columns of a checked table have Chinese names, with the file's or the importer's beside them")
    func columns() {
        let sheet = Sheet(
            name: "a",
            columns: ["number", "名称", "version", "我的列", ""].map { Sheet.Column($0) },
            rows: [["1", "甲镇", "3", "x", ""]]
        )
        let confirm = ImportsView.Confirm(kind: "towns", programme: "p", name: "a.csv", content: "")
        let check = ImportsView.Check(good: sheet, changes: 1, unchanged: 0, confirm: confirm)
        let view = ImportsView(kinds: ["towns"], check: check, names: Names(programmes: []), form: nil, key: "k")
        let html = Self.html(view)
        for (zh, en) in [("序号", "number"), ("名称", "name"), ("版本", "version")] {
            #expect(html.contains(#"<th>\#(zh) <small lang="en">\#(en)</small></th>"#), "\(zh)")
        }
        #expect(html.contains("<th>我的列</th>"))
        #expect(html.contains(#"href="/imports/templates/towns.csv""#))
    }
}
