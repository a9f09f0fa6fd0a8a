import Messages

/// One town, one page (一镇一页): what every module says of it.
public struct TownPage: Codable, Sendable, Hashable {
    /// What it is.
    public var card: TownCard
    /// Its projects.
    public var projects: ProjectTally
    /// How it stands in the last evaluation of each programme.
    public var standings: [TownStanding]
    /// How many targets are set for it.
    public var targets: Int
    /// How its places look, by programme.
    public var environment: [TownEnvironment]
    /// What it sells, by programme.
    public var sales: [TownSales]
    /// What is to be put right.
    public var rectification: WorkTally
    /// The tasks that it was given.
    public var tasks: WorkTally
    /// What the plugin of its type adds.
    public var cards: [TownTypeCard]
    /// What happened last, newest first, at most ``newsLimit``.
    public var news: [TownNews]

    /// How much news a page has at most; older is not kept.
    public static let newsLimit = 20

    /// Puts a page together.
    public init(
        card: TownCard,
        projects: ProjectTally,
        standings: [TownStanding],
        targets: Int,
        environment: [TownEnvironment],
        sales: [TownSales],
        rectification: WorkTally,
        tasks: WorkTally,
        cards: [TownTypeCard],
        news: [TownNews]
    ) {
        self.card = card
        self.projects = projects
        self.standings = standings
        self.targets = targets
        self.environment = environment
        self.sales = sales
        self.rectification = rectification
        self.tasks = tasks
        self.cards = cards
        self.news = news
    }
}

/// A town in a list: where to look first.
public struct TownRow: Codable, Sendable, Hashable {
    /// What it is.
    public var card: TownCard
    /// How many projects it has.
    public var projects: Int
    /// Its projects by light: `green`, `yellow`, `red`, `grey`, each always there.
    public var lights: [Tally]
    /// What is to be put right.
    public var rectification: WorkTally
    /// Its tasks.
    public var tasks: WorkTally
    /// How it stands in the last evaluation of each programme.
    public var standings: [TownStanding]
    /// The town's own light: `red` when anything is overdue or red, `yellow` when anything is yellow or given back,
    /// `green` when there is something and none of it is either, `grey` when there is nothing to judge by.
    public var light: String

    /// Makes a row.
    public init(
        card: TownCard,
        projects: Int,
        lights: [Tally],
        rectification: WorkTally,
        tasks: WorkTally,
        standings: [TownStanding],
        light: String
    ) {
        self.card = card
        self.projects = projects
        self.lights = lights
        self.rectification = rectification
        self.tasks = tasks
        self.standings = standings
        self.light = light
    }
}
