import PluginKit

/// How many projects of each town there are and have started, from the events of the project library.
///
/// It keeps counts and not projects: what it keeps is handed over with every call, and a library may be large.
struct StartedProjects: PluginState {
    /// What is kept of one town.
    struct Town: Codable {
        /// How many projects it has.
        var registered = 0
        /// How many of them have started (开工) and do not stand still.
        var started = 0
    }

    private(set) var towns: [String: Town] = [:]

    /// Takes events in; one observation for each town whose count of started projects has changed.
    mutating func hear(_ events: [HeardEvent]) -> [DerivedObservation] {
        let before = towns
        var heard: [String: [HeardEvent]] = [:]
        for event in events {
            for town in take(event) { heard[town, default: []].append(event) }
        }
        return heard.sorted { $0.key < $1.key }.compactMap { town, events in
            guard let count = towns[town], count.started != before[town]?.started ?? 0 else { return nil }
            return observation(of: town, count, events)
        }
    }

    /// Takes one event in, and says which towns it concerns.
    private mutating func take(_ event: HeardEvent) -> [String] {
        let town = event.data["town"]?.text
        let status = event.data["status"]?.text
        switch event.type {
        case "projects.project-registered.v1":
            count(town, registered: 1, started: Self.isStarted(status) ? 1 : 0)
            return [town].compactMap { $0 }
        case "projects.project-status-changed.v1":
            let was = Self.isStarted(event.data["from"]?.text)
            count(town, registered: 0, started: (Self.isStarted(status) ? 1 : 0) - (was ? 1 : 0))
            return [town].compactMap { $0 }
        case "projects.project-changed.v1":
            guard let move = event.data["changes"]?.list?.first(where: { $0["field"]?.text == "town" }) else {
                return []
            }
            let former = move["from"]?.text.flatMap(Self.unquoted)
            count(former, registered: -1, started: Self.isStarted(status) ? -1 : 0)
            count(town, registered: 1, started: Self.isStarted(status) ? 1 : 0)
            return [former, town].compactMap { $0 }
        default:
            return []
        }
    }

    private mutating func count(_ town: String?, registered: Int, started: Int) {
        guard let town else { return }
        towns[town, default: Town()].registered += registered
        towns[town, default: Town()].started += started
    }

    /// 开工, 投产, 完成; a project that stands still (停建) does not count.
    private static func isStarted(_ status: String?) -> Bool {
        ["started", "producing", "completed"].contains(status)
    }

    /// The text in a JSON string; `nil` for `null`.
    private static func unquoted(_ json: String) -> String? {
        json.hasPrefix("\"") ? String(json.dropFirst().dropLast()) : nil
    }

    private func observation(of town: String, _ count: Town, _ events: [HeardEvent]) -> DerivedObservation {
        DerivedObservation(
            town: town,
            indicator: "projects-started",
            period: events.map(\.month).max() ?? "",
            figure: Figure(ExactDecimal(count.started), unit: "个"),
            why: BilingualText(
                zh: "项目库中\(count.registered)个项目，已开工\(count.started)个。",
                en: "\(count.started) of the town's \(count.registered) projects have started."
            ),
            from: events.map(\.id)
        )
    }
}
