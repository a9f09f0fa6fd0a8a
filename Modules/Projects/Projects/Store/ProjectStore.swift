import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// Projects, each as it was from day to day.
struct ProjectStore {
    let tables: any TableReader

    /// A project as it is, `nil` when there is none.
    func find(_ id: String) throws -> Project? {
        try tables.row(
            "SELECT definition FROM project_periods WHERE project = ? AND valid_to IS NULL",
            [.text(id)]
        )?.json(Project.self, "definition")
    }

    /// A project that must be there.
    ///
    /// - Throws: ``Problem`` `projects.not-found`.
    func require(_ id: String) throws -> Project {
        if let project = try find(id) { return project }
        throw Self.notFound(id)
    }

    /// What is said of an unknown project.
    static func notFound(_ id: String) -> Problem {
        Problem(
            ProjectsCode.notFound,
            .notFound,
            "There is no project '\(id)'.",
            remedy: "List the projects, or register it first (\(RegisterProject.name))."
        )
    }

    /// A project as it was registered, `nil` when there is none.
    func original(_ id: String) throws -> Project? {
        let row = try tables.row("SELECT original FROM projects WHERE id = ?", [.text(id)])
        guard let row else { return nil }
        return try row.optionalJSON(Project.self, "original") ?? find(id)
    }

    /// The project with a number, `nil` when there is none.
    func project(of programme: String, number: Int) throws -> String? {
        try tables.row(
            "SELECT id FROM projects WHERE programme = ? AND number = ?",
            [.text(programme), .init(number)]
        )?.text("id")
    }

    /// The highest number of a programme, 0 when it has no project.
    func lastNumber(of programme: String) throws -> Int {
        try tables.row(
            "SELECT number FROM projects WHERE programme = ? ORDER BY number DESC LIMIT 1",
            [.text(programme)]
        )?.int("number") ?? 0
    }

    /// How many projects a programme has, of those that an access covers.
    func count(of programme: String, for access: Access) throws -> Int {
        let scope = access.condition(programme: "p.programme", town: "p.town")
        return try tables.count(
            "SELECT COUNT(*) FROM project_periods p WHERE p.programme = ? AND p.valid_to IS NULL AND \(scope.sql)",
            [.text(programme)] + scope.arguments
        )
    }

    // MARK: Writing

    /// Applies ``ProjectRegistered``.
    static func apply(_ event: ProjectRegistered, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO projects (id, programme, number, version) VALUES (?, ?, ?, 1)",
            [.text(event.project), .text(event.programme), .init(event.facts.number ?? 0)]
        )
        let step = FunnelStep(rawValue: event.status.rawValue)
        let project = Project(
            id: event.project,
            programme: event.programme,
            facts: event.facts,
            status: event.status,
            funnel: step.map { [FunnelEntry(step: $0, status: event.status, date: event.date)] } ?? [],
            milestones: event.milestones,
            light: LightRules.light(event.facts, report: nil),
            warnings: event.warnings,
            version: 1
        )
        try insert(project, from: event.date, to: tables)
        try insertFigures(of: project, to: tables)
    }

    /// Changes a project from a day on; the period before it ends there.
    static func change(
        _ id: String,
        from day: String,
        to tables: any TableWriter,
        _ change: (inout Project) throws -> Void
    ) throws {
        let row = try tables.row(
            "SELECT valid_from, definition FROM project_periods WHERE project = ? AND valid_to IS NULL",
            [.text(id)]
        )
        guard let row else { throw notFound(id) }
        var project = try row.json(Project.self, "definition")
        if project.version == 1 {
            let original = row["definition"]
            try tables.execute("UPDATE projects SET original = ? WHERE id = ?", [original, .text(id)])
        }
        let figures = project.facts.countedFigures
        try change(&project)
        project.version += 1
        try tables.execute("UPDATE projects SET version = ? WHERE id = ?", [.init(project.version), .text(id)])
        // What changes twice on a day was only ever as it was at the end of it.
        let begin = row.text("valid_from") ?? ""
        if begin >= day {
            let last: [SQLValue] = [.text(id), .text(begin)]
            try tables.execute("DELETE FROM project_periods WHERE project = ? AND valid_from = ?", last)
        } else {
            try tables.execute(
                "UPDATE project_periods SET valid_to = ? WHERE project = ? AND valid_to IS NULL",
                [.text(day), .text(id)]
            )
        }
        try insert(project, from: max(begin, day), to: tables)
        guard project.facts.countedFigures != figures else { return }
        try tables.execute("DELETE FROM project_figures WHERE project = ?", [.text(id)])
        try insertFigures(of: project, to: tables)
    }

    private static func insert(_ project: Project, from day: String, to tables: any TableWriter) throws {
        let facts = project.facts
        try tables.execute(
            """
            INSERT INTO project_periods (project, valid_from, programme, number, town, name, kinds, status, light,
                stated, warned, definition)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(project.id), .text(day), .text(project.programme), .init(facts.number ?? 0), .init(facts.town),
                .text(facts.name), .text(WordList.text(facts.kinds)), .text(project.status.rawValue),
                .text(project.light.colour.rawValue), .text(WordList.text(facts.statedFields)),
                .init(!project.warnings.isEmpty), try .init(json: project),
            ]
        )
    }

    private static func insertFigures(of project: Project, to tables: any TableWriter) throws {
        for (place, figure) in project.facts.countedFigures.enumerated() {
            try tables.execute(
                """
                INSERT INTO project_figures (project, place, programme, sort, name, scope, value, unit, qualifier)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(project.id), .init(place), .text(project.programme), .text(figure.sort.rawValue),
                    .text(figure.name), .init(figure.scope?.rawValue), .text(figure.value.text), .text(figure.unit),
                    .text(figure.qualifier.rawValue),
                ]
            )
        }
    }
}

/// Several words in one column, so that a filter finds each: `,road,water,`.
enum WordList {
    static func text(_ words: [String]) -> String { "," + words.map { $0 + "," }.joined() }

    static func words(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    /// A pattern for `LIKE … ESCAPE '\'` that finds a word.
    static func pattern(_ word: String) -> String { SQL.pattern(",\(word),", anywhere: true) }
}
