import Console
import EvaluationMessages
import Messages
import ProjectsMessages
import RegistryMessages
import TownPageMessages

/// Towns: the list, and one town on one page.
struct TownPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    /// Rows of each table of a town's page, at most.
    private static let rows = 50

    var endpoints: [Endpoint] {
        [
            .page(
                "/towns",
                "Towns that fit a filter.",
                filters: ["programme", "type", "level", "q", "cursor"],
                on: desk,
                view: list
            ),
            .page("/towns/{id}", "One town on one page.", on: desk, view: town),
        ]
    }

    @Sendable private func list(_ request: GatewayRequest) async throws -> TownsView {
        var filter = TownsView.Filter()
        filter.programme = request.text("programme") ?? ""
        filter.type = request.text("type") ?? ""
        filter.level = request.text("level") ?? ""
        filter.q = request.text("q") ?? ""
        filter.cursor = request.text("cursor") ?? ""
        let query = ListTowns(
            programme: request.text("programme"),
            level: request.text("level"),
            type: request.text("type"),
            q: request.text("q"),
            cursor: request.text("cursor")
        )
        let towns = try await desk.ask(query, for: request)
        let programmes = towns.items.flatMap(\.memberships).map(\.programme)
        let names = try await desk.names(of: programmes, types: true, for: request)
        return TownsView(towns, filter: filter, names: names)
    }

    @Sendable private func town(_ request: GatewayRequest) async throws -> TownView {
        let id = try request.path("id")
        var answers = TownView.Answers(try await desk.ask(FindTown(id: id), for: request))
        answers.page = try await desk.ask(orNothing: FindTownPage(town: id), for: request)
        let projects = ListProjects(town: id, limit: Self.rows)
        answers.projects = try await desk.ask(orNothing: projects, for: request)?.items ?? []
        let targets = ListTargets(town: id, limit: Self.rows)
        answers.targets = try await desk.ask(orNothing: targets, for: request)?.items ?? []
        if answers.page == nil {
            let history = TownHistory(id: id, limit: Self.rows)
            answers.history = try await desk.ask(orNothing: history, for: request)?.items ?? []
        }
        let programmes = answers.town.memberships.map(\.programme) + answers.projects.map(\.programme)
        let names = try await desk.names(of: programmes, types: true, units: true, for: request)
        return TownView(answers, for: desk.asker(of: request), names: names)
    }
}
