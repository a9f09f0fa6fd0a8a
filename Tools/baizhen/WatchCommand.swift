import ArgumentParser
import Foundation
import GatewayClient
import Messages

/// `baizhen watch TOPIC`: prints events as they happen, until Ctrl-C.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "实时查看事件。Prints events as they happen, one on a line, until Ctrl-C."
    )

    /// How long a host that was there may be away before the watch gives up, in seconds.
    static let absence = 60.0
    /// How long between two tries to come back, in seconds.
    static let pause = 1.0

    @Argument(help: "Only topics with this prefix, such as registry.town-; all when left out.")
    var topic = ""

    @OptionGroup var host: HostOptionGroup

    /// The parts of a CloudEvent that a line shows.
    private struct Event: Decodable {
        var id: String
        var type: String
        var time: String
        var subject: String?
        var actor: String?
    }

    func run() throws {
        Self.endCleanly(on: [SIGINT, SIGTERM])
        let client = try host.client()
        var place = ""
        var absentSince: Date?
        while true {
            let began = Date()
            do {
                try client.events(topic: topic, after: &place) { event in
                    show(event)
                    return true
                }
                absentSince = nil
            } catch {
                // A try that took longer than a pause was connected, and broke.
                if Date().timeIntervalSince(began) > Self.pause { absentSince = nil }
                let since = absentSince ?? Date()
                absentSince = since
                guard error.retryable, !place.isEmpty, Date().timeIntervalSince(since) < Self.absence else {
                    throw error
                }
            }
            Thread.sleep(forTimeInterval: Self.pause)
        }
    }

    /// Ends the process with success on a signal, also when whoever started it left the signal blocked.
    private static func endCleanly(on signals: [Int32]) {
        var set = sigset_t()
        sigemptyset(&set)
        for number in signals {
            sigaddset(&set, number)
            signal(number) { _ in _exit(0) }
        }
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    private func show(_ event: ServerSentEvent) {
        if event.name != "message" { return Output.error("notice: \(event.data)") }
        if host.json { return Output.line(event.data) }
        guard let facts = try? JSONDecoder().decode(Event.self, from: Data(event.data.utf8)) else {
            return Output.line(event.data)
        }
        let words = [facts.time, facts.type, facts.subject ?? "-", facts.actor ?? "-", facts.id]
        Output.line(words.joined(separator: "  "))
    }
}
