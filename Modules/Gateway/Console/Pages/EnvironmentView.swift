import EnvironmentGovernanceMessages
import Foundation
import Messages
import RegistryMessages

/// Environment governance: a month's ranking, its inspections and faults, duties, focus items and checklists.
public struct EnvironmentView: View {
    /// The template.
    public static let template = Template(PackageResources.environment_mustache)
    /// What the page is called.
    public let heading = Heading("环境治理", "Environment governance")

    let isThere: Bool
    let fields: [Field]
    let sample: String?
    let complaint: String?
    let pager: Pager?
    let tiles: [Tile]
    let charts: [Chart]
    let ranking: [RankRow]
    let rankingState: Badge?
    let inspections: [InspectionRow]
    let faults: [FaultRow]
    let coverage: [CoverageRow]
    let focus: [FocusGroup]
    let checklist: [ChecklistGroup]

    /// A town's place.
    struct RankRow {
        let rank: String
        let name: String
        let score: String
        let change: String
        let faults: String
        let coverage: String
        let mark: [Badge]
        let parts: String
    }

    /// An inspection.
    struct InspectionRow {
        let link: String
        let title: String
        let state: Badge
        let unit: String
        let drawn: String
        let kind: String
    }

    /// A fault.
    struct FaultRow {
        let link: String?
        let place: String
        let item: String
        let state: Badge
        let origin: String
        let date: String
        let seen: String
    }

    /// A kind of place and who answers for it.
    struct CoverageRow {
        let name: String
        let places: String
        let duty: String
        let signed: String
    }

    /// The focus items of one group in a town.
    struct FocusGroup {
        let name: String
        let done: String
        let rows: [FocusRow]
    }

    /// A focus item.
    struct FocusRow {
        let name: String
        let quantity: String
        let progress: Badge
        let note: String
    }

    /// Some lines of the checklist.
    struct ChecklistGroup {
        let name: String
        let count: Int
        let lines: [Line]

        struct Line {
            let id: String
            let name: String
            let parent: String
        }
    }

    /// What the page is made of.
    public struct Answers: Sendable {
        /// The month's ranking.
        public var ranking: Ranking?
        /// The inspections, of all months.
        public var inspections: [Inspection] = []
        /// The page of faults that are to be put right.
        public var faults: Messages.Page<EnvironmentFault>?
        /// How many faults are said to be put right, and to be checked.
        public var toCheck = 0
        /// The closed months, where there is one town to follow.
        public var trend: [TrendPoint] = []
        /// Who answers for places.
        public var coverage: FindCoverage.Reply?
        /// The focus items.
        public var focus: [FocusState] = []
        /// The checklist.
        public var checklist: FindChecklist.Reply?
        /// The towns' names, by id.
        public var towns: [String: String] = [:]

        /// Begins with nothing.
        public init() {}
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - answers: What the module says.
    ///   - choice: The programme, among those with environment governance.
    ///   - month: The month of the ranking; empty when there is none.
    ///   - asker: Who looks.
    ///   - names: What units and programmes are called.
    public init(_ answers: Answers, of choice: ProgrammeChoice, month: String, for asker: Asker, names: Names) {
        let programme = choice.definition?.id ?? ""
        let words = PlaceWords(choice.definition, towns: answers.towns, names: names)
        isThere = choice.definition != nil
        var months: [String] = month.isEmpty ? [] : [month]
        for known in answers.inspections.map(\.month.text) where !months.contains(known) { months.append(known) }
        let choices = months.sorted(by: >).map { (value: $0, text: $0) }
        fields = [choice.field, .choice("month", "月份", choices, any: months.isEmpty ? "无" : nil, value: month)]
        sample = SampleMark.notice(in: (answers.faults?.items ?? []).map(\.found.placeName))
        complaint =
            asker.inspects && isThere ? Address("/environment/complaints", [("programme", programme)]).text : nil
        tiles = !isThere ? [] : Self.tiles(answers)
        rankingState = answers.ranking.map { $0.frozen ? Badge("已固化", .quiet) : Badge("实时", .active) }
        charts = Self.charts(answers, month, words)
        ranking = (answers.ranking?.towns ?? []).map { Self.rank($0, answers.ranking, words) }
        inspections = answers.inspections.map { Self.inspection($0, words) }
        faults = (answers.faults?.items ?? []).map(Self.fault)
        let query = [("programme", programme), ("month", month)]
        pager = answers.faults.map { Pager($0, at: "/environment", query: query) }
        coverage = (answers.coverage?.kinds ?? []).filter { $0.places > 0 }.map { kind in
            CoverageRow(
                name: kind.names.zh,
                places: "\(kind.places) 处",
                duty: "\(kind.withDuty)/\(kind.places) 处",
                signed: kind.signable > 0 ? "\(kind.signed)/\(kind.signable) 户" : "—"
            )
        }
        focus = Self.focus(answers.focus, words)
        checklist = Self.groups(answers.checklist?.lines ?? [])
    }

    private static func tiles(_ answers: Answers) -> [Tile] {
        let kinds = answers.coverage?.kinds ?? []
        let places = kinds.map(\.places).reduce(0, +)
        let duty = kinds.map(\.withDuty).reduce(0, +)
        let signable = kinds.map(\.signable).reduce(0, +)
        let signed = kinds.map(\.signed).reduce(0, +)
        let open = answers.faults?.total ?? 0
        let done = answers.focus.count { $0.progress == .done }
        return [
            Tile(
                "待整改问题",
                String(open),
                "个",
                note: "另有待核查 \(answers.toCheck) 个",
                tone: open > 0 ? .bad : .good
            ),
            Tile("有责任人的点位", "\(duty)/\(places)", "处", tone: duty < places ? .warning : .good),
            Tile("门前三包签订", "\(signed)/\(signable)", "户", tone: signed < signable ? .warning : .good),
            Tile("重点任务完成", "\(done)/\(answers.focus.count)", "项"),
            Tile("检查清单", String(answers.checklist?.total ?? 0), "项"),
        ]
    }

    private static func charts(_ answers: Answers, _ month: String, _ words: PlaceWords) -> [Chart] {
        let towns = answers.ranking?.towns ?? []
        var charts: [Chart] = []
        if !towns.isEmpty {
            let series = Chart.Series("得分", towns.map { $0.score.text })
            let labels = towns.map { words.town($0.town) }
            charts.append(Chart("ranking", "\(month) 得分", .bars, unit: "分", labels: labels, series: [series]))
        }
        if answers.trend.count > 1 {
            let series = Chart.Series("得分", answers.trend.map { $0.score.text })
            let labels = answers.trend.map(\.month.text)
            charts.append(Chart("trend", "各月得分", .line, unit: "分", labels: labels, series: [series]))
        }
        return charts
    }
}
