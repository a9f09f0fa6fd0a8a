import Messages
import RegistryMessages

/// Programmes, their batches, units and regions.
struct RegistryRoutes: EndpointGroup {
    let tag = "registry"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { programmes + batches + unitsAndRegions }

    private var programmes: [Endpoint] {
        [
            .query(ListProgrammes.self, at: "/api/v1/programmes", "Programmes on record.", on: bus),
            .query(
                FindProgramme.self,
                at: "/api/v1/programmes/{id}",
                fields: ["id": "id"],
                "A programme's definition.",
                on: bus
            ),
            .command(
                DefineProgramme.self,
                at: "/api/v1/programmes",
                "Puts a programme's definition on record, the first or a changed one.",
                on: bus
            ),
        ]
    }

    private var batches: [Endpoint] {
        let one = ["id": "programme", "n": "number"]
        return [
            .query(
                ListBatches.self,
                at: "/api/v1/programmes/{id}/batches",
                fields: ["id": "programme"],
                "A programme's published batches.",
                on: bus
            ),
            .query(
                FindBatch.self,
                at: "/api/v1/programmes/{id}/batches/{n}",
                fields: one,
                "A batch as it was published.",
                on: bus
            ),
            .query(
                CheckBatch.self,
                at: "/api/v1/programmes/{id}/batches/{n}/check",
                fields: one,
                "The check of a batch's text against its list.",
                on: bus
            ),
            .command(
                PublishBatch.self,
                at: "/api/v1/programmes/{id}/batches",
                "Publishes a numbered list of towns; with dryRun it only checks text against list.",
                on: bus,
                check: ofThisProgramme,
                dryRun: check
            ),
        ]
    }

    private var unitsAndRegions: [Endpoint] {
        [
            .query(ListUnits.self, at: "/api/v1/units", "The register of units.", on: bus),
            .command(DefineUnits.self, at: "/api/v1/units", "Puts units on record, all or none.", on: bus),
            .query(ListRegions.self, at: "/api/v1/regions", "Regions, as of a day.", on: bus),
            .command(DefineRegions.self, at: "/api/v1/regions", "Puts regions on record, all or none.", on: bus),
        ]
    }

    @Sendable private func ofThisProgramme(_ command: PublishBatch, _ request: GatewayRequest) async throws {
        let programme = try request.path("id")
        guard command.batch.programme != programme else { return }
        let fault = Problem.Fault(pointer: "/batch/programme", message: "is not '\(programme)', the path's programme")
        throw HTTPProblem.malformed("The batch belongs to another programme than the path.", errors: [fault])
    }

    /// What a dry run of a publication answers: the check alone.
    @Sendable private func check(_ command: PublishBatch, _ request: GatewayRequest) async throws -> [UInt8] {
        let data = try GatewayJSON.encode(CheckList(command.batch))
        return try await bus.request(operation: CheckList.name, data: data, options: request.options())
    }
}
