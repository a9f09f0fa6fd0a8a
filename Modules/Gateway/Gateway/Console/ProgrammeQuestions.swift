import Console
import Messages
import RegistryMessages

extension ConsoleDesk {
    /// The programme that a page is about: the one that its address names, among those that it can show.
    ///
    /// - Parameters:
    ///   - wanted: The programme that was asked for; left out: the one in the address.
    ///   - request: Whose page it is.
    ///   - fits: Whether the page can show a programme.
    /// - Returns: The choice; without a programme when none that the asker may see fits.
    /// - Throws: What keeps the bus from answering.
    func choice(
        _ wanted: String? = nil,
        for request: GatewayRequest,
        where fits: (ProgrammeDefinition) -> Bool
    ) async throws -> ProgrammeChoice {
        let list = try await ask(orNothing: ListProgrammes(limit: GatewayLimits.pageItems), for: request)
        var definitions: [ProgrammeDefinition] = []
        for summary in list?.items ?? [] where request.identity.access.covers(programme: summary.id) {
            guard let definition = try await ask(orNothing: FindProgramme(id: summary.id), for: request),
                fits(definition)
            else { continue }
            definitions.append(definition)
        }
        return ProgrammeChoice(definitions, wanted: wanted ?? request.text("programme"))
    }

    /// The names of a programme's towns that the asker may see, by id.
    func towns(of programme: String, for request: GatewayRequest) async throws -> [String: String] {
        let query = ListTowns(programme: programme, limit: GatewayLimits.pageItems)
        let towns = try await ask(orNothing: query, for: request)?.items ?? []
        return Dictionary(towns.map { ($0.id, $0.name) }) { first, _ in first }
    }
}
