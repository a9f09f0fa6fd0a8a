import Console
import Messages
import RegistryMessages

/// Applying for towns, by programmes that say how.
struct ApplicationPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] {
        [
            .page("/applications", "Apply for a town.", filters: ["programme"], on: desk) { try await page($0, nil) },
            .form("/applications", "Applies for a town.", on: desk) { form, request in
                let definition = try await desk.ask(FindProgramme(id: form["programme"] ?? ""), for: request)
                let step = TakeStep(
                    town: form["town"] ?? "",
                    programme: definition.id,
                    step: definition.application?.step ?? "",
                    date: form["date"],
                    materials: Self.materials(form, of: definition)
                )
                _ = try await desk.give(step, of: form, for: request)
                return .seeOther("/towns/\(Address.escaped(step.town))", done: "applied")
            } refused: { form, problem, request in
                try await page(request, SentForm(name: "", values: form.fields, problem: problem))
            },
        ]
    }

    private static func materials(_ form: ConsoleForm, of programme: ProgrammeDefinition) -> [String] {
        (programme.application?.materials ?? []).map(\.id).filter { form["material:" + $0] != nil }
    }

    /// The form; its towns are those at a stage from which an application leads on.
    private func page(_ request: GatewayRequest, _ form: SentForm?) async throws -> ApplicationView {
        let choice = try await desk.choice(form?.values["programme"], for: request) { $0.application != nil }
        var towns: [Town] = []
        if let definition = choice.definition {
            let step = definition.steps.first { $0.id == definition.application?.step }
            for stage in step?.from ?? [] {
                let query = ListTowns(programme: definition.id, stage: stage, limit: GatewayLimits.pageItems)
                towns += try await desk.ask(orNothing: query, for: request)?.items ?? []
            }
        }
        return ApplicationView(choice, towns: towns, form: form, key: desk.key())
    }
}
