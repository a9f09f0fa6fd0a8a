import Messages
import RectificationMessages
import RegistryMessages

/// What is to be put right (整改): the loop of cases, their figures, and the working days that deadlines are counted in.
struct RectificationRoutes: EndpointGroup {
    let tag = "rectification"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { reading + filing + doing + checking + setting + calendars }

    private static let one = "/api/v1/rectifications/{id}"
    private static let id = ["id": "case"]

    private var reading: [Endpoint] {
        [
            .query(
                ListCases.self,
                at: "/api/v1/rectifications",
                table: .cases,
                "Cases that fit every filter, by deadline.",
                on: bus
            ),
            .query(
                FindCase.self,
                at: Self.one,
                fields: ["id": "id"],
                tagged: true,
                "One case; its ETag is its version.",
                on: bus
            ),
            .query(
                CaseHistory.self,
                at: Self.one + "/history",
                fields: ["id": "id"],
                "What happened to a case, oldest first.",
                on: bus
            ),
            .query(
                SummarizeCases.self,
                at: "/api/v1/rectification-statistics",
                "On time, good at the first check, found again, satisfaction: by unit, town or place.",
                on: bus
            ),
        ]
    }

    private var filing: [Endpoint] {
        [
            .command(FileCase.self, at: "/api/v1/rectifications", "Files a case by hand.", on: bus),
            .command(
                ReturnApplication.self,
                at: "/api/v1/towns/{id}/application-returns",
                fields: ["id": "town"],
                "Returns a town's application to be put right; a reason is required, and a case follows.",
                on: bus
            ),
        ]
    }

    private var doing: [Endpoint] {
        [
            command(AssignCase.self, "assign", "Names the unit that puts a case right."),
            command(AcceptCase.self, "accept", "Takes a case on."),
            command(
                SubmitCase.self,
                "submit",
                "Says that a case is put right, with evidence; refused where the case follows a report or the like."
            ),
            command(UrgeCase.self, "urge", "Urges the unit responsible."),
            command(EscalateCase.self, "escalate", "Raises a case to the next level of its class."),
        ]
    }

    private var checking: [Endpoint] {
        [
            command(
                VerifyCase.self,
                "verify",
                "Finds a case well put right and closes it; another unit than the fixer."
            ),
            command(ReturnCase.self, "return", "Finds a case not well put right; a reason is required."),
            command(
                CloseCase.self,
                "close",
                "Closes a case without a check, because there is nothing to put right any more; a reason is required."
            ),
            command(ReopenCase.self, "reopen", "Opens a closed case again; a reason is required."),
        ]
    }

    private var setting: [Endpoint] {
        [
            command(SuspendCase.self, "suspend", "Puts a case off; a reason is required."),
            command(ResumeCase.self, "resume", "Lets the deadline of a suspended case run again."),
            command(MergeCase.self, "merge", "Makes a case part of another of the same programme and town."),
        ]
    }

    private var calendars: [Endpoint] {
        [
            .query(ListCalendars.self, at: "/api/v1/calendars", "Working days, by year.", on: bus),
            .query(
                FindCalendar.self,
                at: "/api/v1/calendars/{year}",
                fields: ["year": "year"],
                "The working days of a year.",
                on: bus
            ),
            .command(
                DefineCalendar.self,
                at: "/api/v1/calendars",
                "Puts a year's holidays and weekend days worked on record.",
                on: bus
            ),
        ]
    }

    private func command<C: Command>(_ type: C.Type, _ word: String, _ summary: String) -> Endpoint {
        .command(type, at: "\(Self.one)/\(word)", fields: Self.id, summary, on: bus)
    }
}

extension ListTable {
    /// Cases to be put right.
    static let cases = ListTable(
        name: "rectifications",
        columns: [
            Column("id", zh: "编号"),
            Column("programme", zh: "方案"),
            Column("town", zh: "小镇"),
            Column("origin", zh: "来源", "origin", "kind"),
            Column("class", zh: "案件类别"),
            Column("title", zh: "标题"),
            Column("reason", zh: "事由", "reason", "text"),
            Column("place", zh: "地点"),
            Column("unit", zh: "责任单位"),
            Column("state", zh: "状态"),
            Column("filedOn", zh: "立案日期"),
            Column("due", zh: "期限"),
            Column("light", zh: "亮灯"),
            Column("overdue", zh: "逾期"),
            Column("returns", zh: "退回次数"),
            Column("urged", zh: "催办次数"),
            Column("escalation", zh: "升级督办"),
            Column("submittedOn", zh: "报结日期"),
            Column("closedOn", zh: "销号日期"),
            Column("closing", zh: "销号方式"),
            Column("satisfied", zh: "群众回访"),
        ]
    )
}
