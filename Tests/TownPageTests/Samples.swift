import ECommerceMessages
import EnvironmentGovernanceMessages
import EvaluationMessages
import Messages
import ModuleKit
import PluginMessages
import ProjectsMessages
import RectificationMessages
import RegistryMessages
import ResponsibilityMessages

/// Small invented values: two towns in two programmes.
enum Sample {
    static let month = Period("2024-05") ?? Period(year: 2024)

    static func programme(_ id: String, _ zh: String) -> ProgrammeDefinition {
        ProgrammeDefinition(
            id: id,
            version: 1,
            names: .init(zh: zh),
            card: DocumentCard(title: zh, published: "2023"),
            stages: [
                Stage(id: "draft", names: .init(zh: "拟"), initial: true), Stage(id: "on", names: .init(zh: "建设")),
            ],
            steps: [
                StepDefinition(
                    id: "begin",
                    names: .init(zh: "启动", en: "begin"),
                    collection: "starts",
                    from: ["draft"],
                    to: "on",
                    by: nil
                )
            ]
        )
    }

    /// Programmes `roads` and `trade`, towns `north` in both and `south` in the first.
    static func registry(_ office: PageOffice) async throws {
        for (id, zh) in [("roads", "道路方案"), ("trade", "商贸方案")] {
            try await office.hear(ProgrammeDefined(programme(id, zh)))
        }
        try await office.hear(
            RegionDefined(
                .init(id: "county", kind: "county", names: .init(zh: "某县"), codes: [], parents: [], source: "示例")
            )
        )
        for (town, zh) in [("north", "北镇"), ("south", "南镇")] {
            let changes = [
                FieldChange(.name, to: zh), FieldChange(.region, to: "county"), FieldChange(.townType, to: "port"),
                FieldChange(.isDesignatedTown, to: "true"),
            ]
            try await office.hear(TownRegistered(town: town, date: "2023", changes: changes, document: nil))
        }
        for (town, programme) in [("north", "roads"), ("south", "roads"), ("north", "trade")] {
            let changes = [FieldChange(.stage, to: "draft"), FieldChange(.number, to: "7")]
            try await office.hear(
                ProgrammeJoined(town: town, programme: programme, date: "2023", changes: changes, document: nil)
            )
        }
        try await office.hear(
            StepTaken(
                town: "north",
                programme: "roads",
                step: "begin",
                date: "2024-01-01",
                changes: [FieldChange(.stage, from: "draft", to: "on")],
                document: nil,
                materials: []
            )
        )
        try await office.hear(
            HonourRecorded(town: "north", honour: Honour(name: "示范镇", grantor: "某厅", status: .granted, date: "2023"))
        )
    }

    static func project(_ id: String, _ town: String?, _ programme: String = "roads") -> ProjectRegistered {
        ProjectRegistered(
            project: id,
            programme: programme,
            facts: ProjectFacts(name: "项目\(id)", town: town, kinds: ["road"]),
            milestones: [],
            status: .planned,
            date: "2024-01-01",
            warnings: []
        )
    }

    /// Three projects, an open round, a report on its way.
    static func projects(_ office: PageOffice) async throws {
        for event in [project("p1", "north"), project("p2", "south"), project("p3", nil)] {
            try await office.hear(event)
        }
        try await office.hear(RoundOpened(programme: "roads", month: month, due: "2024-06-05"))
        for project in ["p1", "p2"] {
            try await office.hear(
                ReportSubmitted(
                    project: project,
                    programme: "roads",
                    town: project == "p1" ? "north" : "south",
                    figures: ReportFigures(month: month, remark: "在建"),
                    reporter: "town-office",
                    attempt: 1,
                    late: false,
                    warnings: []
                )
            )
        }
        try await office.hear(
            ReportApproved(
                project: "p1",
                programme: "roads",
                town: "north",
                figures: ReportFigures(month: month, remark: "在建"),
                reporter: "town-office",
                checker: "county-office",
                light: .red
            )
        )
        try await office.hear(
            ProjectStatusChanged(
                project: "p1",
                programme: "roads",
                town: "north",
                kinds: ["road"],
                step: .started,
                from: .planned,
                status: .started,
                date: "2024-05-01"
            )
        )
    }

    static let head = RunHead(
        run: "run-1",
        programme: "roads",
        programmeVersion: 1,
        period: Period(year: 2023),
        kind: .official,
        digest: "00",
        towns: 2,
        observations: 0,
        plugins: [],
        targets: [],
        method: RunMethod(aggregation: "sum", rounding: "2", ties: "share", missing: "skip")
    )

    static func places(_ run: String) -> TownsRanked {
        TownsRanked(
            run: run,
            programme: "roads",
            period: Period(year: 2023),
            places: [
                .init(town: "south", rank: 1, score: DecimalValue(90), grade: "good"),
                .init(town: "north", rank: 2, score: DecimalValue(80), grade: "fair"),
            ]
        )
    }

