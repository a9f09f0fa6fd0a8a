import EvaluationMessages
import Messages
import ProjectsMessages
import RectificationMessages
import RegistryMessages
import TownPageMessages

/// The first page: what waits for the asker, and how the programmes stand.
public struct OverviewView: View {
    /// The template.
    public static let template = Template(PackageResources.overview_mustache)
    /// What the page is called.
    public let heading = Heading("工作台", "Overview")

    let tiles: [Tile]
    let todo: [Todo]
    let programmes: [Row]
    let months: [Month]
    let hasProjects: Bool
    let hasCases: Bool
    let hasRuns: Bool

    /// Something that waits.
    struct Todo {
        let badge: Badge
        let text: String
        let detail: String?
        let link: String
        let action: String
    }

    /// A programme.
    struct Row {
        let id: String
        let name: String
        let towns: String
        let projects: String
        let lights: [Badge]
        let open: String
        let overdue: Badge?
        let leader: String?
    }

    /// A month that is open.
    struct Month {
        let title: String
        let link: String
        let due: String
        let counts: String
        let missing: Int
    }

    /// What the page is made of.
    public struct Answers: Sendable {
        /// How everything stands; `nil` when the town pages do not answer.
        public var overview: Overview?
        /// The programmes.
        public var programmes: [ProgrammeSummary] = []
        /// Reports that wait to be checked, or to be put right.
        public var reports: [ProjectReport] = []
        /// Cases that wait.
        public var cases: [RectificationCase] = []
        /// The names of the projects in ``reports``, by id.
        public var projects: [String: String] = [:]

        /// Begins with nothing.
        public init() {}
    }

    /// Makes the page.
    public init(_ answers: Answers, for asker: Asker) {
        let names = Dictionary(answers.programmes.map { ($0.id, $0.names.zh) }) { first, _ in first }
        tiles = Self.tiles(answers).filter { $0.link.map(asker.mayOpen) ?? true }
        hasProjects = asker.has(ListReports.service)
        hasCases = asker.has(ListCases.service)
        hasRuns = asker.has(ListRuns.service)
        todo =
            answers.reports.map { Self.todo($0, asker, answers.projects, names) } + answers.cases.map(Self.todo)
        months = (answers.overview?.projects.months ?? []).filter { $0.state == RoundState.open.rawValue }.map {
            Self.month($0, names)
        }
        programmes = Self.rows(answers)
    }

    private static func tiles(_ answers: Answers) -> [Tile] {
        guard let overview = answers.overview else {
            return [Tile("方案", String(answers.programmes.count), "个")]
        }
        let lights = Dictionary(overview.projects.byLight.map { ($0.of, $0.count) }) { first, _ in first }
        let red = lights[LightColour.red.rawValue] ?? 0
        let yellow = lights[LightColour.yellow.rawValue] ?? 0
        let open = overview.projects.months.filter { $0.state == RoundState.open.rawValue }
        let late = overview.rectification.overdue
        return [
            Tile("小城镇", String(overview.towns), "个", note: "\(overview.programmes.count) 个方案", link: "/towns"),
            Tile("项目", String(overview.projects.count), "个", link: "/projects"),
            Tile(
                "项目滞后",
                String(red + yellow),
                "个",
                note: "其中严重滞后 \(red) 个",
                link: "/projects?light=red",
                tone: red > 0 ? .bad : yellow > 0 ? .warning : .good
            ),
            Tile(
                "开放填报",
                String(open.count),
                "个月",
                note: "未报 \(open.map(\.missing).reduce(0, +)) 项",
                link: "/rounds",
                tone: open.isEmpty ? .quiet : .active
            ),
            Tile(
                "在办整改",
                String(overview.rectification.open),
                "件",
                link: "/rectifications?open=true",
                tone: .active
            ),
            Tile(
                "整改超期",
                String(late),
                "件",
                link: "/rectifications?overdue=true",
                tone: late > 0 ? .bad : .good
            ),
        ]
    }

    private static func todo(
        _ report: ProjectReport,
        _ asker: Asker,
        _ projects: [String: String],
        _ programmes: [String: String]
    ) -> Todo {
        let name = projects[report.project] ?? report.project
        return Todo(
            badge: report.state.badge,
            text: "\(report.figures.month) 月报 · \(name)",
            detail: report.returnReason.map { "退回原因：\($0)" } ?? programmes[report.programme],
            link: "/rounds/\(report.programme)/\(report.figures.month)/\(Address.escaped(report.project))",
            action: report.state == .returned ? "去改正" : "去审核"
        )
    }

    private static func todo(_ item: RectificationCase) -> Todo {
        Todo(
            badge: item.light.badge,
            text: item.title,
            detail: "整改期限 \(item.due) · \(item.state.zh)",
            link: "/rectifications/\(Address.escaped(item.id))",
            action: "去办理"
        )
    }

    private static func month(_ month: ProjectTally.Month, _ names: [String: String]) -> Month {
        let counts = month.reports.compactMap { tally in
            ReportState(rawValue: tally.of).map { "\($0.badge.text) \(tally.count)" }
        }
        return Month(
            title: "\(names[month.programme] ?? month.programme) · \(month.month)",
            link: "/rounds/\(month.programme)/\(month.month)",
            due: month.due ?? "未定",
            counts: counts.joined(separator: "，"),
            missing: month.missing
        )
    }

    private static func rows(_ answers: Answers) -> [Row] {
        let overviews = Dictionary((answers.overview?.programmes ?? []).map { ($0.programme, $0) }) { first, _ in first
        }
        return answers.programmes.filter { answers.overview == nil || overviews[$0.id] != nil }.map { programme in
            let overview = overviews[programme.id]
            let late = overview?.rectification.overdue ?? 0
            return Row(
                id: programme.id,
                name: programme.names.zh,
                towns: String(overview?.towns ?? programme.towns),
                projects: overview.map { String($0.projects.count) } ?? "—",
                lights: (overview?.projects.byLight ?? []).lights,
                open: overview.map { String($0.rectification.open) } ?? "—",
                overdue: late > 0 ? Badge("超期 \(late)", .bad) : nil,
                leader: overview?.ranking.flatMap { ranking in
                    ranking.places.first.map { "\($0.name) 第 \($0.rank) 名，\($0.score) 分（\(ranking.period)）" }
                }
            )
        }
    }
}

extension [Tally] {
    /// The lights of projects with their counts; those of which there are none are left out.
    var lights: [Badge] {
        let counts = Dictionary(map { ($0.of, $0.count) }) { first, _ in first }
        return LightColour.allCases.compactMap { light in
            guard let count = counts[light.rawValue], count > 0 else { return nil }
            return Badge("\(light.badge.text) \(count)", tone: light.badge.tone)
        }
    }
}
