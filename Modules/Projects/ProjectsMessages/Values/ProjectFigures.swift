import Messages

/// What a figure of a project covers.
public enum MeasureScope: String, Codable, Sendable, CaseIterable {
    /// 全部: the whole, or new where the source does not say.
    case total
    /// 新建: newly built.
    case new
    /// 改造、盘活: there before, and renovated or brought back into use.
    case renovated
    /// 属性: a property such as a width or a design speed, which is never added to another project's.
    case property
}

/// Something of a project that is measured: an area, a length, so many lamps.
public struct ProjectMeasure: Codable, Sendable, Hashable {
    /// What it is added under (`建筑面积`); only measures of one name, scope and dimension are ever added.
    public var measure: String
    /// What the source calls it (`新建加工车间面积`); `null` when that is the same.
    @OrNull public var name: String?
    /// What the figure covers.
    public var scope: MeasureScope
    /// The figure.
    public var figure: Figure

    /// States a measure.
    public init(_ measure: String, name: String? = nil, scope: MeasureScope = .total, figure: Figure) {
        self.measure = measure
        self._name = OrNull(wrappedValue: name)
        self.scope = scope
        self.figure = figure
    }
}

/// A phase (期) of a project with its own figures.
public struct ProjectPhase: Codable, Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// What it builds; `null` when the source does not say.
    @OrNull public var content: String?
    /// Its measures.
    @OrEmpty public var measures: [ProjectMeasure]

    /// States a phase.
    public init(number: Int, content: String? = nil, measures: [ProjectMeasure] = []) {
        self.number = number
        self._content = OrNull(wrappedValue: content)
        self._measures = OrEmpty(wrappedValue: measures)
    }
}

/// A benefit (效益) that a project brings each year; one kind is never added to another.
public struct ProjectBenefit: Codable, Sendable, Hashable {
    /// The kind's id in the programme.
    public var benefit: String
    /// The phase after which it is expected; `null` for the whole project.
    @OrNull public var phase: Int?
    /// The figure.
    public var figure: Figure

    /// States a benefit.
    public init(_ benefit: String, phase: Int? = nil, figure: Figure) {
        self.benefit = benefit
        self._phase = OrNull(wrappedValue: phase)
        self.figure = figure
    }
}

/// Money from one source; the kinds are kept apart.
public struct ProjectFund: Codable, Sendable, Hashable {
    /// The fund's id in the programme.
    public var fund: String
    /// The figure.
    public var figure: Figure

    /// States a fund.
    public init(_ fund: String, figure: Figure) {
        self.fund = fund
        self.figure = figure
    }
}

/// A place that a project lists by name.
public struct ProjectPlace: Codable, Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it is counted as (`覆盖村庄`); `null` when it is not counted.
    ///
    /// The measure of that name must count as many.
    @OrNull public var kind: String?

    /// Names a place.
    public init(_ name: String, kind: String? = nil) {
        self.name = name
        self._kind = OrNull(wrappedValue: kind)
    }
}

/// A step on the way that can be seen to be done.
public struct ProjectMilestone: Codable, Sendable, Hashable {
    /// How far it is.
    ///
    /// > Source: OC4IDS `milestoneStatus`: `scheduled`, `met`; one under way is `partiallyMet` there.
    public enum Status: String, Codable, Sendable, CaseIterable {
        /// To come.
        case scheduled
        /// Under way.
        case running
        /// Done.
        case done
    }

    /// Its name, one of a kind in the project.
    public var name: String
    /// How far it is.
    public var status: Status
    /// How much it is about; `null` when nothing is counted.
    @OrNull public var figure: Figure?
    /// Until when it shall be done; `null` when nobody said.
    @OrNull public var due: String?
    /// When it was done or looked at; `null` when nobody said.
    @OrNull public var date: String?

    /// States a milestone.
    public init(
        _ name: String,
        status: Status,
        figure: Figure? = nil,
        due: String? = nil,
        date: String? = nil
    ) {
        self.name = name
        self.status = status
        self._figure = OrNull(wrappedValue: figure)
        self._due = OrNull(wrappedValue: due)
        self._date = OrNull(wrappedValue: date)
    }
}

/// When a project is to be built and what it is to cost year by year.
public struct ProjectPlan: Codable, Sendable, Hashable {
    /// What is to be spent in a year.
    public struct Year: Codable, Sendable, Hashable {
        /// The year.
        public var year: Int
        /// The money.
        public var figure: Figure

        /// Plans a year.
        public init(_ year: Int, figure: Figure) {
            self.year = year
            self.figure = figure
        }
    }

    /// The months from start to end, such as `2023-03..2024-10`.
    public var period: Period
    /// The money by year; empty when only the whole is known.
    @OrEmpty public var years: [Year]

    /// Plans a project.
    public init(period: Period, years: [Year] = []) {
        self.period = period
        self._years = OrEmpty(wrappedValue: years)
    }
}

/// Who answers for a project: a key project states all four.
///
/// > Source: 001: 明确任务、标准、责任、时限.
public struct ProjectDuty: Codable, Sendable, Hashable {
    /// 任务: what is to be done.
    public var task: String
    /// 标准: how well.
    public var standard: String
    /// 责任: the unit that answers for it.
    public var unit: String
    /// 时限: until when, `yyyy-MM-dd` or less exact.
    public var deadline: String
    /// 包靠领导: the post that looks after it, never a person; `null` when there is none.
    @OrNull public var leader: String?

    /// States a duty.
    public init(task: String, standard: String, unit: String, deadline: String, leader: String? = nil) {
        self.task = task
        self.standard = standard
        self.unit = unit
        self.deadline = deadline
        self._leader = OrNull(wrappedValue: leader)
    }
}
