import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Answers what is asked about towns.
struct TownQueries {
    let tables: any TableReader
    let access: Access

    /// Answers ``ListTowns``.
    func list(_ query: ListTowns) throws -> Page<Town> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: RegistryModule.name)
        return try list(asOf: query.asOf).page(query, request)
    }

    /// Answers ``FindTown``.
    func find(_ query: FindTown) throws -> Town {
        let list = try list(asOf: query.asOf)
        let town: Town?
        if query.knownAt != nil {
            town = try list.find(query.id, knownAt: try OfficialDate.day(query.knownAt, field: "knownAt"))
        } else {
            town = try list.find(query.id)
        }
        guard let town else {
            guard let day = query.asOf ?? query.knownAt else { throw TownStore.notFound(query.id) }
            throw Problem(
                RegistryCode.notFound,
                .notFound,
                "There is no town '\(query.id)' as of \(day).",
                remedy: "Ask for a later day, or without one."
            )
        }
        return town
    }

    /// Answers ``TownHistory``: what the town itself and covered programmes saw.
    func history(_ query: TownHistory) throws -> Page<TownHistoryEntry> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: RegistryModule.name)
        let after = request.cursor.flatMap { Int($0) } ?? 0
        guard try list(asOf: nil).covers(query.id) else { throw TownStore.notFound(query.id) }
        let own = try TownStore(tables: tables).require(query.id).history.filter { entry in
            entry.programme.map(access.covers(programme:)) ?? true
        }.filter { entry in
            query.programme == nil || entry.programme == nil || entry.programme == query.programme
        }
        let rest = own.filter { $0.entry > after }.prefix(request.limit + 1)
        return request.page(Array(rest), total: own.count) { String($0.entry) }
    }

    private func list(asOf day: String?) throws -> TownList {
        TownList(tables: tables, day: try OfficialDate.day(day, field: "asOf"), access: access)
    }
}
