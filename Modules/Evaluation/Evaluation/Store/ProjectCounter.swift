import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit

/// Counts the projects of all towns of a programme at once.
struct ProjectCounter {
    let units: Units

    /// The unit that investments are summed in.
    static let money = "万元"

    /// The projects of each town.
    func count(in tables: any TableReader, programme: String, period: Period) throws -> [String: ProjectCounts] {
        let rows = try tables.rows(
            """
            SELECT p.town, p.started, p.facts, EXISTS (SELECT 1 FROM project_reports r
                WHERE r.project = p.id AND r.month >= ? AND r.month <= ?) AS reported
            FROM projects p WHERE p.programme = ? AND p.town IS NOT NULL ORDER BY p.town, p.id
            """,
            [.text(period.first.text), .text(period.last.text), .text(programme)]
        )
        return try Dictionary(grouping: rows) { $0.text("town") ?? "" }.mapValues(counts)
    }

    private func counts(_ rows: [SQLRow]) throws -> ProjectCounts {
        let facts = try rows.map { try $0.json(CountedProject.self, "facts") }
        let stated = facts.compactMap { project in
            project.investment.flatMap { figure in
                figure.value.flatMap { units.convert($0.number, from: figure.unit, to: Self.money) }
            }
        }
        let kinds = Dictionary(grouping: facts.flatMap(\.kinds)) { $0 }.mapValues(\.count)
        return ProjectCounts(
            count: rows.count,
            started: rows.count { $0.bool("started") == true },
            reported: rows.count { $0.bool("reported") == true },
            investment: stated.isEmpty
                ? nil
                : .init(
                    measure: "investment",
                    unit: Self.money,
                    value: DecimalValue(stated.reduce(0, +)),
                    of: stated.count
                ),
            kinds: kinds.sorted { $0.key < $1.key }.map { .init(kind: $0.key, count: $0.value) },
            measures: sums(facts.flatMap(\.measures))
        )
    }

    /// Measures of one name, summed where their units allow it; each sum says over how many.
    private func sums(_ measures: [CountedProject.Measure]) -> [ProjectCounts.Sum] {
        var sums: [ProjectCounts.Sum] = []
        for measure in measures {
            let place = sums.firstIndex { sum in
                sum.measure == measure.name && units.convert(1, from: measure.unit, to: sum.unit) != nil
            }
            guard let place, let value = units.convert(measure.value.number, from: measure.unit, to: sums[place].unit)
            else {
                sums.append(.init(measure: measure.name, unit: measure.unit, value: measure.value, of: 1))
                continue
            }
            sums[place].value = DecimalValue(sums[place].value.number + value)
            sums[place].of += 1
        }
        return sums.sorted { ($0.measure, $0.unit) < ($1.measure, $1.unit) }
    }
}
