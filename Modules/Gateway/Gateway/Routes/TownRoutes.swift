import Messages
import RegistryMessages

/// Towns: who they are, what happened to them, and the steps that they take.
struct TownRoutes: EndpointGroup {
    let tag = "towns"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { reading + changing }

    private var reading: [Endpoint] {
        [
            .query(
                ListTowns.self,
                at: "/api/v1/towns",
                table: .towns,
                "Towns that fit every filter, as of a day.",
                on: bus
            ),
            .query(
                FindTown.self,
                at: "/api/v1/towns/{id}",
                fields: ["id": "id"],
                tagged: true,
                "One town; its ETag is its version.",
                on: bus
            ),
            .query(
                TownHistory.self,
                at: "/api/v1/towns/{id}/history",
                fields: ["id": "id"],
                "What happened to a town, oldest first.",
                on: bus
            ),
        ]
    }

    private var changing: [Endpoint] {
        let town = ["id": "town"]
        return [
            .command(RegisterTown.self, at: "/api/v1/towns", "Puts a town into the registry.", on: bus),
            .command(
                JoinProgramme.self,
                at: "/api/v1/towns/{id}/memberships",
                fields: town,
                "Puts a town at the beginning of another programme.",
                on: bus
            ),
            .command(
                CorrectTown.self,
                at: "/api/v1/towns/{id}/corrections",
                fields: town,
                "Puts values of a town right; the old ones stay in its history.",
                on: bus
            ),
            .command(
                CorrectStep.self,
                at: "/api/v1/towns/{id}/step-corrections",
                fields: town,
                "Puts the date or the document of a step right.",
                on: bus
            ),
            .command(
                RecordHonour.self,
                at: "/api/v1/towns/{id}/honours",
                fields: town,
                "Records a title of a town, or what became of one.",
                on: bus
            ),
            .command(
                TakeStep.self,
                at: "/api/v1/towns/{id}/{collection}",
                fields: town,
                usual: ["collection": "step"],
                "Takes a step of a programme; the programme names the collections (applications, reviews, …).",
                on: bus,
                check: ofThisCollection
            ),
        ]
    }

    /// Refuses a step that the programme keeps under another collection than the path's.
    @Sendable private func ofThisCollection(_ command: TakeStep, _ request: GatewayRequest) async throws {
        let collection = try request.path("collection")
        guard command.step != collection else { return }
        let query = try GatewayJSON.encode(FindProgramme(id: command.programme))
        let reply = try await bus.request(operation: FindProgramme.name, data: query, options: request.options())
        let programme = try GatewayJSON.decode(ProgrammeDefinition.self, from: reply)
        let steps = programme.steps.filter { $0.collection == collection }.map(\.id)
        guard !steps.contains(command.step) else { return }
        let known = steps.isEmpty ? "no steps" : steps.joined(separator: ", ")
        let fault = Problem.Fault(pointer: "/step", message: "is not among the steps of '\(collection)': \(known)")
        throw HTTPProblem.malformed("The step does not belong to the path.", errors: [fault])
    }
}
