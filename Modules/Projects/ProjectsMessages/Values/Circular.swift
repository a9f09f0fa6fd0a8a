import Messages

/// A monthly circular (通报): what a programme's office tells everybody of a month, frozen when it was issued.
public struct Circular: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Which circular of that month it is, from 1; a month whose state changed after it was issued gets another.
    public var edition: Int
    /// SHA-256 over the whole content as JSON with sorted keys, as 64 hex digits.
    ///
    /// An extract has the digest of the whole.
    public var digest: String
    /// Whether only what the asker may see stands here.
    public var extract: Bool
    /// What it says.
    public var content: CircularContent

    /// Makes a circular.
    public init(
        programme: String,
        month: Period,
        edition: Int,
        digest: String,
        extract: Bool,
        content: CircularContent
    ) {
        self.programme = programme
        self.month = month
        self.edition = edition
        self.digest = digest
        self.extract = extract
        self.content = content
    }
}

/// A circular in a list, without what it says.
public struct CircularHead: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Which circular of that month.
    public var edition: Int
    /// The digest of its content.
    public var digest: String
    /// Whether the round was still open.
    public var preliminary: Bool
    /// The unit that issued it.
    public var issuer: String
    /// When, `yyyy-MM-dd`.
    public var date: String

    /// Makes a head.
    public init(
        programme: String,
        month: Period,
        edition: Int,
        digest: String,
        preliminary: Bool,
        issuer: String,
        date: String
    ) {
        self.programme = programme
        self.month = month
        self.edition = edition
        self.digest = digest
        self.preliminary = preliminary
        self.issuer = issuer
        self.date = date
    }
}

/// What a circular says.
public struct CircularContent: Codable, Sendable, Hashable {
    /// The programme's name.
    public var programmeName: LocalizedName
    /// The month.
    public var month: Period
    /// Whether the round was still open.
    public var preliminary: Bool
    /// The unit that issued it.
    public var issuer: String
    /// When, `yyyy-MM-dd`.
    public var date: String
    /// The rule of the ranking.
    public var rule: LocalizedName
    /// The whole programme; `null` in an extract.
    @OrNull public var whole: CircularWhole?
    /// The towns by rank; projects of no town stand last, together.
    public var towns: CutList<CircularTown>
    /// Projects far behind their plan, the worst first.
    public var delays: CutList<CircularDelay>
    /// Projects without a report that counts: not handed in, or returned.
    public var unreported: CutList<CircularProject>
    /// What needs coordination, as the month's reports say.
    public var difficulties: CutList<CircularDifficulty>

    /// Puts the content together.
    public init(
        programmeName: LocalizedName,
        month: Period,
        preliminary: Bool,
        issuer: String,
        date: String,
        rule: LocalizedName,
        whole: CircularWhole?,
        towns: CutList<CircularTown>,
        delays: CutList<CircularDelay>,
        unreported: CutList<CircularProject>,
        difficulties: CutList<CircularDifficulty>
    ) {
        self.programmeName = programmeName
        self.month = month
        self.preliminary = preliminary
        self.issuer = issuer
        self.date = date
        self.rule = rule
        self._whole = OrNull(wrappedValue: whole)
        self.towns = towns
        self.delays = delays
        self.unreported = unreported
        self.difficulties = difficulties
    }
}

/// The first items of a list, and how many there are.
public struct CutList<Item: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// The first ones.
    public var items: [Item]
    /// How many there are; more than ``items`` when the list was cut.
    public var total: Int

    /// Takes the first so many.
    public init(_ items: [Item], most: Int = .max) {
        self.items = Array(items.prefix(most))
        self.total = items.count
    }

    /// How many are left out.
    public var leftOut: Int { total - items.count }
}

/// What a circular says of the programme as a whole.
public struct CircularWhole: Codable, Sendable, Hashable {
    /// The reports.
    public var counts: CircularCounts
    /// The lights of the projects.
    public var lights: CircularLights
    /// The projects by kind; one of several kinds stands in each.
    public var groups: [CircularGroup]
    /// The money in reports that are handed in and not returned.
    public var reported: Round.Totals
    /// The money in approved reports.
    public var approved: Round.Totals
    /// The last circular of the month before; `null` when there is none.
    @OrNull public var before: CircularBefore?

    /// Sums up.
    public init(
        counts: CircularCounts,
        lights: CircularLights,
        groups: [CircularGroup],
        reported: Round.Totals,
        approved: Round.Totals,
        before: CircularBefore?
    ) {
        self.counts = counts
        self.lights = lights
        self.groups = groups
        self.reported = reported
        self.approved = approved
        self._before = OrNull(wrappedValue: before)
    }
}

/// The circular that a later one compares itself with.
public struct CircularBefore: Codable, Sendable, Hashable {
    /// Its month.
    public var month: Period
    /// Which one of that month.
    public var edition: Int
    /// Its digest.
    public var digest: String
    /// The reports then.
    public var counts: CircularCounts
    /// The lights then.
    public var lights: CircularLights

    /// Names a circular.
    public init(month: Period, edition: Int, digest: String, counts: CircularCounts, lights: CircularLights) {
        self.month = month
        self.edition = edition
        self.digest = digest
        self.counts = counts
        self.lights = lights
    }
}
