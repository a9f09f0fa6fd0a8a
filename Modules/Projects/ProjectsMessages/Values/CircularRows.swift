import Messages

/// How many of some projects have which report for a month.
public struct CircularCounts: Codable, Sendable, Hashable {
    /// 应报: all of them.
    public var projects: Int
    /// 已报: handed in and not returned, approved ones among them.
    public var reported: Int
    /// 审核通过.
    public var approved: Int
    /// 按时通过: approved, and handed in before the round was locked.
    public var onTime: Int
    /// 退回.
    public var returned: Int
    /// 未报.
    public var missing: Int

    /// Counts.
    public init(
        projects: Int = 0,
        reported: Int = 0,
        approved: Int = 0,
        onTime: Int = 0,
        returned: Int = 0,
        missing: Int = 0
    ) {
        self.projects = projects
        self.reported = reported
        self.approved = approved
        self.onTime = onTime
        self.returned = returned
        self.missing = missing
    }
}

/// How many projects show which light.
public struct CircularLights: Codable, Sendable, Hashable {
    /// 绿灯.
    public var green: Int
    /// 黄灯.
    public var yellow: Int
    /// 红灯.
    public var red: Int
    /// 灰灯: nothing to hold against a plan.
    public var grey: Int

    /// Counts.
    public init(green: Int = 0, yellow: Int = 0, red: Int = 0, grey: Int = 0) {
        self.green = green
        self.yellow = yellow
        self.red = red
        self.grey = grey
    }
}

/// A kind of project in a circular.
public struct CircularGroup: Codable, Sendable, Hashable {
    /// The kind's id.
    public var kind: String
    /// Its names.
    public var names: LocalizedName
    /// The reports.
    public var counts: CircularCounts
    /// The lights.
    public var lights: CircularLights

    /// Makes a row.
    public init(kind: String, names: LocalizedName, counts: CircularCounts, lights: CircularLights) {
        self.kind = kind
        self.names = names
        self.counts = counts
        self.lights = lights
    }
}

/// A town in a circular.
public struct CircularTown: Codable, Sendable, Hashable {
    /// Its rank; equal ones share it.
    ///
    /// `null` for the projects of no town.
    @OrNull public var rank: Int?
    /// The town's id; `null` for the projects of no town.
    @OrNull public var town: String?
    /// Its name; the id where the name is not known.
    public var name: String
    /// The reports.
    public var counts: CircularCounts
    /// The lights.
    public var lights: CircularLights
    /// Reports approved on time among all that are due, in %.
    public var onTimeShare: DecimalValue
    /// Investment to date among the investment planned, in %, over the projects that state both; `null` when none does.
    @OrNull public var investmentProgress: DecimalValue?
    /// How many projects ``investmentProgress`` covers.
    public var covered: Int
    /// The money in approved reports.
    public var approved: Round.Totals
    /// Its rank in the circular of the month before; `null` when it had none.
    @OrNull public var rankBefore: Int?
    /// Its lights there.
    @OrNull public var lightsBefore: CircularLights?

    /// Makes a row.
    public init(
        rank: Int?,
        town: String?,
        name: String,
        counts: CircularCounts,
        lights: CircularLights,
        onTimeShare: DecimalValue,
        investmentProgress: DecimalValue?,
        covered: Int,
        approved: Round.Totals,
        rankBefore: Int?,
        lightsBefore: CircularLights?
    ) {
        self._rank = OrNull(wrappedValue: rank)
        self._town = OrNull(wrappedValue: town)
        self.name = name
        self.counts = counts
        self.lights = lights
        self.onTimeShare = onTimeShare
        self._investmentProgress = OrNull(wrappedValue: investmentProgress)
        self.covered = covered
        self.approved = approved
        self._rankBefore = OrNull(wrappedValue: rankBefore)
        self._lightsBefore = OrNull(wrappedValue: lightsBefore)
    }
}

/// A project in a circular.
public struct CircularProject: Codable, Sendable, Hashable {
    /// The project's id.
    public var project: String
    /// Its name.
    public var name: String
    /// Its town's id; `null` when it has none.
    @OrNull public var town: String?
    /// Its town's name; `null` when it has none.
    @OrNull public var townName: String?
    /// Where its report stands; `null` when none was handed in.
    @OrNull public var state: ReportState?

    /// Names a project.
    public init(project: String, name: String, town: String?, townName: String?, state: ReportState?) {
        self.project = project
        self.name = name
        self._town = OrNull(wrappedValue: town)
        self._townName = OrNull(wrappedValue: townName)
        self._state = OrNull(wrappedValue: state)
    }
}

/// A project that is behind its plan.
public struct CircularDelay: Codable, Sendable, Hashable {
    /// The project.
    public var project: CircularProject
    /// Its light.
    public var light: LightColour
    /// The lower one of work and money, as a share of the plan, in %.
    public var share: DecimalValue
    /// The rule that gave the light, with the numbers.
    public var why: LocalizedName

    /// States a delay.
    public init(project: CircularProject, light: LightColour, share: DecimalValue, why: LocalizedName) {
        self.project = project
        self.light = light
        self.share = share
        self.why = why
    }
}

/// A difficulty that others must help with.
public struct CircularDifficulty: Codable, Sendable, Hashable {
    /// The project.
    public var project: CircularProject
    /// What it is and which unit owes the answer.
    public var difficulty: ReportFigures.Difficulty

    /// States a difficulty.
    public init(project: CircularProject, difficulty: ReportFigures.Difficulty) {
        self.project = project
        self.difficulty = difficulty
    }
}
