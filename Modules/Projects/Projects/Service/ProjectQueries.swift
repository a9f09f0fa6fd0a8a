import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// Answers what is asked about projects.
struct ProjectQueries {
    let tables: any TableReader
    let access: Access

    /// Answers ``ListProjects``.
    func list(_ query: ListProjects) throws -> Page<Project> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: ProjectsModule.name)
        return try ProjectList(tables: tables, day: try day(query.asOf), access: access).page(query, request)
    }

    /// Answers ``FindProject``.
    func find(_ query: FindProject) throws -> Project {
        let list = ProjectList(tables: tables, day: try day(query.asOf), access: access)
        if let project = try list.find(query.id) { return project }
        guard let asOf = query.asOf else { throw ProjectStore.notFound(query.id) }
        throw Problem(
            ProjectsCode.notFound,
            .notFound,
            "There is no project '\(query.id)' as of \(asOf).",
            remedy: "Ask for a later day, or without one."
        )
    }

    private func day(_ text: String?) throws -> String {
        guard let text else { return OfficialDate.latest }
        if let day = OfficialDate.lastDay(of: text) { return day }
        throw Problem(
            ProjectsCode.invalid,
            .invalid,
            "'\(text)' is not a date.",
            remedy: "Write 2024-06-30, 2024-06 or 2024.",
            errors: [.init(pointer: "/asOf", message: "expected a date, found '\(text)'")]
        )
    }
}

/// Answers what is asked about rounds.
struct RoundQueries {
    let tables: any TableReader
    let access: Access

    /// Answers ``FindRound``: the counts and totals are of the projects that the access covers.
    func find(_ query: FindRound) throws -> Round {
        let store = RoundStore(tables: tables, access: access)
        let isCovered = access.covers(programme: query.programme)
        guard isCovered, let kept = try store.round(query.programme, query.month) else {
            throw Problem(
                ProjectsCode.notFound,
                .notFound,
                "There is no round of '\(query.programme)' for \(query.month).",
                remedy: "Open it first (\(OpenRound.name))."
            )
        }
        let library = try KnownStore(tables: tables).library(query.programme)
        let counts = try store.counts(query.programme, query.month)
        let projects = try ProjectStore(tables: tables).count(of: query.programme, for: access)
        return Round(
            programme: query.programme,
            month: query.month,
            state: kept.state,
            due: kept.due,
            projects: projects,
            counts: ReportState.allCases.map { .init($0, counts[$0] ?? 0) },
            missing: projects - counts.values.reduce(0, +),
            reported: try totals(query, store, [.submitted, .approved], library, of: projects),
            approved: try totals(query, store, [.approved], library, of: projects),
            digest: kept.digest
        )
    }

    private func totals(
        _ query: FindRound,
        _ store: RoundStore,
        _ states: [ReportState],
        _ library: Library,
        of all: Int
    ) throws -> Round.Totals {
        var thisMonth = FigureSum(units: library.units)
        var toDate = FigureSum(units: library.units)
        for row in try store.reports(query.programme, query.month, in: states) {
            let figures = try row.json(ReportFigures.self, "figures")
            let project = row.text("project") ?? ""
            if let figure = figures.investmentThisMonth, let value = figure.value {
                thisMonth.add(value, unit: figure.unit, qualifier: figure.qualifier, of: project)
            }
            if let figure = figures.investmentToDate, let value = figure.value {
                toDate.add(value, unit: figure.unit, qualifier: figure.qualifier, of: project)
            }
        }
        return Round.Totals(thisMonth: thisMonth.sums(of: all), toDate: toDate.sums(of: all))
    }
}
