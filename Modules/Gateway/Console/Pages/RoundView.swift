import Messages
import ProjectsMessages

/// A month of a programme: what was reported, what is missing, what is to be done.
public struct RoundView: View {
    /// The template.
    public static let template = Template(PackageResources.round_mustache)
    /// What the page is called: programme and month.
    public let heading: Heading

    let state: Badge
    let due: String
    let digest: String?
    let tiles: [Tile]
    let rows: [Row]
    let lockAction: String?
    let circular: String
    let csv: String
    let xlsx: String
    let key: String

    /// A project in the month.
    struct Row {
        let link: String
        let name: String
        let state: Badge
        let light: Badge
        let month: String
        let toDate: String
        let progress: String
        let remark: String
        let isSilent: Bool
        let reason: String?
        let warnings: [String]
        let approveAction: String?
        let returnAction: String?
        let fieldId: String
        let typed: String
        let error: String?
        let fill: String?
        let fillWord: String
    }

    /// What the page is made of.
    public struct Answers: Sendable {
        /// The round.
        public var round: Round
        /// The programme's projects that the asker may see.
        public var projects: [Project]
        /// The reports of the month.
        public var reports: [ProjectReport]

        /// Puts the answers together.
        public init(round: Round, projects: [Project], reports: [ProjectReport]) {
            self.round = round
            self.projects = projects
            self.reports = reports
        }
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - answers: What the modules say.
    ///   - asker: Who looks.
    ///   - names: What programmes are called.
    ///   - form: The form as it was sent, when it was refused; its name is the project.
    ///   - key: A new key, so that a form is carried out once.
    public init(_ answers: Answers, for asker: Asker, names: Names, form: SentForm?, key: String) {
        let round = answers.round
        heading = Heading("\(names.programme(round.programme)) · \(round.month)", "Monthly round")
        state = round.state.badge
        due = round.due ?? "未定"
        digest = round.digest
        tiles = Self.tiles(round)
        let month = [("programme", round.programme), ("month", round.month.text)]
        csv = Address("/api/v1/reports", month + [("format", "csv")]).text
        xlsx = Address("/api/v1/reports", month + [("format", "xlsx")]).text
        let base = "/rounds/\(round.programme)/\(round.month)"
        lockAction = asker.runsMonths && round.state == .open ? base + "/lock" : nil
        circular = "/circulars/\(round.programme)/\(round.month)"
        self.key = key
        let reports = Dictionary(answers.reports.map { ($0.project, $0) }) { first, _ in first }
        let isOpen = round.state == .open
        rows = answers.projects.map { project in
            let sent = form?.name == project.id ? form : nil
            return Self.row(project, reports[project.id], asker, base: base, isOpen: isOpen, sent)
        }
    }

    private static func tiles(_ round: Round) -> [Tile] {
        let counts = Dictionary(round.counts.map { ($0.state, $0.count) }) { first, _ in first }
        let returned = counts[.returned] ?? 0
        return [
            Tile("项目", String(round.projects), "个"),
            Tile("待审核", String(counts[.submitted] ?? 0), "项", tone: .active),
            Tile("审核通过", String(counts[.approved] ?? 0), "项", tone: .good),
            Tile("已退回", String(returned), "项", tone: returned > 0 ? .bad : .quiet),
            Tile("未报", String(round.missing), "项", tone: round.missing > 0 ? .warning : .good),
            sum("上报本月投资", round.reported.thisMonth),
            sum("核定本月投资", round.approved.thisMonth),
            sum("核定累计投资", round.approved.toDate),
        ]
    }

    private static func sum(_ label: String, _ sums: [CoveredSum]) -> Tile {
        guard let first = sums.first else { return Tile(label, "—", note: "还没有数") }
        return Tile(label, first.value.grouped, first.unit, note: sums.coverage)
    }

    private static func row(
        _ project: Project,
        _ report: ProjectReport?,
        _ asker: Asker,
        base: String,
        isOpen: Bool,
        _ sent: SentForm?
    ) -> Row {
        let link = "\(base)/\(Address.escaped(project.id))"
        let figures = report?.figures
        let isOther = asker.isOfficer && report?.reporter != asker.acting
        let mayCheck = isOther && report?.state == .submitted
        let mayReturn = isOther && isOpen && (report?.state == .submitted || report?.state == .approved)
        let mayFill = asker.isReporter && isOpen && (report == nil || report?.state == .returned)
        return Row(
            link: link,
            name: project.facts.name,
            state: report?.state.badge ?? Badge("未报", .warning),
            light: project.light.colour.badge,
            month: figures?.investmentThisMonth?.words ?? "—",
            toDate: figures?.investmentToDate?.words ?? "—",
            progress: figures?.progress.map { "\($0)%" } ?? "—",
            remark: figures?.remark ?? "",
            isSilent: figures?.remark == nil && report?.returnReason == nil && report?.warnings.isEmpty != false,
            reason: report?.returnReason,
            warnings: report?.warnings.map(\.text.zh) ?? [],
            approveAction: mayCheck ? link + "/approve" : nil,
            returnAction: mayReturn ? link + "/return" : nil,
            fieldId: "reason-\(project.id)",
            typed: sent?.values["reason"] ?? "",
            error: sent?.problem?.headline,
            fill: mayFill ? link : nil,
            fillWord: report?.state == .returned ? "改正后重报" : "填报"
        )
    }
}
