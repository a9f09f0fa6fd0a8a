import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RegistryMessages

/// Counts and sums over the projects of a programme as they are.
struct SummaryStore {
    let tables: any TableReader
    let library: Library
    private let condition: String
    private let arguments: [SQLValue]

    init(_ query: SummarizeProjects, _ access: Access, library: Library, tables: any TableReader) {
        self.tables = tables
        self.library = library
        let scope = access.condition(programme: "p.programme", town: "p.town")
        var conditions = ["p.programme = ?", "p.valid_to IS NULL", scope.sql]
        var arguments: [SQLValue] = [.text(query.programme)] + scope.arguments
        if let town = query.town {
            conditions.append("p.town = ?")
            arguments.append(.text(town))
        }
        if let kind = query.kind {
            conditions.append(#"p.kinds LIKE ? ESCAPE '\'"#)
            arguments.append(.text(WordList.pattern(kind)))
        }
        condition = conditions.joined(separator: " AND ")
        self.arguments = arguments
    }

    /// The summary.
    func reply() throws -> ProjectsSummaryReply {
        let groups = try tables.rows(
            """
            SELECT p.status, p.light, p.kinds, p.stated, COUNT(*) AS n FROM project_periods p
            WHERE \(condition) GROUP BY p.status, p.light, p.kinds, p.stated
            """,
            arguments
        )
        let all = groups.reduce(0) { $0 + ($1.int("n") ?? 0) }
        let kinds = Self.words("kinds", groups)
        let sums = try sums(of: all)
        return ProjectsSummaryReply(
            programme: library.programme,
            projects: all,
            kinds: library.rules.kinds.map { ProjectCount($0.id, kinds[$0.id] ?? 0) },
            assignments: kinds.values.reduce(0, +),
            severalKinds: groups.filter { WordList.words($0.text("kinds") ?? "").count > 1 }
                .reduce(0) { $0 + ($1.int("n") ?? 0) },
            statuses: Self.counts("status", groups, order: ProjectStatus.allCases.map(\.rawValue)),
            lights: Self.counts("light", groups, order: LightColour.allCases.map(\.rawValue)),
            investment: sums.investment,
            measures: sums.measures,
            benefits: sums.benefits,
            funds: sums.funds,
            listedFunds: sums.funds.count > 1 ? sums.listedFunds : [],
            missing: try missing(groups),
            warnings: try warnings()
        )
    }

    // MARK: Counts

    private static func counts(_ column: String, _ groups: [SQLRow], order: [String]) -> [ProjectCount] {
        var counts: [String: Int] = [:]
        for group in groups { counts[group.text(column) ?? "", default: 0] += group.int("n") ?? 0 }
        return order.compactMap { name in counts[name].map { ProjectCount(name, $0) } }
    }

    private static func words(_ column: String, _ groups: [SQLRow]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for group in groups {
            for word in WordList.words(group.text(column) ?? "") { counts[word, default: 0] += group.int("n") ?? 0 }
        }
        return counts
    }

    private func missing(_ groups: [SQLRow]) throws -> [ProjectsSummaryReply.MissingField] {
        let all = groups.reduce(0) { $0 + ($1.int("n") ?? 0) }
        let stated = Self.words("stated", groups)
        return try library.rules.expectedFields.filter(ProjectFacts.fields.contains).map { field in
            let rows = try tables.rows(
                """
                SELECT p.project FROM project_periods p WHERE \(condition) AND p.stated NOT LIKE ? ESCAPE '\\'
                ORDER BY p.number LIMIT ?
                """,
                arguments + [.text(WordList.pattern(field)), .init(ProjectsSummaryReply.MissingField.limit)]
            )
            return .init(
                field: field,
                count: all - (stated[field] ?? 0),
                projects: rows.compactMap { $0.text("project") }
            )
        }
    }

    private func warnings() throws -> [ProjectWarnings] {
        let rows = try tables.rows(
            """
            SELECT p.definition FROM project_periods p WHERE \(condition) AND p.warned = 1 ORDER BY p.number LIMIT ?
            """,
            arguments + [.init(ProjectsSummaryReply.MissingField.limit)]
        )
        return try rows.map { row in
            let project = try row.json(Project.self, "definition")
            return ProjectWarnings(project: project.id, project.warnings)
        }
    }

    // MARK: Sums

    private struct Sums {
        var investment: [CoveredSum] = []
        var measures: [NamedSum] = []
        var benefits: [NamedSum] = []
        var funds: [NamedSum] = []
        var listedFunds: [CoveredSum] = []
    }

    private struct Key: Hashable {
        var sort: String
        var name: String
        var scope: String?
    }

    private func sums(of all: Int) throws -> Sums {
        let rows = try tables.rows(
            """
            SELECT f.project, f.sort, f.name, f.scope, f.value, f.unit, f.qualifier
            FROM project_figures f JOIN project_periods p ON p.project = f.project
            WHERE \(condition) ORDER BY p.number, f.place
            """,
            arguments
        )
        var order: [Key] = []
        var sums: [Key: FigureSum] = [:]
        var funds = FigureSum(units: library.units)
        for row in rows {
            guard let value = row.text("value").flatMap({ DecimalValue($0) }) else { continue }
            let key = Key(sort: row.text("sort") ?? "", name: row.text("name") ?? "", scope: row.text("scope"))
            let unit = row.text("unit") ?? ""
            let qualifier = row.text("qualifier").flatMap(Figure.Qualifier.init) ?? .exact
            if sums[key] == nil {
                order.append(key)
                sums[key] = FigureSum(units: library.units)
            }
            let owner = row.text("project") ?? ""
            sums[key]?.add(value, unit: unit, qualifier: qualifier, of: owner)
            if key.sort == CountedFigure.Sort.fund.rawValue {
                funds.add(value, unit: unit, qualifier: qualifier, of: owner)
            }
        }
        func named(_ sort: CountedFigure.Sort) -> [NamedSum] {
            order.filter { $0.sort == sort.rawValue }.flatMap { key in
                (sums[key]?.sums(of: all) ?? []).map {
                    NamedSum(key.name, scope: key.scope.flatMap(MeasureScope.init), sum: $0)
                }
            }
        }
        return Sums(
            investment: named(.investment).map(\.sum),
            measures: named(.measure),
            benefits: inOrder(named(.benefit), of: library.rules.benefits.map(\.id)),
            funds: inOrder(named(.fund), of: library.rules.funds.map(\.id)),
            listedFunds: funds.sums(of: all)
        )
    }

    /// In the order of the programme's definition.
    private func inOrder(_ sums: [NamedSum], of ids: [String]) -> [NamedSum] {
        ids.flatMap { id in sums.filter { $0.name == id } } + sums.filter { !ids.contains($0.name) }
    }
}
