import Ledger
import Messages
import ModuleKit
import PluginMessages
import RectificationMessages
import ResponsibilityMessages
import TownPageMessages

extension Intake {
    /// Cases: what is to be put right.
    func takeRectification() throws {
        switch event.type {
        case CaseFiled.name: try take(try read(CaseFiled.self))
        case CaseAssigned.name: try move(try read(CaseAssigned.self), to: .assigned)
        case CaseAccepted.name: try move(try read(CaseAccepted.self), to: .accepted)
        case CaseSubmitted.name: try take(try read(CaseSubmitted.self))
        case CaseReturned.name:
            let heard = try read(CaseReturned.self)
            try move(heard, to: .returned, due: heard.deadline.due, "整改退回", "not good, returned")
        case CaseClosed.name: try move(try read(CaseClosed.self), to: .closed, "整改销号", "struck off")
        case CaseReopened.name:
            let heard = try read(CaseReopened.self)
            try move(heard, to: .assigned, due: heard.deadline.due, "整改重新立案", "opened again")
        case CaseSuspended.name:
            let heard = try read(CaseSuspended.self)
            try tables.execute("UPDATE cases SET held = state WHERE id = ?", [.text(heard.case)])
            try move(heard, to: .suspended, "整改挂账", "put off")
        case CaseResumed.name: try take(try read(CaseResumed.self))
        case CaseMerged.name: try move(try read(CaseMerged.self), to: .merged)
        case CaseUrged.name: try say(try read(CaseUrged.self), "催办", "urged")
        default: break
        }
    }

    private func take(_ heard: CaseFiled) throws {
        try tables.execute(
            """
            INSERT INTO cases (id, programme, town, title, state, due) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, due = excluded.due
            """,
            [
                .text(heard.case), .text(heard.programme), .init(heard.town), .text(heard.title),
                .text(CaseState.filed.rawValue), .text(heard.deadline.due),
            ]
        )
        try tell(heard.programme, heard.town, NewsWords.say("整改立案", "to be put right", heard.title))
    }

    private func take(_ heard: CaseSubmitted) throws {
        try tables.execute(
            "UPDATE cases SET submitted = ? WHERE id = ?",
            [.text(heard.on), .text(heard.case)]
        )
        try move(heard, to: .submitted, "整改已上报", "put right, to be checked")
    }

    /// Back to where it stood before it was put off.
    private func take(_ heard: CaseResumed) throws {
        let row = try tables.row("SELECT held FROM cases WHERE id = ?", [.text(heard.case)])
        let held = row?.text("held").flatMap(CaseState.init) ?? .assigned
        try move(heard, to: held, due: heard.deadline.due, "整改恢复办理", "taken up again")
    }

    private func move(
        _ heard: some CaseEvent,
        to state: CaseState,
        due: String? = nil,
        _ zh: String? = nil,
        _ en: String = ""
    ) throws {
        try tables.execute(
            "UPDATE cases SET state = ?, due = COALESCE(?, due) WHERE id = ?",
            [.text(state.rawValue), .init(due), .text(heard.case)]
        )
        try zh.map { try say(heard, $0, en) }
    }

    private func say(_ heard: some CaseEvent, _ zh: String, _ en: String) throws {
        let row = try tables.row("SELECT title FROM cases WHERE id = ?", [.text(heard.case)])
        try tell(heard.programme, heard.town, NewsWords.say(zh, en, row?.text("title")))
    }

    /// Tasks of towns.
    func takeResponsibility() throws {
        switch event.type {
        case TaskAssigned.name: try take(try read(TaskAssigned.self))
        case TaskProgressed.name:
            let heard = try read(TaskProgressed.self)
            let percent = heard.progress.percent
            try say(heard.assignment, heard.programme, heard.town, "任务进展\(percent)%", "task at \(percent)%")
        case TaskCompleted.name:
            let heard = try read(TaskCompleted.self)
            try set(.completed, heard.assignment)
            try say(heard.assignment, heard.programme, heard.town, "任务完成", "task completed")
        case TaskEnded.name:
            let heard = try read(TaskEnded.self)
            try set(.ended, heard.assignment)
            try say(heard.assignment, heard.programme, heard.town, "任务终止", "task ended")
        case MatterDelegated.name:
            let heard = try read(MatterDelegated.self)
            try tell(heard.programme, heard.town, NewsWords.say("承接交办事项", "took on a matter", heard.matter.title))
        default: break
        }
    }

    private func take(_ heard: TaskAssigned) throws {
        try tables.execute(
            """
            INSERT INTO tasks (id, programme, town, names, state, due) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, due = excluded.due
            """,
            [
                .text(heard.assignment), .text(heard.programme), .text(heard.town), try .init(json: heard.names),
                .text(AssignmentState.open.rawValue), .init(heard.due),
            ]
        )
        try tell(heard.programme, heard.town, NewsWords.say("接到任务", "was given a task", heard.names))
    }

    private func set(_ state: AssignmentState, _ assignment: String) throws {
        try tables.execute(
            "UPDATE tasks SET state = ? WHERE id = ?",
            [.text(state.rawValue), .text(assignment)]
        )
    }

    private func say(
        _ assignment: String,
        _ programme: String,
        _ town: String,
        _ zh: String,
        _ en: String
    ) throws {
        let row = try tables.row("SELECT names FROM tasks WHERE id = ?", [.text(assignment)])
        try tell(programme, town, NewsWords.say(zh, en, try row?.json(LocalizedName.self, "names")))
    }

    /// Town types, and what their plugins derive.
    func takePlugins() throws {
        switch event.type {
        case PluginActivated.name:
            let plugin = try read(PluginActivated.self).plugin
            try tables.execute(
                """
                INSERT INTO plugins (id, town_type, definition) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET town_type = excluded.town_type, definition = excluded.definition
                """,
                [.text(plugin.id), .text(plugin.townType.id), try .init(json: plugin)]
            )
        case PluginRemoved.name:
            try tables.execute("DELETE FROM plugins WHERE id = ?", [.text(try read(PluginRemoved.self).id)])
        default: try takeDerived()
        }
    }

    private func takeDerived() throws {
        guard let plugin = Self.plugin(of: event.type) else { return }
        let heard = try read(ObservationDerived.self)
        try tables.execute(
            """
            INSERT INTO cells (plugin, town, indicator, definition) VALUES (?, ?, ?, ?)
            ON CONFLICT (plugin, town, indicator) DO UPDATE SET definition = excluded.definition
            """,
            [.text(plugin), .text(heard.town), .text(heard.indicator), try .init(json: heard)]
        )
    }

    /// The plugin whose derived observation an event is, `nil` for any other event.
    private static func plugin(of type: String) -> String? {
        guard type.hasPrefix(PluginNames.prefix) else { return nil }
        let id = String(type.dropFirst(PluginNames.prefix.count).prefix { $0 != "." })
        return type == PluginNames.observationDerived(id) ? id : nil
    }
}
