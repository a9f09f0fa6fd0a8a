import Ledger
import Messages
import ModuleKit
import ProjectsMessages

extension Intake {
    /// Projects with their lights, rounds and reports.
    func takeProjects() throws {
        switch event.type {
        case ProjectRegistered.name:
            let heard = try read(ProjectRegistered.self)
            try put(heard, light: .grey)
            try tell(heard.programme, heard.facts.town, NewsWords.say("项目入库", "project registered", heard.facts.name))
        case ProjectChanged.name:
            let heard = try read(ProjectChanged.self)
            try put(heard.now, light: heard.light)
            try tell(heard.now.programme, heard.now.facts.town, about(heard.now.project, "项目信息变更", "project changed"))
        case ProjectStatusChanged.name: try take(try read(ProjectStatusChanged.self))
        case RoundOpened.name: try take(try read(RoundOpened.self))
        case RoundLocked.name: try take(try read(RoundLocked.self))
        case ReportSubmitted.name: try take(try read(ReportSubmitted.self))
        case ReportReturned.name: try take(try read(ReportReturned.self))
        case ReportApproved.name: try take(try read(ReportApproved.self))
        default: break
        }
    }

    /// Writes a project; without a light it keeps the one that it has.
    private func put(_ project: ProjectRegistered, light: LightColour?) throws {
        try tables.execute(
            """
            INSERT INTO projects (id, programme, town, name, status, light) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET town = excluded.town, name = excluded.name, status = excluded.status
            """,
            [
                .text(project.project), .text(project.programme), .init(project.facts.town),
                .text(project.facts.name), .text(project.status.rawValue), .text(LightColour.grey.rawValue),
            ]
        )
        try light.map { try set($0, of: project.project) }
    }

    private func set(_ light: LightColour, of project: String) throws {
        try tables.execute("UPDATE projects SET light = ? WHERE id = ?", [.text(light.rawValue), .text(project)])
    }

    private func take(_ heard: ProjectStatusChanged) throws {
        try tables.execute(
            "UPDATE projects SET status = ? WHERE id = ?",
            [.text(heard.status.rawValue), .text(heard.project)]
        )
        let step = NewsWords.step(heard.step)
        try tell(
            heard.programme,
            heard.town,
            about(heard.project, "项目\(step.zh)", "project \(step.en ?? step.zh)")
        )
    }

    private func take(_ heard: RoundOpened) throws {
        try tables.execute(
            """
            INSERT INTO rounds (programme, month, state, due) VALUES (?, ?, ?, ?)
            ON CONFLICT (programme, month) DO UPDATE SET state = excluded.state, due = excluded.due
            """,
            [
                .text(heard.programme), .text(heard.month.text), .text(RoundState.open.rawValue), .init(heard.due),
            ]
        )
    }

    private func take(_ heard: RoundLocked) throws {
        try tables.execute(
            "UPDATE rounds SET state = ? WHERE programme = ? AND month = ?",
            [.text(RoundState.locked.rawValue), .text(heard.programme), .text(heard.month.text)]
        )
    }

    private func take(_ heard: ReportSubmitted) throws {
        let month = heard.figures.month
        try report(heard.project, month, heard.programme, heard.town, .submitted)
        try tell(heard.programme, heard.town, about(heard.project, "\(month)月报上报", "report of \(month) handed in"))
    }

    private func take(_ heard: ReportReturned) throws {
        try report(heard.project, heard.month, heard.programme, heard.town, .returned)
        try heard.light.map { try set($0, of: heard.project) }
        try tell(
            heard.programme,
            heard.town,
            about(
                heard.project,
                "\(heard.month)月报退回（\(heard.reason)）",
                "report of \(heard.month) returned (\(heard.reason))"
            )
        )
    }

    private func take(_ heard: ReportApproved) throws {
        let month = heard.figures.month
        try report(heard.project, month, heard.programme, heard.town, .approved)
        try heard.light.map { try set($0, of: heard.project) }
        try tell(heard.programme, heard.town, about(heard.project, "\(month)月报审核通过", "report of \(month) approved"))
    }

    private func report(
        _ project: String,
        _ month: Period,
        _ programme: String,
        _ town: String?,
        _ state: ReportState
    ) throws {
        try tables.execute(
            """
            INSERT INTO reports (project, month, programme, town, state) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (project, month) DO UPDATE SET town = excluded.town, state = excluded.state
            """,
            [.text(project), .text(month.text), .text(programme), .init(town), .text(state.rawValue)]
        )
    }

    /// A sentence about a project, by its name.
    private func about(_ project: String, _ zh: String, _ en: String) throws -> LocalizedName {
        let row = try tables.row("SELECT name FROM projects WHERE id = ?", [.text(project)])
        return NewsWords.say(zh, en, row?.text("name") ?? project)
    }
}
