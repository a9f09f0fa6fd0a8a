import Console
import ECommerceMessages
import Messages
import RegistryMessages
import ResponsibilityMessages

/// E-commerce and responsibilities: what programmes with such rules show.
struct CommercePages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] {
        [
            .page("/ecommerce", "The e-commerce of a programme.", filters: ["programme"], on: desk, view: ecommerce),
            .page(
                "/responsibilities",
                "The clauses of a programme and who answers for them.",
                filters: ["programme", "unit", "flag", "cursor"],
                on: desk,
                view: responsibilities
            ),
        ]
    }

    /// Rows of work that are shown at most.
    private static let assignments = 50

    @Sendable private func ecommerce(_ request: GatewayRequest) async throws -> CommerceView {
        let programmes = try await desk.programmes(for: request) { $0.ecommerce != nil }
        let programme = request.text("programme") ?? programmes.first?.value ?? ""
        var answers = CommerceView.Answers()
        func sales(by dimension: SummarizeSales.Dimension) async throws -> SummarizeSales.Reply? {
            try await desk.ask(orNothing: SummarizeSales(programme: programme, by: dimension), for: request)
        }
        if !programme.isEmpty {
            answers.months = try await sales(by: .month)
            answers.channels = try await sales(by: .channel)
            answers.categories = try await sales(by: .category)
            answers.villages = try await sales(by: .village)
            answers.qualification = try await desk.ask(
                orNothing: CheckQualification(programme: programme),
                for: request
            )
            answers.coverage = try await desk.ask(orNothing: MeasureCoverage(programme: programme), for: request)
        }
        return CommerceView(answers, programme: programme, programmes: programmes)
    }

    @Sendable private func responsibilities(_ request: GatewayRequest) async throws -> ResponsibilitiesView {
        let programmes = try await desk.programmes(for: request) { !$0.tasks.isEmpty }
        var filter = ResponsibilitiesView.Filter()
        filter.programme = request.text("programme") ?? programmes.first?.value ?? ""
        filter.unit = request.text("unit") ?? ""
        filter.flag = request.text("flag") ?? ""
        filter.cursor = request.text("cursor") ?? ""
        var answers = ResponsibilitiesView.Answers()
        if !filter.programme.isEmpty {
            let tasks = ListTasks(
                programme: filter.programme,
                unit: request.text("unit"),
                flag: request.text("flag").flatMap(TaskFlag.Kind.init),
                cursor: request.text("cursor")
            )
            answers.tasks = try await desk.ask(tasks, for: request)
            answers.workload = try await desk.ask(orNothing: ListWorkload(programme: filter.programme), for: request)
            let work = ListAssignments(programme: filter.programme, state: .open, limit: Self.assignments)
            answers.assignments = try await desk.ask(orNothing: work, for: request)
            let matters = ListMatters(programme: filter.programme, limit: Self.assignments)
            answers.matters = try await desk.ask(orNothing: matters, for: request)?.items ?? []
            let working = (answers.assignments?.items ?? []).map(\.town)
            for town in Set(working + answers.matters.map(\.town)) {
                answers.towns[town] = try await desk.ask(orNothing: FindTown(id: town), for: request)?.name
            }
        }
        return ResponsibilitiesView(answers, filter: filter, programmes: programmes)
    }
}

extension ConsoleDesk {
    /// The programmes that the asker is there for and that have something, to choose from.
    func programmes(
        for request: GatewayRequest,
        that have: (ProgrammeDefinition) -> Bool
    ) async throws -> [(value: String, text: String)] {
        let access = request.identity.access
        var found: [(value: String, text: String)] = []
        let list = try await ask(orNothing: ListProgrammes(limit: GatewayLimits.pageItems), for: request)?.items ?? []
        for summary in list where access.covers(programme: summary.id) {
            guard let definition = try await ask(orNothing: FindProgramme(id: summary.id), for: request),
                have(definition)
            else { continue }
            found.append((summary.id, summary.names.zh))
        }
        return found
    }
}
