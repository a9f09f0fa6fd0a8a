import Bus
import Evaluation
import Messages
import ModuleKit
import PluginMessages
import Projects
import ProjectsMessages
import RegistryMessages

/// What the running modules say of the programmes that were loaded, in lines for people.
struct ExampleSummary {
    let bus: BusClient
    let modules: [String]

    /// How long after a list its regions are looked at again, in years.
    static let laterYears = 2

    /// Asks, and puts the answers into words.
    ///
    /// - Throws: ``Problem``.
    func lines() async throws -> [String] {
        var lines = try await townTypes()
        for programme in try await bus.request(ListProgrammes(limit: 200)).items {
            lines.append("\(programme.id)  \(programme.names.zh)  \(programme.title)")
            let definition = try await bus.request(FindProgramme(id: programme.id))
            for batch in try await bus.request(ListBatches(programme: programme.id, limit: 200)).items {
                lines += try await describe(batch, definition)
            }
            lines += try await describeProjects(of: definition)
            lines += try await ExampleRooms(bus: bus, modules: modules).lines(of: definition).map { "  " + $0 }
            guard modules.contains(EvaluationModule.name) else { continue }
            lines += try await ExampleEvaluation(bus: bus).lines(of: definition).map { "  " + $0 }
        }
        return lines
    }

    private func townTypes() async throws(Problem) -> [String] {
        guard modules.contains(ListPlugins.service) else { return [] }
        let plugins = try await bus.request(ListPlugins()).items
        return ["\(plugins.count { $0.state == .active }) plugins active"]
            + plugins.map { plugin in
                let reason = plugin.reason.map { ": \($0)" } ?? ""
                let type = plugin.townType ?? "no type"
                return "  \(plugin.id) \(plugin.version)  \(type)  \(plugin.state.rawValue)\(reason)"
            }
    }

    private func describe(_ summary: BatchSummary, _ programme: ProgrammeDefinition) async throws(Problem) -> [String] {
        let check = try await bus.request(CheckBatch(programme: summary.programme, number: summary.number))
        let counts = check.counts
        let names = Dictionary(programme.categories.map { ($0.code, $0.names.zh) }) { first, _ in first }
        var parts = [counts.categories.map { "\(names[$0.name] ?? $0.name) \($0.count)" }]
        if counts.designatedTowns + counts.otherTowns > 0 {
            parts.append(["建制镇 \(counts.designatedTowns)", "非建制镇 \(counts.otherTowns)"])
        }
        let sums = parts.filter { !$0.isEmpty }.map { " = " + $0.joined(separator: " + ") }.joined()
        let headings = counts.headings.isEmpty ? "" : ", \(counts.headings.count) headings"
        var lines = ["  batch \(summary.number): \(counts.total) towns\(sums)\(headings), \(discrepancies(check))"]
        lines.append("  " + (try await describeCopy(of: summary)))
        lines += try await movedRegions(since: summary.published)
        return lines
    }

    private func describeProjects(of programme: ProgrammeDefinition) async throws(Problem) -> [String] {
        guard modules.contains(ProjectsModule.name), let rules = programme.projects else { return [] }
        let summary = try await bus.request(SummarizeProjects(programme: programme.id))
        guard summary.projects > 0 else { return [] }
        let kinds = rules.kinds + rules.benefits + rules.funds
        let names = Dictionary(kinds.map { ($0.id, $0.names.zh) }) { first, _ in first }
        return ProjectsSummary.lines(of: summary, names: names).map { "  " + $0 }
    }

    private func discrepancies(_ check: ListCheck) -> String {
        check.discrepancies.isEmpty ? "no discrepancy" : "\(check.discrepancies.count) discrepancy"
    }

    /// The proof that the check can fail: the same list without its last town.
    private func describeCopy(of summary: BatchSummary) async throws(Problem) -> String {
        var copy = try await bus.request(FindBatch(programme: summary.programme, number: summary.number)).batch
        guard let removed = copy.entries.popLast() else { return "a list without towns" }
        let check = try await bus.request(CheckList(copy))
        let findings = check.discrepancies.flatMap(\.findings).map(\.text).joined(separator: "; ")
        return "a copy without no. \(removed.number): \(discrepancies(check)) (\(findings))"
    }

    /// Regions that had another parent when the list was published than later.
    private func movedRegions(since published: String) async throws(Problem) -> [String] {
        guard let year = Int(published.prefix(4)) else { return [] }
        let later = year + Self.laterYears
        let before = try await placements(asOf: "\(year)-12-31")
        let after = try await placements(asOf: "\(later)-12-31")
        return before.keys.sorted().compactMap { key in
            guard let old = before[key], let new = after[key], old.parent != new.parent else { return nil }
            return "  \(old.name) (\(key.hierarchy)): \(old.words) as of \(year), \(new.words) as of \(later)"
        }
    }

    private struct Key: Hashable, Comparable {
        let region: String
        let hierarchy: String

        static func < (left: Key, right: Key) -> Bool {
            (left.region, left.hierarchy) < (right.region, right.hierarchy)
        }
    }

    private struct Placement {
        let name: String
        let parent: String?
        let words: String
    }

    private func placements(asOf day: String) async throws(Problem) -> [Key: Placement] {
        var regions: [Region] = []
        var cursor: String?
        repeat {
            let page = try await bus.request(ListRegions(asOf: day, limit: 200, cursor: cursor))
            regions += page.items
            cursor = page.next
        } while cursor != nil
        let hierarchies = Set(regions.flatMap { $0.parents.map(\.hierarchy) })
        let roots = Set(regions.filter(\.parents.isEmpty).map(\.id))
        var found: [Key: Placement] = [:]
        for region in regions {
            for hierarchy in hierarchies {
                let parent = region.parents.first { $0.hierarchy == hierarchy }
                let standsAlone = parent.map { roots.contains($0.id) } ?? true
                found[Key(region: region.id, hierarchy: hierarchy)] = Placement(
                    name: region.names.zh,
                    parent: parent?.id,
                    words: standsAlone ? "stands alone" : "under \(parent?.name ?? "")"
                )
            }
        }
        return found
    }
}
