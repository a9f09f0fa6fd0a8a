import EnvironmentGovernanceMessages
import Messages

/// Grids, inspections, faults and rankings.
struct EnvironmentRoutes: EndpointGroup {
    let tag = "environment"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { places + focus + inspections + recording + faults + rankings }

    private static let id = ["id": "id"]
    private static let inspection = ["id": "inspection"]

    private var places: [Endpoint] {
        [
            .query(ListGrids.self, at: "/api/v1/environment/grids", "Grids in the order of their tree.", on: bus),
            .command(
                DefineGrids.self,
                at: "/api/v1/environment/grids",
                "Defines grids, all or none.",
                on: bus
            ),
            .query(ListPlaces.self, at: "/api/v1/environment/places", table: .places, "Places, by id.", on: bus),
            .query(FindPlace.self, at: "/api/v1/environment/places/{id}", fields: Self.id, "One place.", on: bus),
            .command(
                RegisterPlaces.self,
                at: "/api/v1/environment/places",
                "Registers places, all or none.",
                on: bus
            ),
            .query(
                FindCoverage.self,
                at: "/api/v1/environment/coverage",
                "How many places somebody answers for, and how many have signed 门前三包.",
                on: bus
            ),
        ]
    }

    private var focus: [Endpoint] {
        [
            .query(
                FindChecklist.self,
                at: "/api/v1/environment/checklists",
                "A programme's checklist, by group and kind of place.",
                on: bus
            ),
            .query(ListFocus.self, at: "/api/v1/environment/focus", "Focus items, town by town.", on: bus),
            .command(
                SetFocusQuantity.self,
                at: "/api/v1/environment/focus/quantities",
                "Sets a town's own number for an item that the document leaves open.",
                on: bus
            ),
            .command(
                RecordFocusProgress.self,
                at: "/api/v1/environment/focus/progress",
                "Says how far a town is with an item.",
                on: bus
            ),
        ]
    }

    private var inspections: [Endpoint] {
        [
            .query(
                ListInspections.self,
                at: "/api/v1/environment/inspections",
                "Inspections, the latest first.",
                on: bus
            ),
            .query(
                FindInspection.self,
                at: "/api/v1/environment/inspections/{id}",
                fields: Self.id,
                "One inspection with the places drawn.",
                on: bus
            ),
            .query(
                FindDrawProof.self,
                at: "/api/v1/environment/inspections/{id}/draw",
                fields: Self.id,
                "Everything that is needed to draw an inspection's places again.",
                on: bus
            ),
            .query(
                ListFindings.self,
                at: "/api/v1/environment/findings",
                "Findings, by inspection, place and item.",
                on: bus
            ),
        ]
    }

    private var recording: [Endpoint] {
        [
            .command(
                OpenInspection.self,
                at: "/api/v1/environment/inspections",
                "Freezes an inspection's candidates and the commitment to its secret.",
                on: bus
            ),
            .command(
                DrawInspection.self,
                at: "/api/v1/environment/inspections/{id}/draw",
                fields: Self.inspection,
                "Reveals the secret and draws the places.",
                on: bus
            ),
            .command(
                RecordFindings.self,
                at: "/api/v1/environment/inspections/{id}/findings",
                fields: Self.inspection,
                "Records what was found at a place; a failed item becomes a fault.",
                on: bus
            ),
        ]
    }

    private var faults: [Endpoint] {
        [
            .query(
                ListFaults.self,
                at: "/api/v1/environment/faults",
                table: .faults,
                "Faults, the latest first.",
                on: bus
            ),
            .query(FindFault.self, at: "/api/v1/environment/faults/{id}", fields: Self.id, "One fault.", on: bus),
            .command(
                ReportFault.self,
                at: "/api/v1/environment/faults",
                "Tells of a fault that somebody saw on their way round.",
                on: bus
            ),
            .command(
                TakeComplaint.self,
                at: "/api/v1/environment/complaints",
                "Takes a complaint from the public, without whose it is.",
                on: bus
            ),
        ]
    }

    private var rankings: [Endpoint] {
        [
            .query(
                FindRanking.self,
                at: "/api/v1/environment/rankings",
                "A month's ranking: frozen, or as of now while the month is open.",
                on: bus
            ),
            .query(
                ListGridRatings.self,
                at: "/api/v1/environment/grid-ratings",
                "How the heads of grids did, by grid and month.",
                on: bus
            ),
            .command(
                RateGrid.self,
                at: "/api/v1/environment/grid-ratings",
                "Rates the post that heads a grid: the superior's score and the residents' vote.",
                on: bus
            ),
            .query(
                FindTrend.self,
                at: "/api/v1/environment/trend",
                "A town's places in the closed months.",
                on: bus
            ),
            .command(
                HandInScore.self,
                at: "/api/v1/environment/scores",
                "Hands in the score of a part that no inspection gives.",
                on: bus
            ),
            .command(
                CloseMonth.self,
                at: "/api/v1/environment/rankings",
                "Closes a month and freezes its ranking.",
                on: bus
            ),
        ]
    }
}

extension ListTable {
    /// Places, one row each.
    static let places = ListTable(
        name: "places",
        columns: [
            Column("id", zh: "点位编号", "draft", "id"),
            Column("programme", zh: "方案"),
            Column("town", zh: "小镇", "draft", "town"),
            Column("kind", zh: "类别", "draft", "kind"),
            Column("name", zh: "名称", "draft", "name"),
            Column("grid", zh: "网格", "draft", "grid"),
            Column("unit", zh: "责任单位", "draft", "duty", "unit"),
            Column("post", zh: "岗位", "draft", "duty", "post"),
            Column("signed", zh: "门前三包", "draft", "signed"),
        ]
    )

    /// Faults, one row each.
    static let faults = ListTable(
        name: "faults",
        columns: [
            Column("id", zh: "编号", "found", "fault"),
            Column("programme", zh: "方案", "found", "programme"),
            Column("town", zh: "小镇", "found", "town"),
            Column("origin", zh: "来源", "found", "origin"),
            Column("place", zh: "点位", "found", "placeName"),
            Column("item", zh: "检查内容", "found", "itemName"),
            Column("date", zh: "日期", "found", "date"),
            Column("state", zh: "状态"),
            Column("seen", zh: "发现次数"),
            Column("returns", zh: "退回次数"),
            Column("rectification", zh: "整改事项"),
        ]
    )
}
