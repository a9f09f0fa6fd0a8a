import Messages
import ProjectsMessages

/// One project: what it is, how far it is, and its monthly reports.
public struct ProjectView: View {
    /// The template.
    public static let template = Template(PackageResources.project_mustache)
    /// What the page is called: the project's name.
    public let heading: Heading

    let light: Badge
    let why: String
    let facts: [Fact]
    let content: String?
    let duty: [Fact]
    let funnel: [Step]
    let milestones: [Milestone]
    let measures: [Fact]
    let reports: [ReportRow]
    let warnings: [String]

    /// A step that it took.
    struct Step {
        let date: String
        let text: String
    }

    /// A milestone.
    struct Milestone {
        let name: String
        let badge: Badge
        let due: String
        let date: String
        let figure: String
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - project: The project.
    ///   - reports: Its monthly reports, newest first.
    ///   - town: Its town's name.
    ///   - names: What programmes and kinds are called.
    public init(_ project: Project, reports: [ProjectReport], town: String?, names: Names) {
        let facts = project.facts
        heading = Heading(facts.name)
        light = project.light.colour.badge
        why = project.light.why.zh
        self.facts = Self.facts(project, town, names)
        content = facts.content
        duty = Self.duty(facts.duty)
        funnel = project.funnel.map { Step(date: $0.date, text: $0.step.zh) }
        milestones = project.milestones.map {
            Milestone(
                name: $0.name,
                badge: $0.status.badge,
                due: $0.due ?? "—",
                date: $0.date ?? "—",
                figure: $0.figure?.words ?? "—"
            )
        }
        measures = Self.measures(facts, names, project.programme)
        self.reports = reports.map { ReportRow($0, name: "\($0.figures.month)") }
        warnings = project.warnings.map(\.text.zh)
    }

    private static func facts(_ project: Project, _ town: String?, _ names: Names) -> [Fact] {
        let facts = project.facts
        return [
            Fact("方案", names.programme(project.programme)), Fact("所属镇", town),
            Fact("类型", facts.kinds.map { names.projectWord($0, of: project.programme) }.joined(separator: "、")),
            Fact("进展", project.status.zh), Fact("总投资", facts.investment?.words), Fact("产业", facts.industry),
            Fact("镇区", facts.zone), Fact("位置", facts.location),
            Fact("建设期", facts.plan.map { "\($0.period.first.text) 至 \($0.period.last.text)" }),
            Fact("依据", facts.source?.words),
        ]
    }

    private static func duty(_ duty: ProjectDuty?) -> [Fact] {
        guard let duty else { return [] }
        return [
            Fact("任务", duty.task), Fact("标准", duty.standard), Fact("责任单位", duty.unit),
            Fact("时限", duty.deadline), Fact("包靠岗位", duty.leader),
        ]
    }

    private static func measures(_ facts: ProjectFacts, _ names: Names, _ programme: String) -> [Fact] {
        let measures = facts.measures.map { measure in
            Fact([measure.scope.zh, measure.name ?? measure.measure].compactMap { $0 }.joined(), measure.figure.words)
        }
        let benefits = facts.benefits.map { Fact(names.projectWord($0.benefit, of: programme), $0.figure.words) }
        let funds = facts.funds.map { Fact(names.projectWord($0.fund, of: programme), $0.figure.words) }
        return measures + benefits + funds
    }
}

/// A monthly report in a list.
struct ReportRow {
    let link: String
    let name: String
    let state: Badge
    let month: String
    let toDate: String
    let progress: String
    let remark: String
    let reason: String?
    let warnings: [String]
    let attempts: String

    init(_ report: ProjectReport, name: String) {
        link = "/rounds/\(report.programme)/\(report.figures.month)/\(Address.escaped(report.project))"
        self.name = name
        state = report.state.badge
        month = report.figures.investmentThisMonth?.words ?? "—"
        toDate = report.figures.investmentToDate?.words ?? "—"
        progress = report.figures.progress.map { "\($0)%" } ?? "—"
        remark = report.figures.remark ?? ""
        reason = report.returnReason
        warnings = report.warnings.map(\.text.zh)
        attempts = report.attempts > 1 ? "第 \(report.attempts) 次上报" : ""
    }
}

extension Period.Month {
    /// The month as text.
    var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
