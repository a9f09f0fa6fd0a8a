import PluginKit

/// How many projects the library has of each town, from the projects' events.
struct PlannedProjects: PluginState {
    private(set) var towns: [String: Int] = [:]

    /// Takes events in; one observation for each town whose count has changed.
    mutating func hear(_ events: [HeardEvent]) -> [DerivedObservation] {
        var heard: [String: [HeardEvent]] = [:]
        for event in events where event.type == "projects.project-registered.v1" {
            guard let town = event.data["town"]?.text else { continue }
            towns[town, default: 0] += 1
            heard[town, default: []].append(event)
        }
        return heard.sorted { $0.key < $1.key }.map { town, events in
            let count = towns[town] ?? 0
            return DerivedObservation(
                town: town,
                indicator: "planned-projects",
                period: events.map(\.month).max() ?? "",
                figure: Figure(ExactDecimal(count), unit: "个"),
                why: BilingualText(zh: "项目库中有\(count)个项目。", en: "The library has \(count) projects of the town."),
                from: events.map(\.id)
            )
        }
    }
}
