import Ledger
import Messages
import ModuleKit
import PluginKit
import PluginLoading
import PluginMessages
import Stream

/// Lets a plugin take heard events in, inside the transaction that moves the cursor.
struct PluginDeriving: Sendable {
    let manifest: PluginManifest
    let library: PluginLibrary
    let gate: PluginGate
    let deadline: Duration

    /// Gives the plugin its state and the events, and keeps what it makes of them.
    ///
    /// - Parameters:
    ///   - events: In the order of their stream.
    ///   - tables: The plugin's own.
    /// - Returns: The observations that follow.
    /// - Throws: ``Problem`` `plugins.quarantined` or `plugins.failed`, both passing: the cursor stays where it is, and
    ///   the same events come again when there is a mended plugin.
    func react(to events: [ModuleKit.HeardEvent], _ tables: any TableWriter) throws -> [any Event] {
        try gate.pass()
        let request = DerivationRequest(events: events.map(Self.outline))
        let bytes = Self.request(try PluginStateStore(tables: tables).whole(), events)
        let (state, observations): (JSONValue, [PluginEvent])
        do throws(PluginFault) {
            let answer = try library.deriveBlocking(bytes, within: deadline)
            let derivation = try PluginAnswers.derivation(in: answer, of: request, by: manifest)
            (state, observations) = (derivation.state, try observed(in: derivation))
        } catch {
            throw gate.failed(.derive, with: error)
        }
        gate.succeeded(.derive)
        try PluginStateStore.replace(with: state, in: tables)
        return observations
    }

    private func observed(in derivation: Derivation) throws(PluginFault) -> [PluginEvent] {
        var events: [PluginEvent] = []
        for observation in derivation.observations {
            let content = try PluginJSON.read(ObservationDerived.self, from: PluginJSON.bytes(of: observation))
            events.append(PluginEvent(type: PluginNames.observationDerived(manifest.id), content: content))
        }
        return events
    }

    /// What an answer is checked against: the events without what they say.
    private static func outline(_ event: ModuleKit.HeardEvent) -> PluginKit.HeardEvent {
        PluginKit.HeardEvent(
            source: event.source,
            type: event.type,
            sequence: event.context.position.sequence,
            time: event.context.time,
            subject: event.context.subject,
            data: .null
        )
    }

    /// The request, with states and events as they are kept.
    private static func request(_ state: String?, _ events: [ModuleKit.HeardEvent]) -> [UInt8] {
        let list = events.map { event in
            let data = String(decoding: event.data, as: UTF8.self)
            return #"{"source":\#(JSONWords.text(event.source)),"type":\#(JSONWords.text(event.type)),"#
                + #""sequence":\#(event.context.position.sequence),"time":\#(event.context.time),"#
                + #""subject":\#(JSONWords.text(event.context.subject)),"data":\#(data)}"#
        }
        return Array(#"{"state":\#(state ?? "null"),"events":[\#(list.joined(separator: ","))]}"#.utf8)
    }
}

/// An observation as an event of the plugin's own stream.
struct PluginEvent: Event {
    /// What the type would be without a plugin; ``type`` has the plugin's own name in it.
    static let name = "plugin.observation-derived.v1"

    let type: String
    let content: ObservationDerived

    var subject: String { content.town }

    init(type: String, content: ObservationDerived) {
        (self.type, self.content) = (type, content)
    }

    /// Reads the observation; its type is on the topic.
    init(from decoder: any Decoder) throws {
        self.init(type: Self.name, content: try ObservationDerived(from: decoder))
    }

    func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
    }
}
