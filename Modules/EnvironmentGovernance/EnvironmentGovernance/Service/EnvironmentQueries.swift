import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Answers what is asked, each asker what they may see.
struct EnvironmentQueries {
    let tables: any TableReader
    let access: Access

    /// Answers ``FindChecklist``.
    func checklist(_ query: FindChecklist) throws -> FindChecklist.Reply {
        let programme = try KnownStore(tables: tables).programme(query.programme, .everything)
        let names = Dictionary(programme.rules.focus.map { ($0.id, $0.names) }) { first, _ in first }
        let items = programme.rules.checklist.filter { item in
            (query.group == nil || item.group == query.group) && (query.placeKind.map(item.fits) ?? true)
        }
        return FindChecklist.Reply(
            lines: items.map { item in
                ChecklistLine(
                    id: item.id,
                    group: item.group,
                    groupNames: names[item.group] ?? LocalizedName(zh: item.group),
                    parent: item.parent,
                    names: item.names,
                    kind: item.kind.rawValue,
                    unit: item.unit,
                    placeKinds: item.placeKinds,
                    weight: item.weight
                )
            }
        )
    }

    /// Answers ``FindCoverage``.
    func coverage(_ query: FindCoverage) throws -> FindCoverage.Reply {
        let programme = try KnownStore(tables: tables).programme(query.programme, access)
        return .init(kinds: try PlaceStore(tables: tables).coverage(query, of: programme, access))
    }

    /// Answers ``ListFocus``.
    func focus(_ query: ListFocus) throws -> Page<FocusState> {
        let known = KnownStore(tables: tables)
        let programme = try known.programme(query.programme, access)
        let towns = try known.towns(of: programme.id, access).filter { query.town == nil || $0 == query.town }
        return try FocusStore(tables: tables).list(
            query,
            try page(query.limit, query.cursor),
            of: programme,
            in: towns
        )
    }

    /// Answers ``FindRanking``.
    func ranking(_ query: FindRanking) throws -> Ranking {
        let programme = try KnownStore(tables: tables).programme(query.programme, access)
        let store = RankingStore(tables: tables)
        if let frozen = try store.frozen(programme.id, query.month, access) { return frozen }
        let (ranked, unranked) = try store.live(programme, query.month)
        let (rewarded, calledIn) = RankingRules.rewards(ranked, by: programme.rules.rewards)
        return Ranking(
            programme: query.programme,
            month: query.month,
            frozen: false,
            towns: ranked.filter { access.covers(town: $0.town) },
            unranked: unranked.filter { access.covers(town: $0) },
            rewarded: rewarded.filter { access.covers(town: $0) },
            calledIn: calledIn.filter { access.covers(town: $0) }
        )
    }

    /// A page request of this module.
    func page(_ limit: Int?, _ cursor: String?) throws -> PageRequest {
        try PageRequest(limit: limit, cursor: cursor, of: EnvironmentGovernanceModule.name)
    }
}
