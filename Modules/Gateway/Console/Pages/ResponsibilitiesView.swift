import Messages
import ResponsibilityMessages

/// The clauses of a programme: who leads, who joins, and what is odd about it.
public struct ResponsibilitiesView: View {
    /// The template.
    public static let template = Template(PackageResources.responsibilities_mustache)
    /// What the page is called.
    public let heading = Heading("责任分工", "Responsibilities")

    let fields: [Field]
    let tiles: [Tile]
    let charts: [Chart]
    let rows: [Row]
    let assignments: [Work]
    let units: [UnitRow]
    let matters: [MatterRow]
    let openWord: String
    let pager: Pager?

    /// A clause.
    struct Row {
        let number: String
        let group: String
        let name: String
        let text: String?
        let leads: String
        let joining: String
        let flags: [Flagged]
    }

    /// What is odd about a clause.
    struct Flagged {
        let badge: Badge
        let why: String
    }

    /// A clause that a town works on.
    struct Work {
        let name: String
        let town: String
        let state: Badge
        let percent: String
        let due: String
    }

    /// What a unit has to do.
    struct UnitRow {
        let name: String
        let clauses: String
        let leading: String
        let joining: String
        let seat: String
        let open: String
        let overdue: String
        let completed: String
    }

    /// A matter that a town took on.
    struct MatterRow {
        let title: String
        let town: String
        let unit: String
        let approval: String
        let funds: String
        let training: String
        let since: String
    }

    /// What the list is asked with.
    public struct Filter: Sendable {
        /// The programme.
        public var programme = ""
        /// The unit.
        public var unit = ""
        /// What is odd.
        public var flag = ""
        /// Where the page begins.
        public var cursor = ""

        /// No filter.
        public init() {}
    }

    /// What the page is made of.
    public struct Answers: Sendable {
        /// The clauses.
        public var tasks: Messages.Page<ProgrammeTask>?
        /// What each unit has to do.
        public var workload: ListWorkload.Reply?
        /// The work of towns on them.
        public var assignments: Messages.Page<Assignment>?
        /// The matters that towns took on.
        public var matters: [DelegatedMatter] = []
        /// The towns' names, by id.
        public var towns: [String: String] = [:]

        /// Begins with nothing.
        public init() {}
    }

    /// Units in the chart at most: those with the most to do.
    static let chartUnits = 15

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - answers: What the module says.
    ///   - filter: What it was asked with.
    ///   - programmes: The programmes with clauses.
    public init(_ answers: Answers, filter: Filter, programmes: [(value: String, text: String)]) {
        let units = answers.workload?.units ?? []
        let known = units.compactMap { unit in unit.unit.map { (value: $0, text: unit.names.zh) } }
        fields = [
            .choice("programme", "方案", programmes, any: programmes.isEmpty ? "无" : nil, value: filter.programme),
            .choice("unit", "单位", known, any: "全部单位", value: filter.unit),
            .choice(
                "flag",
                "提示",
                TaskFlag.Kind.allCases.map { ($0.rawValue, $0.badge.text) },
                any: "全部",
                value: filter.flag
            ),
        ]
        tiles =
            answers.workload.map { workload in
                [
                    Tile("责任条款", String(workload.clauses), "条"), Tile("涉及单位", String(units.count), "个"),
                    Tile("镇街在办任务", String(answers.assignments?.total ?? 0), "项", tone: .active),
                    Tile("交办事项", String(answers.matters.count), "项"),
                ]
            } ?? []
        let busiest = units.prefix(Self.chartUnits)
        charts =
            busiest.isEmpty
            ? []
            : [
                Chart(
                    "workload",
                    "各单位承担条款",
                    .stack,
                    unit: "条",
                    labels: busiest.map(\.names.zh),
                    series: [
                        .init("牵头", busiest.map { String($0.leading) }),
                        .init("配合", busiest.map { String($0.joining) }),
                    ]
                )
            ]
        rows = (answers.tasks?.items ?? []).map(Self.row)
        assignments = (answers.assignments?.items ?? []).map { Self.work($0, answers.towns) }
        openWord = "在办 \(answers.assignments?.total ?? 0) 项"
        self.units = units.map(Self.unit)
        matters = answers.matters.map { Self.matter($0, answers.towns, known) }
        pager = answers.tasks.map {
            Pager(
                $0,
                at: "/responsibilities",
                query: [
                    ("programme", filter.programme), ("unit", filter.unit), ("flag", filter.flag),
                    ("cursor", filter.cursor),
                ]
            )
        }
    }

    private static func row(_ task: ProgrammeTask) -> Row {
        Row(
            number: task.number ?? task.task,
            group: task.group,
            name: task.names.zh,
            text: task.text,
            leads: task.leads.map(\.names.zh).joined(separator: "、"),
            joining: task.joining.map(\.names.zh).joined(separator: "、"),
            flags: task.flags.map { Flagged(badge: $0.kind.badge, why: $0.why.zh) }
        )
    }

    private static func unit(_ unit: UnitWorkload) -> UnitRow {
        UnitRow(
            name: unit.names.zh,
            clauses: "\(unit.clauses) 条",
            leading: "\(unit.leading) 条",
            joining: "\(unit.joining) 条",
            seat: unit.inGroup.map { $0 ? "是" : "否" } ?? "—",
            open: "\(unit.open) 项",
            overdue: "\(unit.overdue) 项",
            completed: "\(unit.completed) 项"
        )
    }

    private static func matter(
        _ matter: DelegatedMatter,
        _ towns: [String: String],
        _ units: [(value: String, text: String)]
    ) -> MatterRow {
        let approval = [matter.approval.title, matter.approval.number, matter.approval.date]
        return MatterRow(
            title: matter.title,
            town: towns[matter.town] ?? matter.town,
            unit: units.first { $0.value == matter.unit }?.text ?? matter.unit,
            approval: approval.compactMap { $0 }.joined(separator: " · "),
            funds: matter.funds,
            training: matter.training,
            since: matter.since
        )
    }

    private static func work(_ work: Assignment, _ towns: [String: String]) -> Work {
        Work(
            name: [work.number, work.names.zh].compactMap { $0 }.joined(separator: " "),
            town: towns[work.town] ?? work.town,
            state: work.overdue ? Badge("已超期", .bad) : work.state.badge,
            percent: work.percent.map { "\($0)%" } ?? "—",
            due: work.due ?? "未定"
        )
    }
}

extension TaskFlag.Kind {
    /// The oddity as a badge.
    var badge: Badge {
        switch self {
        case .noLead: Badge("无牵头单位", .bad)
        case .leadByPosition: Badge("牵头按排序推定", .warning)
        case .unitOnBothSides: Badge("既牵头又配合", .warning)
        case .internalUnit: Badge("内设机构", .quiet)
        case .openEnded: Badge("列举未尽（等）", .quiet)
        case .notInGroup: Badge("不在领导小组", .warning)
        case .unquantified: Badge("未量化", .quiet)
        case .unknownUnit: Badge("单位未登记", .bad)
        }
    }
}

extension AssignmentState {
    /// The state as a badge.
    var badge: Badge {
        switch self {
        case .open: Badge("在办", .active)
        case .completed: Badge("已完成", .good)
        case .ended: Badge("已终止", .quiet)
        }
    }
}
