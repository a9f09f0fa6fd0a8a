import Messages
import ProjectsMessages

/// One project's report for a month: to fill in, or to check.
public struct ReportView: View {
    /// The template.
    public static let template = Template(PackageResources.report_mustache)
    /// What the page is called: project and month.
    public let heading: Heading

    let state: Badge
    let facts: [Fact]
    let reason: String?
    let warnings: [String]
    let fields: [Field]
    let formAction: String?
    let formTitle: String
    let formButton: String
    let ownReport: String?
    let approveAction: String?
    let returnAction: String?
    let lateAction: String?
    let reasonField: Field
    let key: String
    let back: String
    let projectLink: String

    /// What the page is made of.
    public struct Answers: Sendable {
        /// The month's round.
        public var round: Round
        /// The project.
        public var project: Project
        /// Its report for the month; `nil` before the first.
        public var report: ProjectReport?

        /// Puts the answers together.
        public init(round: Round, project: Project, report: ProjectReport?) {
            self.round = round
            self.project = project
            self.report = report
        }
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - answers: What the modules say.
    ///   - asker: Who looks.
    ///   - names: What units are called.
    ///   - form: The form as it was sent, when it was refused: `submit`, `return` or `allow-late`.
    ///   - key: A new key, so that a form is carried out once.
    public init(_ answers: Answers, for asker: Asker, names: Names, form: SentForm?, key: String) {
        let (round, project, report) = (answers.round, answers.project, answers.report)
        heading = Heading("\(project.facts.name) · \(round.month)", "Monthly report")
        state = report?.state.badge ?? Badge("未报", .warning)
        reason = report?.returnReason
        warnings = report?.warnings.map(\.text.zh) ?? []
        facts = report.map { Self.facts($0, names) } ?? []
        let base = "/rounds/\(round.programme)/\(round.month)"
        let here = "\(base)/\(Address.escaped(project.id))"
        back = base
        projectLink = "/projects/\(Address.escaped(project.id))"
        let isOpen = round.state == .open
        ownReport =
            asker.isOfficer && report?.reporter == asker.acting && report?.state == .submitted
            ? "本单位填报的报表由其他单位审核。" : nil
        let mayFill = (asker.isReporter || asker.isOfficer) && (report == nil || report?.state == .returned)
        formAction = mayFill ? here : nil
        formTitle = report == nil ? "填报" : "改正后重报"
        formButton = report == nil ? "上报" : "重新上报"
        let isOther = asker.isOfficer && report?.reporter != asker.acting
        approveAction = isOther && report?.state == .submitted ? here + "/approve" : nil
        let mayReturn = isOther && isOpen && (report?.state == .submitted || report?.state == .approved)
        returnAction = mayReturn ? here + "/return" : nil
        lateAction = asker.isOfficer && !isOpen && report?.state != .approved ? here + "/allow-late" : nil
        let submitted = form?.name == "submit" ? form : nil
        fields = Self.fields(report?.figures, submitted)
        let asked = form.flatMap { $0.name == "submit" ? nil : $0 }
        reasonField = .area("reason", lateAction == nil ? "退回原因" : "准许补报的原因", form: asked, required: true)
        self.key = key
    }

    private static func facts(_ report: ProjectReport, _ names: Names) -> [Fact] {
        let figures = report.figures
        let difficulties = figures.difficulties.map {
            "\($0.text)（\(names.unit($0.unit))\($0.due.map { "，\($0) 前" } ?? "")）"
        }
        return [
            Fact("本月完成投资", figures.investmentThisMonth?.words),
            Fact("累计完成投资", figures.investmentToDate?.words),
            Fact("形象进度", figures.progress.map { "\($0)%" }),
            Fact("上报次数", "\(report.attempts) 次\(report.late ? "，补报" : "")"),
            Fact("填报单位", names.unit(report.reporter)), Fact("审核单位", report.checker.map { names.unit($0) }),
            Fact("进展情况", figures.remark), Fact("需协调的问题", difficulties.joined(separator: "；")),
        ]
    }

    private static func fields(_ figures: ReportFigures?, _ form: SentForm?) -> [Field] {
        let difficulty = figures?.difficulties.first
        return [
            Field(
                "investmentThisMonth",
                "本月完成投资",
                value: figures?.investmentThisMonth?.value?.text ?? "",
                form: form,
                unit: "万元",
                keyboard: "decimal"
            ),
            Field(
                "investmentToDate",
                "累计完成投资",
                value: figures?.investmentToDate?.value?.text ?? "",
                form: form,
                unit: "万元",
                hint: "开工以来的合计",
                keyboard: "decimal"
            ),
            Field(
                "progress",
                "形象进度",
                value: figures?.progress?.text ?? "",
                form: form,
                unit: "%",
                hint: "0 到 100",
                keyboard: "decimal"
            ),
            .area("remark", "进展情况", value: figures?.remark ?? "", form: form),
            .area("text", "需协调的问题", value: difficulty?.text ?? "", form: form, hint: "没有可不填"),
            Field("unit", "协调单位", value: difficulty?.unit ?? "", form: form, hint: "填写了问题时必填"),
        ]
    }
}
