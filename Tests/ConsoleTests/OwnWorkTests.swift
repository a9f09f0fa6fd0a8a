import Console
import Messages
import ProjectsMessages
import Testing

/// What would be refused is not offered.
@Suite("Actions of pages")
struct OwnWorkTests {
    private static let month = Period("2024-07") ?? .example

    private static func round(_ state: RoundState = .open) -> Round {
        Round(
            programme: "p",
            month: month,
            state: state,
            due: nil,
            projects: 1,
            counts: [],
            missing: 0,
            reported: .init(thisMonth: [], toDate: []),
            approved: .init(thisMonth: [], toDate: [])
        )
    }

    private static let project = Project(
        id: "p-1",
        programme: "p",
        facts: ProjectFacts(number: 1, name: "路", kinds: ["road"]),
        status: .started,
        funnel: [],
        milestones: [],
        light: ProjectLight(.grey, why: LocalizedName(zh: "没有计划")),
        warnings: [],
        version: 1
    )

    private static let report = ProjectReport(
        project: "p-1",
        programme: "p",
        figures: ReportFigures(month: month, remark: "按计划推进"),
        state: .submitted,
        reporter: "county",
        attempts: 1,
        late: false,
        warnings: []
    )

    private static func pages(acting: String, towns: [String]? = nil) -> (report: String, round: String) {
        let asker = Asker(unit: "县", acting: acting, access: Access(.officer, towns: towns))
        let names = Names(programmes: [])
        let answers = ReportView.Answers(round: round(), project: project, report: report)
        let one = ReportView(answers, for: asker, names: names, form: nil, key: "k")
        let month = RoundView.Answers(round: round(), projects: [project], reports: [report])
        let all = RoundView(month, for: asker, names: names, form: nil, key: "k")
        let frame = Frame(asker: asker, path: "/")
        return (ConsolePage(one, in: frame).html, ConsolePage(all, in: frame).html)
    }

    @Test("A unit is not asked to check its own report, and is told who does; another unit is")
    func ownReport() {
        let own = Self.pages(acting: "county")
        for word in ["/approve", "/return"] { #expect(!own.report.contains(word) && !own.round.contains(word)) }
        #expect(own.report.contains("由其他单位审核"))
        let other = Self.pages(acting: "city")
        for word in ["/approve", "/return"] { #expect(other.report.contains(word) && other.round.contains(word)) }
        #expect(!other.report.contains("由其他单位审核"))
    }

    @Test("A month is locked by whoever runs the whole of it")
    func lock() {
        #expect(Self.pages(acting: "city").round.contains("/lock"))
        #expect(!Self.pages(acting: "city", towns: ["t"]).round.contains("/lock"))
    }
}
