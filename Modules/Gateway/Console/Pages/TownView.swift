import EvaluationMessages
import Messages
import ProjectsMessages
import RegistryMessages
import TownPageMessages

/// One town on one page (一镇一页): what every module says of it.
public struct TownView: View {
    /// The template.
    public static let template = Template(PackageResources.town_mustache)
    /// What the page is called: the town's name.
    public let heading: Heading

    let sample: String?
    let facts: [Fact]
    let tiles: [Tile]
    let memberships: [String]
    let honours: [Line]
    let projects: [ProjectRow]
    let hasProjects: Bool
    let targets: [TargetRow]
    let standings: [Line]
    let cards: [Card]
    let charts: [Chart]
    let news: [Line]
    let correct: String

    /// A line with a date or a number before it.
    struct Line {
        let before: String
        let text: String
        let after: String?
    }

    /// What a town type shows of its towns.
    struct Card {
        let title: String
        let facts: [Fact]
    }

    /// What the page is made of.
    public struct Answers: Sendable {
        /// The town.
        public var town: Town
        /// What all modules say; `nil` when the town pages do not answer.
        public var page: TownPage?
        /// Its projects.
        public var projects: [Project] = []
        /// Its targets.
        public var targets: [Target] = []
        /// What happened to it, for when there is no ``page``.
        public var history: [TownHistoryEntry] = []

        /// Begins with the town alone.
        public init(_ town: Town) { self.town = town }
    }

    /// Makes the page.
    public init(_ answers: Answers, for asker: Asker, names: Names) {
        let town = answers.town
        heading = Heading(town.name)
        correct = asker.corrects ? "/towns/\(Address.escaped(town.id))/corrections" : ""
        sample = SampleMark.notice(in: (answers.page?.news ?? []).map(\.text.zh))
        facts = [
            Fact("编号", town.id), Fact("所在地", town.place), Fact("区划代码", town.regionCode),
            Fact("城镇类型", names.townType(town.townType)),
            Fact("建制镇", town.isDesignatedTown.map { $0 ? "是" : "否" } ?? "未注明"),
        ]
        memberships = town.memberships.map { names.membership($0) }
        honours = town.honours.map {
            Line(
                before: $0.date,
                text: $0.name,
                after: [$0.status.zh, $0.grantor].compactMap { $0 }.joined(separator: " · ")
            )
        }
        projects = answers.projects.map { ProjectRow($0, names) }
        hasProjects = asker.has(ListProjects.service)
        targets = answers.targets.map { TargetRow($0, names) }
        tiles = (answers.page.map { Self.tiles($0, town.id) } ?? []).filter { $0.link.map(asker.mayOpen) ?? true }
        standings = (answers.page?.standings ?? []).map { Self.standing($0, names) }
        cards = (answers.page?.cards ?? []).map(Self.card)
        charts = (answers.page?.sales ?? []).compactMap { Self.sales($0, names) }
        news =
            answers.page.map { $0.news.map { Self.line($0, names) } }
            ?? answers.history.reversed().map { Self.line($0, names) }
    }

    private static func tiles(_ page: TownPage, _ town: String) -> [Tile] {
        let lights = Dictionary(page.projects.byLight.map { ($0.of, $0.count) }) { first, _ in first }
        let red = lights[LightColour.red.rawValue] ?? 0
        let cases = page.rectification
        var tiles = [
            Tile(
                "项目",
                String(page.projects.count),
                "个",
                note: red > 0 ? "严重滞后 \(red) 个" : nil,
                link: Address("/projects", [("town", town)]).text,
                tone: red > 0 ? .bad : .quiet
            ),
            Tile(
                "在办整改",
                String(cases.open),
                "件",
                note: cases.overdue > 0 ? "超期 \(cases.overdue) 件" : nil,
                link: Address("/rectifications", [("town", town)]).text,
                tone: cases.overdue > 0 ? .bad : .quiet
            ),
            Tile(
                "在办任务",
                String(page.tasks.open),
                "项",
                note: page.tasks.overdue > 0 ? "超期 \(page.tasks.overdue) 项" : nil,
                link: "/responsibilities",
                tone: page.tasks.overdue > 0 ? .bad : .quiet
            ),
        ]
        for environment in page.environment {
            tiles.append(
                Tile(
                    "环境治理得分",
                    environment.score?.text ?? "—",
                    "分",
                    note: [
                        environment.month?.text, environment.rank.map { "第 \($0) 名" },
                        environment.openFaults > 0 ? "未销号问题 \(environment.openFaults) 个" : nil,
                    ].compactMap { $0 }.joined(separator: " · "),
                    link: Address("/environment", [("programme", environment.programme)]).text,
                    tone: environment.openFaults > 0 ? .warning : .quiet
                )
            )
        }
        return tiles
    }

    /// The net sales of the closed months; `nil` before the first.
    private static func sales(_ sales: TownSales, _ names: Names) -> Chart? {
        let id = CommerceIndicator.Metric.netSales.rawValue
        let points = sales.months.map { month in (month.month.text, month.figures.first { $0.id == id }) }
        guard let unit = points.compactMap(\.1).first?.unit else { return nil }
        return Chart(
            "sales-\(sales.programme)",
            "\(names.programme(sales.programme)) · 每月净销售额",
            .columns,
            unit: unit,
            labels: points.map(\.0),
            series: [.init("净销售额", points.map { $0.1?.value?.text })]
        )
    }

    private static func standing(_ standing: TownStanding, _ names: Names) -> Line {
        let place = standing.rank.map { "第 \($0) 名 / \(standing.ranked) 个镇" }
        let parts = [place, standing.score.map { "\($0) 分" }, standing.isFinal ? "正式" : "初评"]
        return Line(
            before: standing.period.text,
            text: names.programme(standing.programme),
            after: parts.compactMap { $0 }.joined(separator: " · ")
        )
    }

    private static func card(_ card: TownTypeCard) -> Card {
        Card(
            title: card.names.zh,
            facts: card.cells.map { cell in
                Fact(
                    cell.names.zh,
                    cell.value.map { "\($0.grouped) \(cell.unit)\(cell.period.map { "（\($0)）" } ?? "")" }
                )
            }
        )
    }

    private static func line(_ news: TownNews, _ names: Names) -> Line {
        Line(before: String(news.time.prefix(10)), text: news.text.zh, after: names.unit(news.unit))
    }

    private static func line(_ entry: TownHistoryEntry, _ names: Names) -> Line {
        let programme = entry.programme.map { names.programme($0) }
        let step = entry.step.flatMap { step in entry.programme.map { names.step(step, of: $0) } }
        let text = [entry.kind.zh, programme, step].compactMap { $0 }.joined(separator: " · ")
        return Line(before: entry.validFrom, text: text, after: entry.document?.title)
    }
}

extension Honour.Status {
    /// The status in Chinese.
    var zh: String {
        switch self {
        case .proposed: "拟认定"
        case .granted: "已认定"
        case .withdrawn: "已撤销"
        }
    }
}

extension TownHistoryEntry.Kind {
    /// The kind in Chinese.
    var zh: String {
        switch self {
        case .registered: "登记入库"
        case .joined: "加入方案"
        case .listed: "列入名单"
        case .step: "办理程序"
        case .stepCorrected: "更正程序"
        case .corrected: "更正信息"
        case .honour: "荣誉"
        case .applicationReturned: "退回申报"
        }
    }
}
