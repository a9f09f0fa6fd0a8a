import Messages
import ProjectsMessages

/// Projects, their way from 签约 to 投产, and their monthly rounds.
struct ProjectRoutes: EndpointGroup {
    let tag = "projects"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { reading + registering + changing + rounds + reports }

    private static let project = ["id": "project"]
    private static let programme = ["id": "programme"]
    private static let month = ["id": "programme", "month": "month"]
    private static let report = ["id": "project", "month": "month"]

    private var reading: [Endpoint] {
        [
            .query(
                ListProjects.self,
                at: "/api/v1/projects",
                table: .projects,
                "Projects that fit every filter, as of a day.",
                on: bus
            ),
            .query(
                FindProject.self,
                at: "/api/v1/projects/{id}",
                fields: ["id": "id"],
                tagged: true,
                "One project; its ETag is its version.",
                on: bus
            ),
            .query(
                SummarizeProjects.self,
                at: "/api/v1/programmes/{id}/projects/summary",
                fields: Self.programme,
                "Counts, and sums that say what they cover; unlike kinds are never added.",
                on: bus
            ),
        ]
    }

    private var registering: [Endpoint] {
        [
            .command(RegisterProject.self, at: "/api/v1/projects", "Puts a project into the library.", on: bus),
            .command(
                RegisterProjects.self,
                at: "/api/v1/programmes/{id}/projects",
                fields: Self.programme,
                "Puts projects into the library, all or none.",
                on: bus
            ),
        ]
    }

    private var changing: [Endpoint] {
        [
            .command(
                ChangeProject.self,
                at: "/api/v1/projects/{id}/changes",
                fields: Self.project,
                "Replaces what is said of a project; the old words stay in the log.",
                on: bus
            ),
            .command(
                RecordStatus.self,
                at: "/api/v1/projects/{id}/steps",
                fields: Self.project,
                "Records a step: 签约, 落地, 开工, 投产, 完成, 停建, 复工.",
                on: bus
            ),
            .command(
                RecordMilestone.self,
                at: "/api/v1/projects/{id}/milestones",
                fields: Self.project,
                "Records a milestone, or what became of one.",
                on: bus
            ),
        ]
    }

    private var rounds: [Endpoint] {
        [
            .query(
                FindRound.self,
                at: "/api/v1/programmes/{id}/rounds/{month}",
                fields: Self.month,
                "A month's round with its reported and approved totals.",
                on: bus
            ),
            .command(
                OpenRound.self,
                at: "/api/v1/programmes/{id}/rounds",
                fields: Self.programme,
                "Opens the reporting of a month.",
                on: bus
            ),
            .command(
                LockRound.self,
                at: "/api/v1/programmes/{id}/rounds/{month}/lock",
                fields: Self.month,
                "Ends the reporting of a month and freezes what was approved.",
                on: bus
            ),
        ]
    }

    private var reports: [Endpoint] {
        [
            .query(
                ListReports.self,
                at: "/api/v1/reports",
                table: .reports,
                "Monthly reports, by project and month.",
                on: bus
            ),
            .command(
                SubmitReport.self,
                at: "/api/v1/projects/{id}/progress",
                fields: Self.project,
                "Hands in a project's monthly report, the first time or again.",
                on: bus
            ),
            .command(
                ReturnReport.self,
                at: "/api/v1/projects/{id}/progress/{month}/return",
                fields: Self.report,
                "Gives a report back to be put right; a reason is required.",
                on: bus
            ),
            .command(
                ApproveReport.self,
                at: "/api/v1/projects/{id}/progress/{month}/approve",
                fields: Self.report,
                "Approves a report; the unit that reported cannot.",
                on: bus
            ),
            .command(
                AllowLate.self,
                at: "/api/v1/projects/{id}/progress/{month}/allow-late",
                fields: Self.report,
                "Lets a project report for a locked month; a reason is required.",
                on: bus
            ),
        ]
    }
}

extension ListTable {
    /// Projects; what an import reads has the import's headings.
    static let projects = ListTable(
        name: "projects",
        columns: [
            Column("id", zh: "项目编码"),
            Column("programme", zh: "方案"),
            Column("number", zh: "序号"),
            Column("name", zh: "名称"),
            Column("kinds", zh: "类型"),
            Column("town", zh: "镇"),
            Column("zone", zh: "镇区"),
            Column("location", zh: "位置"),
            Column("industry", zh: "产业"),
            Column("content", zh: "内容"),
            Column("clause", zh: "出处", "source", "clause"),
            Column("status", zh: "状态"),
            Column("light", zh: "亮灯"),
            Column("investment", zh: "总投资", "investment", "value", isNumber: true),
            Column("unit", zh: "计量单位", "investment", "unit"),
            Column("qualifier", zh: "限定", "investment", "qualifier"),
            Column("version", zh: "版本"),
        ]
    )

    /// Monthly reports.
    static let reports = ListTable(
        name: "progress",
        columns: [
            Column("project", zh: "项目编码"),
            Column("programme", zh: "方案"),
            Column("month", zh: "月份", "figures", "month"),
            Column("state", zh: "状态"),
            Column("investmentThisMonth", zh: "本月投资", "figures", "investmentThisMonth", "value", isNumber: true),
            Column("unitThisMonth", zh: "本月投资单位", "figures", "investmentThisMonth", "unit"),
            Column("investmentToDate", zh: "累计投资", "figures", "investmentToDate", "value", isNumber: true),
            Column("unitToDate", zh: "累计投资单位", "figures", "investmentToDate", "unit"),
            Column("progress", zh: "进度(%)", "figures", "progress", isNumber: true),
            Column("remark", zh: "进展情况", "figures", "remark"),
            Column("reporter", zh: "填报单位"),
            Column("checker", zh: "审核单位"),
            Column("returnReason", zh: "退回原因"),
            Column("attempts", zh: "上报次数"),
            Column("late", zh: "补报"),
        ]
    )
}
