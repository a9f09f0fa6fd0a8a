import PluginKit

/// Which projects of which town have started, from the events of the project library.
struct StartedProjects: PluginState {
    /// What is kept of one town.
    struct Town: Codable {
        /// How many projects have started and were not called off.
        var started = 0
        /// How many there are.
        var registered = 0
    }

    /// What is kept of one project.
    private struct Project: Codable {
        var town: String
        var isStarted = false
    }

    private(set) var towns: [String: Town] = [:]
    private var projects: [String: Project] = [:]

    init() {}

    /// Statuses in which a project has started (开工).
    private static let started: Set<String> = ["started", "in-production", "implementation", "completion", "completed"]
    private static let types: Set<String> = [
        "projects.project-registered.v1", "projects.project-status-changed.v1",
    ]

    /// Takes events in; one observation for each town whose count has changed.
    mutating func hear(_ events: [HeardEvent]) -> [DerivedObservation] {
        var changes: [String: [HeardEvent]] = [:]
        for event in events where Self.types.contains(event.type) {
            guard let town = take(event) else { continue }
            changes[town, default: []].append(event)
        }
        return changes.sorted { $0.key < $1.key }.map { town, events in observation(of: town, events) }
    }

    /// Takes one event in, and says for which town the count of started projects has changed.
    private mutating func take(_ event: HeardEvent) -> String? {
        guard let id = event.data["project"]?.text, let town = event.data["town"]?.text ?? projects[id]?.town,
            let status = event.data["status"]?.text
        else { return nil }
        var project = projects[id] ?? Project(town: town)
        if projects[id] == nil { towns[town, default: Town()].registered += 1 }
        let wasStarted = project.isStarted
        project.isStarted = Self.started.contains(status)
        projects[id] = project
        guard wasStarted != project.isStarted else { return nil }
        towns[project.town, default: Town()].started += project.isStarted ? 1 : -1
        return project.town
    }

    private func observation(of town: String, _ events: [HeardEvent]) -> DerivedObservation {
        let count = towns[town] ?? Town()
        return DerivedObservation(
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
