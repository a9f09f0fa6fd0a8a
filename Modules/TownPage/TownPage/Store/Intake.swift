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
import Stream
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

    /// Puts it on the town's page, and takes the oldest off.
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
        try tables.execute(
            """
            INSERT INTO news (town, source, epoch, sequence, time, programme, definition) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (town, source, epoch, sequence) DO NOTHING
            """,
            [
                .text(town), .text(event.source), .init(bits: context.position.epoch),
                .init(bits: context.position.sequence), .init(context.time), .init(programme), try .init(json: news),
            ]
        )
        let kept = try tables.rows(
            "SELECT source, epoch, sequence FROM news WHERE town = ? ORDER BY \(NewsStore.newestFirst)",
            [.text(town)]
        )
        for row in kept.dropFirst(TownPage.newsLimit) {
            try tables.execute(
                "DELETE FROM news WHERE town = ? AND source = ? AND epoch = ? AND sequence = ?",
                [.text(town), row["source"], row["epoch"], row["sequence"]]
            )
        }
    }
}
