import Console
import EvaluationMessages
import Messages
import ProjectsMessages
import RegistryMessages

/// The project library, and targets.
struct ProjectPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] {
        [
            .page(
                "/projects",
                "Projects that fit a filter.",
                filters: ["programme", "town", "status", "light", "q", "cursor"],
                on: desk,
                view: list
            ),
            .page("/projects/{id}", "One project and its monthly reports.", on: desk, view: project),
            .page(
                "/targets",
                "Targets and how they fare.",
                filters: ["programme", "cursor"],
                on: desk,
                view: targets
            ),
        ]
    }

    @Sendable private func list(_ request: GatewayRequest) async throws -> ProjectsView {
        var filter = ProjectsView.Filter()
        filter.programme = request.text("programme") ?? ""
        filter.town = request.text("town") ?? ""
        filter.status = request.text("status") ?? ""
        filter.light = request.text("light") ?? ""
        filter.q = request.text("q") ?? ""
        filter.cursor = request.text("cursor") ?? ""
        let query = ListProjects(
            programme: request.text("programme"),
            town: request.text("town"),
            status: request.text("status").flatMap(ProjectStatus.init),
            light: request.text("light").flatMap(LightColour.init),
            q: request.text("q"),
            cursor: request.text("cursor")
        )
        let projects = try await desk.ask(query, for: request)
        var summary: ProjectsSummaryReply?
        if let programme = request.text("programme") {
            let query = SummarizeProjects(programme: programme, town: request.text("town"))
            summary = try await desk.ask(orNothing: query, for: request)
        }
        let names = try await desk.names(of: projects.items.map(\.programme), for: request)
        return ProjectsView(projects, filter: filter, summary: summary, names: names)
    }

    @Sendable private func project(_ request: GatewayRequest) async throws -> ProjectView {
        let project = try await desk.ask(FindProject(id: try request.path("id")), for: request)
        let query = ListReports(project: project.id, limit: GatewayLimits.pageItems)
        let reports = try await desk.ask(orNothing: query, for: request)?.items ?? []
        var town: String?
        if let id = project.facts.town { town = try await desk.ask(orNothing: FindTown(id: id), for: request)?.name }
        let names = try await desk.names(of: [project.programme], for: request)
        return ProjectView(project, reports: reports.reversed(), town: town, names: names)
    }

    @Sendable private func targets(_ request: GatewayRequest) async throws -> TargetsView {
        let query = ListTargets(programme: request.text("programme"), cursor: request.text("cursor"))
        let targets = try await desk.ask(query, for: request)
        return TargetsView(
            targets,
            programme: request.text("programme") ?? "",
            cursor: request.text("cursor") ?? "",
            names: try await desk.names(for: request)
        )
    }
}
