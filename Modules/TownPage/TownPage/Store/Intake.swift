import ECommerceMessages
import EnvironmentGovernanceMessages
import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import PluginMessages
import ProjectsMessages
import RectificationMessages
import RegistryMessages
import ResponsibilityMessages
import TownPageMessages

/// Takes in an event of another module.
///
/// What it writes is what the event says, so that one that is heard again changes nothing.
struct Intake {
    let event: HeardEvent
    let tables: any TableWriter

    /// Every stream that is followed.
    static let sources = [
        DefineProgramme.service, RegisterProjects.service, StartRun.service, FaultFound.service, MonthClosed.service,
        CaseFiled.service, TaskAssigned.service, PluginNames.catalogue, PluginNames.prefix + "*",
    ]

    /// Takes it in; an event that says nothing for a town's page is passed over.
    func take() throws {
        switch event.type.prefix(while: { $0 != "." }) {
        case DefineProgramme.service: try takeRegistry()
        case RegisterProjects.service: try takeProjects()
        case StartRun.service: try takeEvaluation()
        case FaultFound.service: try takeEnvironment()
        case MonthClosed.service: try takeCommerce()
        case CaseFiled.service: try takeRectification()
        case TaskAssigned.service: try takeResponsibility()
        default: try takePlugins()
        }
    }

    /// Reads the event.
    func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try MessageCoding.decode(type, from: event.data, of: event.type)
    }

    /// Puts it on the town's page.
    func tell(_ programme: String?, _ town: String?, _ text: LocalizedName) throws {
        guard let town else { return }
        let context = event.context
        let news = TownNews(
            time: OfficeTime.timestamp(of: context.time),
            type: event.type,
            programme: programme,
            subject: context.subject,
            unit: context.actor.unit,
            text: text
        )
        try NewsWriter(tables: tables).add(news, of: town, event)
    }
}
