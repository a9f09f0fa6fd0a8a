import Ledger
import Messages
import ModuleKit
import TownPageMessages

/// Answers what is asked about towns, of what the asker may see.
struct TownPageQueries {
    private let towns: TownStore
    private let projects: ProjectTallies
    private let work: WorkTallies
    private let standings: StandingStore
    private let plugins: PluginStore
    private let news: NewsStore
    private let access: Access

    init(_ tables: any TableReader, _ access: Access, today: String) {
        towns = TownStore(tables: tables, access: access)
        projects = ProjectTallies(tables: tables, access: access)
        work = WorkTallies(tables: tables, access: access, today: today)
        standings = StandingStore(tables: tables, access: access)
        plugins = PluginStore(tables: tables)
        news = NewsStore(tables: tables, access: access)
        self.access = access
    }

    /// Answers ``FindTownPage``.
    func find(_ query: FindTownPage) throws -> TownPage {
        let card = try towns.require(query.town)
        return TownPage(
            card: card,
            projects: try projects.tally(town: card.town),
            standings: try standings.standings(of: card.town),
            targets: try standings.targets(of: card.town),
            environment: try standings.environment(of: card.town),
            sales: try standings.sales(of: card.town),
            rectification: try work.cases(town: card.town),
            tasks: try work.tasks(town: card.town),
            cards: try plugins.cards(of: card.town, card.townType, for: access),
            news: try news.news(of: card.town)
        )
    }

    /// Answers ``ListTownRows``.
    func list(_ query: ListTownRows) throws -> Page<TownRow> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: TownPageModule.name)
        let page = try towns.list(query, request)
        return Page(items: try page.items.map(row), total: page.total, next: page.next)
    }

    /// Answers ``FindOverview``.
    func overview(_ query: FindOverview) throws -> Overview {
        let programmes = try towns.programmes(query.programme).map { programme in
            Overview.Programme(
                programme: programme.id,
                names: programme.names,
                towns: try towns.count(programme: programme.id),
                projects: try projects.tally(programme: programme.id),
                rectification: try work.cases(programme: programme.id),
                tasks: try work.tasks(programme: programme.id),
                ranking: try standings.ranking(of: programme.id)
            )
        }
        return Overview(
            towns: try towns.count(programme: query.programme),
            projects: try projects.tally(programme: query.programme, openOnly: true),
            rectification: try work.cases(programme: query.programme),
            tasks: try work.tasks(programme: query.programme),
            programmes: programmes
        )
    }

    private func row(_ card: TownCard) throws -> TownRow {
        let tally = try projects.tally(town: card.town)
        let cases = try work.cases(town: card.town)
        let tasks = try work.tasks(town: card.town)
        return TownRow(
            card: card,
            projects: tally.count,
            lights: tally.byLight,
            rectification: cases,
            tasks: tasks,
            standings: try standings.standings(of: card.town),
            light: TownLight.light(projects: tally.byLight, rectification: cases, tasks: tasks)
        )
    }
}
