import Messages

/// How a target fares.
public enum TargetStatus: String, Codable, Sendable, CaseIterable {
    /// Reached.
    case met
    /// Not due yet, and by the figures so far it will be reached.
    case onTrack = "on-track"
    /// Not due yet, and by the figures so far it will not be reached.
    case behind
    /// Due, or past mending, and not reached.
    case missed
    /// Not due yet, and nothing says how the way there should run.
    case open
    /// There is nothing to hold it against, or it cannot be compared.
    case unknown
}

/// A traffic light.
public enum TargetLight: String, Codable, Sendable, CaseIterable {
    /// Met or on track.
    case green
    /// Behind.
    case yellow
    /// Missed.
    case red
    /// Nothing can be said.
    case grey

    /// The light of a status.
    public init(_ status: TargetStatus) {
        switch status {
        case .met, .onTrack: self = .green
        case .behind: self = .yellow
        case .missed: self = .red
        case .open, .unknown: self = .grey
        }
    }
}

/// One year of a target that every year has to reach.
public struct YearlyCheck: Codable, Sendable, Hashable {
    /// The year.
    public var year: Int
    /// What the year brought, in the target's unit; `null` when nobody observed.
    @OrNull public var value: DecimalValue?
    /// How it stands.
    public var status: TargetStatus
    /// The observations that it was taken from.
    public var from: [String]

    /// Makes a check.
    public init(year: Int, value: DecimalValue?, status: TargetStatus, from: [String]) {
        self.year = year
        self._value = OrNull(wrappedValue: value)
        self.status = status
        self.from = from
    }
}

/// What a target was held against.
public struct LatestFigure: Codable, Sendable, Hashable {
    /// The value in the target's unit.
    public var value: DecimalValue
    /// The period that it is about; its end is what everything computed is as of.
    public var period: Period
    /// What it covers, in the source's words.
    @OrNull public var subject: String?
    /// The observations that it was taken from; several where months were summed.
    public var from: [String]

    /// Makes one.
    public init(value: DecimalValue, period: Period, subject: String?, from: [String]) {
        self.value = value
        self.period = period
        self._subject = OrNull(wrappedValue: subject)
        self.from = from
    }
}

/// A target, and how it fares: computed when it is read, never kept.
///
/// > Source: `contract.md`, Example data: a figure with indicator, comparator, period, baseline, dueYear, and the
/// > computed status, pace, forecast, why.
public struct Target: Codable, Sendable, Hashable {
    /// The id, unique in the programme.
    public var id: String
    /// The programme's id.
    public var programme: String
    /// The town's id; `null` when it is the programme's.
    @OrNull public var town: String?
    /// The indicator's id.
    public var indicator: String
    /// What the target is called.
    public var names: LocalizedName
    /// The value to reach.
    @OrNull public var value: DecimalValue?
    /// Its unit, as the source has it.
    public var unit: String
    /// How exact it is meant.
    public var qualifier: Figure.Qualifier
    /// The upper end of a range.
    @OrNull public var upper: DecimalValue?
    /// What it rests on.
    public var basis: Figure.Basis
    /// Where it stands.
    @OrNull public var source: FigureSource?
    /// How the actual figure must stand to it.
    public var comparator: TargetComparator
    /// What the value is counted over.
    public var period: Span
    /// The first year of the plan.
    @OrNull public var fromYear: Int?
    /// Whether every year has to reach it.
    @OrFalse public var perYear: Bool
    /// What the source leaves out.
    @OrEmpty public var unstated: [UnstatedPart]
    /// The id of the observation from which the plan starts.
    @OrNull public var baselineId: String?
    /// The figure from which the plan starts.
    @OrNull public var baseline: Figure?
    /// By the end of which year.
    @OrNull public var dueYear: Int?
    /// How far from the value still counts as 左右, in the target's unit; `null`: nobody set it.
    @OrNull public var tolerance: DecimalValue?
    /// What it covers, in the source's words.
    @OrNull public var scope: String?
    /// What it was held against.
    @OrNull public var latest: LatestFigure?
    /// How it fares.
    public var status: TargetStatus
    /// Green, yellow, red or grey.
    public var light: TargetLight
    /// The actual value as a share of the target's (`0.517`), to three digits.
    @OrNull public var progress: DecimalValue?
    /// The share of the time that has passed at the end of the latest period (`0.583`), to three digits.
    @OrNull public var elapsed: DecimalValue?
    /// How the progress stands to the time that has passed, to three digits: 1 is just in time, more is ahead.
    @OrNull public var pace: DecimalValue?
    /// What the end of the year or the plan will bring if it goes on like this, in the target's unit, to two digits.
    @OrNull public var forecast: DecimalValue?
    /// The reason for the status, in words with the numbers.
    public var why: LocalizedName
    /// What a reader should look at.
    public var flags: [Flag]
    /// The years of a target that every year has to reach; empty for others.
    public var years: [YearlyCheck]
    /// What a reader should know, from whoever entered it.
    @OrNull public var note: String?
    /// Counts its settings, from 1.
    public var version: Int

    /// Begins with what was set; the computed part says that nothing is known.
    public init(_ definition: TargetDefinition, baseline: Figure?, version: Int) {
        id = definition.id
        programme = definition.programme
        _town = OrNull(wrappedValue: definition.town)
        indicator = definition.indicator
        names = definition.names
        _value = OrNull(wrappedValue: definition.figure.value)
        unit = definition.figure.unit
        qualifier = definition.figure.qualifier
        _upper = OrNull(wrappedValue: definition.figure.upper)
        basis = definition.figure.basis
        _source = OrNull(wrappedValue: definition.figure.source)
        comparator = definition.comparator
        period = definition.period
        _fromYear = OrNull(wrappedValue: definition.fromYear)
        _perYear = OrFalse(wrappedValue: definition.perYear)
        _unstated = OrEmpty(wrappedValue: definition.unstated)
        _baselineId = OrNull(wrappedValue: definition.baselineId)
        _baseline = OrNull(wrappedValue: baseline)
        _dueYear = OrNull(wrappedValue: definition.dueYear)
        _tolerance = OrNull(wrappedValue: definition.tolerance)
        _scope = OrNull(wrappedValue: definition.scope)
        _latest = OrNull(wrappedValue: nil)
        status = .unknown
        light = .grey
        _progress = OrNull(wrappedValue: nil)
        _elapsed = OrNull(wrappedValue: nil)
        _pace = OrNull(wrappedValue: nil)
        _forecast = OrNull(wrappedValue: nil)
        why = LocalizedName(zh: "没有可比的观测值", en: "there is nothing to hold it against")
        flags = []
        years = []
        _note = OrNull(wrappedValue: definition.note)
        self.version = version
    }
}