    /// A run that becomes final, and a later dry run that counts for nothing.
    static func evaluation(_ office: PageOffice) async throws {
        var dry = head
        (dry.run, dry.kind) = ("run-2", .dryRun)
        for head in [head, dry] {
            try await office.hear(RunStarted(head))
            try await office.hear(places(head.run))
            try await office.hear(
                RunCompleted(
                    run: head.run,
                    programme: "roads",
                    period: Period(year: 2023),
                    kind: head.kind,
                    towns: 2,
                    ranked: 2,
                    vetoed: 0
                )
            )
        }
        try await office.hear(RunFinalized(run: "run-1", programme: "roads", period: Period(year: 2023)))
        let figure = Figure(DecimalValue(5), unit: "公里", basis: .planned)
        try await office.hear(
            TargetSet(
                TargetDefinition(
                    id: "t",
                    programme: "roads",
                    town: "north",
                    indicator: "road",
                    names: .init(zh: "路"),
                    figure: figure,
                    comparator: .atLeast,
                    period: .stock,
                    dueYear: 2024
                ),
                version: 1
            )
        )
    }

    /// A fault with its case.
    static func work(_ office: PageOffice) async throws {
        try await office.hear(
            FaultFound(
                fault: "f1",
                origin: .inspection,
                programme: "roads",
                town: "north",
                placeName: "一号路",
                itemName: "路灯照明",
                date: "2024-05-20"
            )
        )
        let origin = CaseOrigin(module: "environment", kind: .fault, id: "f1")
        let deadline = CaseDeadline(due: "2024-05-30", urgeOn: "2024-05-29", calendarKnown: true)
        try await office.hear(
            CaseFiled(
                case: "c1",
                origin: origin,
                programme: "roads",
                town: "north",
                by: "rectification",
                class: "daily",
                classNames: .init(zh: "日常"),
                reason: CaseReason(text: "不亮"),
                title: "一号路路灯不亮",
                place: "一号路",
                foundOn: "2024-05-20",
                filedOn: "2024-05-20",
                deadline: deadline,
                returns: 0
            )
        )
        try await office.hear(
            CaseReturned(
                case: "c1",
                origin: origin,
                programme: "roads",
                town: "north",
                by: "county-office",
                on: "2024-05-25",
                reason: CaseReason(text: "仍不亮"),
                returns: 1,
                deadline: deadline
            )
        )
    }

    /// Tasks, a ranked month, a closed month of sales.
    static func months(_ office: PageOffice) async throws {
        for (id, town, due) in [("a1", "north", "2024-05-31"), ("a2", "north", "2024-12-31"), ("a3", "south", nil)] {
            try await office.hear(
                TaskAssigned(
                    assignment: id,
                    programme: "roads",
                    programmeVersion: 1,
                    town: town,
                    task: id,
                    number: nil,
                    names: .init(zh: "任务\(id)"),
                    due: due,
                    date: "2024-05-01"
                )
            )
        }
        try await office.hear(
            TaskCompleted(
                assignment: "a2",
                programme: "roads",
                town: "north",
                task: "a2",
                evidence: ["照片"],
                date: "2024-05-20"
            )
        )
        let entry = RankedTown(
            town: "north",
            rank: 1,
            score: DecimalValue(95),
            coverage: DecimalValue(100),
            parts: [],
            missing: [],
            faultsFound: 1,
            faultsOpen: 1,
            faultsClosed: 0,
            change: nil
        )
        try await office.hear(TownRanked(programme: "roads", month: month, entry: entry, of: 1))
        try await office.hear(
            MonthClosed(
                programme: "trade",
                town: "north",
                month: month,
                version: 1,
                sales: SalesFigures(orders: 3, net: DecimalValue(120), activeShops: 2),
                figures: []
            )
        )
    }

    /// A plugin of the towns' type with a card, and a value that it derived.
    static func plugins(_ office: PageOffice) async throws {
        let manifest = """
            {"plugin": {"id": "port", "version": "1.0.0", "names": {"zh": "港口镇"}, "attributes": {},
            "townType": {"id": "port", "names": {"zh": "港口"}}, "tasks": [], "thresholds": [], "hears": [],
            "indicators": [
            {"id": "berths", "names": {"zh": "泊位"}, "unit": "个", "direction": "more", "period": "stock",
            "source": {"document": "示例"}},
            {"id": "cargo", "names": {"zh": "吞吐量"}, "unit": "万吨", "direction": "more", "period": "annual",
            "source": {"document": "示例"}}],
            "cards": [{"id": "c", "names": {"zh": "港口"}, "shows": ["cargo", "berths"]}]}, "folder": "port"}
            """
        try await office.hear("plugins", PluginActivated.name, "port", Array(manifest.utf8))
        let derived = ObservationDerived(
            town: "north",
            indicator: "cargo",
            period: Period(year: 2024),
            figure: Figure(DecimalValue(12), unit: "万吨", basis: .derived),
            why: .init(zh: "累计"),
            from: []
        )
        let data = try MessageCoding.encode(derived)
        try await office.hear("plugin.port", PluginNames.observationDerived("port"), "north", data)
    }

    /// A figure of the towns' type, in the programme `roads`.
    static func berths(_ value: Int, in year: Int, basis: Figure.Basis = .reported) -> Observation {
        Observation(
            id: "o-\(year)",
            programme: "roads",
            town: "north",
            indicator: "berths",
            period: Period(year: year),
            figure: Figure(DecimalValue(value), unit: "个", basis: basis),
            state: .reported,
            origin: "reported",
            version: 1
        )
    }

    /// An office that has heard of all of it.
    static func office() async throws -> PageOffice {
        let office = try PageOffice()
        try await registry(office)
        try await projects(office)
        try await evaluation(office)
        try await work(office)
        try await months(office)
        try await plugins(office)
        try await office.hear(ObservationRecorded(berths(3, in: 2022)))
        try await office.hear(ObservationRecorded(berths(4, in: 2023)))
        return office
    }
}
