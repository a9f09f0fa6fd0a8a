import Console
import Messages
import PluginMessages
import RegistryMessages

extension ConsoleDesk {
    /// What things are called.
    ///
    /// - Parameters:
    ///   - programmes: The programmes whose own words are needed, besides all programmes' names.
    ///   - types: Whether town types are needed.
    ///   - units: Whether units are needed.
    ///   - towns: The towns that are named, by id.
    ///   - regions: The regions that are named, by id or code.
    ///   - request: Whose page it is.
    /// - Returns: The names; what cannot be had is left out, and ids stand in its place.
    /// - Throws: What is not a ``Problem`` of a module.
    func names(
        of programmes: some Sequence<String> = EmptyCollection<String>(),
        types: Bool = false,
        units: Bool = false,
        towns: some Sequence<String> = EmptyCollection<String>(),
        regions: some Sequence<String> = EmptyCollection<String>(),
        for request: GatewayRequest
    ) async throws -> Names {
        let list = try await ask(orNothing: ListProgrammes(limit: GatewayLimits.pageItems), for: request)
        var definitions: [ProgrammeDefinition] = []
        for id in Set(programmes).sorted() {
            guard let definition = try await ask(orNothing: FindProgramme(id: id), for: request) else { continue }
            definitions.append(definition)
        }
        let offices = units ? try await self.units(for: request) : []
        let kinds = types ? try await townTypes(for: request) : []
        return Names(
            programmes: list?.items ?? [],
            definitions: definitions,
            types: kinds,
            units: offices,
            for: request.identity.access,
            towns: try await self.towns(towns, for: request),
            regions: try await self.regions(regions, for: request)
        )
    }

    /// The units, at most ``unitPages`` pages of them.
    private func units(for request: GatewayRequest) async throws -> [OfficeUnit] {
        var (units, cursor) = ([OfficeUnit](), String?.none)
        for _ in 0..<Self.unitPages {
            let query = ListUnits(limit: GatewayLimits.pageItems, cursor: cursor)
            guard let page = try await ask(orNothing: query, for: request) else { break }
            units += page.items
            cursor = page.next
            if cursor == nil { break }
        }
        return units
    }

    /// The names of towns; of very many the ids stand for themselves.
    private func towns(_ ids: some Sequence<String>, for request: GatewayRequest) async throws -> [String: String] {
        var names: [String: String] = [:]
        for id in Set(ids).sorted().prefix(Self.namedTowns) {
            names[id] = try await ask(orNothing: FindTown(id: id), for: request)?.name
        }
        return names
    }

    /// The names of regions, each found by its id or its official code.
    private func regions(_ called: some Sequence<String>, for request: GatewayRequest) async throws -> [String: String]
    {
        let wanted = Set(called)
        var (names, cursor, pages) = ([String: String](), String?.none, wanted.isEmpty ? 0 : Self.unitPages)
        while pages > 0 {
            let query = ListRegions(limit: GatewayLimits.pageItems, cursor: cursor)
            guard let page = try await ask(orNothing: query, for: request) else { break }
            for region in page.items {
                for name in wanted where name == region.id || Self.isCode(name, of: region) {
                    names[name] = region.names.zh
                }
            }
            (cursor, pages) = (page.next, page.next == nil ? 0 : pages - 1)
        }
        return names
    }

    private static func isCode(_ text: String, of region: Region) -> Bool {
        region.code.map { RegionCode.stem(of: $0) == RegionCode.stem(of: text) } ?? false
    }

    /// Towns that are named on one page of the console at most.
    private static let namedTowns = 200

    /// Pages of units that are read for one page of the console at most; the ids of further units stand for themselves.
    private static let unitPages = 5

    /// The town types of the plugins; without their catalogue, what the configuration calls them.
    private func townTypes(for request: GatewayRequest) async throws -> [PluginDescription.TownType] {
        guard modules.contains(ListPlugins.service) else { return townTypes }
        guard let plugins = try await ask(orNothing: ListPlugins(), for: request) else { return [] }
        var found: [PluginDescription.TownType] = []
        for plugin in plugins.items where plugin.state == .active {
            guard let reply = try await ask(orNothing: FindPlugin(id: plugin.id), for: request) else { continue }
            found.append(reply.manifest.townType)
        }
        return found
    }
}
