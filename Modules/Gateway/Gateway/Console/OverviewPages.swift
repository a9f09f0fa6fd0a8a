import Console
import Messages
import ProjectsMessages
import RectificationMessages
import RegistryMessages
import TownPageMessages

/// The first page of the console.
struct OverviewPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    /// Things that wait, of each sort, at most.
    private static let todoItems = 8

    var endpoints: [Endpoint] {
        [.page("/", "What waits for the asker, and how the programmes stand.", on: desk, view: overview)]
    }

    @Sendable private func overview(_ request: GatewayRequest) async throws -> OverviewView {
        var answers = OverviewView.Answers()
        answers.overview = try await desk.ask(orNothing: FindOverview(), for: request)
        let programmes = try await desk.ask(orNothing: ListProgrammes(limit: GatewayLimits.pageItems), for: request)
        let access = request.identity.access
        answers.programmes = (programmes?.items ?? []).filter { access.covers(programme: $0.id) }
        if let state = Self.waiting(for: desk.asker(of: request)) {
            let query = ListReports(state: state, limit: Self.todoItems)
            answers.reports = try await desk.ask(orNothing: query, for: request)?.items ?? []
            answers.projects = try await names(of: answers.reports, request)
        }
        let cases = ListCases(overdue: true, limit: Self.todoItems)
        answers.cases = try await desk.ask(orNothing: cases, for: request)?.items ?? []
        return OverviewView(answers, for: desk.asker(of: request))
    }

    /// Which reports wait for somebody.
    private static func waiting(for asker: Asker) -> ReportState? {
        asker.isReporter ? .returned : asker.isOfficer ? .submitted : nil
    }

    private func names(of reports: [ProjectReport], _ request: GatewayRequest) async throws -> [String: String] {
        var names: [String: String] = [:]
        for id in Set(reports.map(\.project)) {
            names[id] = try await desk.ask(orNothing: FindProject(id: id), for: request)?.facts.name
        }
        return names
    }
}
