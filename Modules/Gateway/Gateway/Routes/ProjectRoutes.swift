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
            Column("id"), Column("programme"), Column("number"), Column("name"), Column("kinds"),
            Column("town"), Column("zone"), Column("location"), Column("industry"), Column("content"),
            Column("clause", "source", "clause"), Column("status"), Column("light"),
            Column("investment", "investment", "value", isNumber: true), Column("unit", "investment", "unit"),
            Column("qualifier", "investment", "qualifier"), Column("version"),
        ]
    )

    /// Monthly reports.
    static let reports = ListTable(
        name: "progress",
        columns: [
            Column("project"), Column("programme"), Column("month", "figures", "month"), Column("state"),
            Column("investmentThisMonth", "figures", "investmentThisMonth", "value", isNumber: true),
            Column("unitThisMonth", "figures", "investmentThisMonth", "unit"),
            Column("investmentToDate", "figures", "investmentToDate", "value", isNumber: true),
            Column("unitToDate", "figures", "investmentToDate", "unit"),
            Column("progress", "figures", "progress", isNumber: true), Column("remark", "figures", "remark"),
            Column("reporter"), Column("checker"), Column("returnReason"), Column("attempts"), Column("late"),
        ]
    )
}
