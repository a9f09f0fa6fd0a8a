import EvaluationMessages
import Foundation
import Messages

/// The figure from which a plan starts.
struct Baseline: Equatable {
    var figure: Figure
    /// What it is about; `nil` when nobody said.
    var period: Period?
}

/// Says how a target fares.
///
/// Each meaning of a period has its own rule:
/// - *annual*, *cumulative*: a flow; what has come in is held against the share of the time that has passed;
/// - *stock*, *ratio*: a level; with a baseline it is held against a straight way there;
/// - *growth*: a rate; it does not add up over time and is held against the target as it is.
struct TargetJudge {
    let units: Units

    /// What is known of a target when it is judged.
    struct Case {
        let target: TargetDefinition
        let goal: Goal
        let baseline: Baseline?
        let figures: ActualFigures
    }

    /// What was found.
    struct Finding: Equatable {
        var actual: Actual?
        var status = TargetStatus.unknown
        var elapsed: Decimal?
        var pace: Decimal?
        var forecast: Decimal?
    }

    /// Judges a target.
    ///
    /// - Parameters:
    ///   - target: The target; its town and its indicator by id.
    ///   - version: Its version.
    ///   - baseline: Where the plan starts, when somebody said.
    ///   - observations: Of its indicator and town, in the order in which they were recorded.
    /// - Returns: The target with everything computed, but for flags that need more than itself.
    func judge(
        _ target: TargetDefinition,
        version: Int,
        baseline: Baseline?,
        observations: [Observation]
    ) -> Target {
        var result = Target(target, baseline: baseline?.figure, version: version)
        let unit = Self.unit(of: target)
        let figures = ActualFigures(observations, unit: unit, units: units)
        if let goal = Goal(target) {
            let item = Case(target: target, goal: goal, baseline: baseline, figures: figures)
            let finding = find(item)
            result.take(finding, goal)
            result.why = TargetWords(target: target, unit: unit).why(finding, goal)
            result.years = target.perYear ? years(item) : []
        }
        result.flags = TargetFlags(units: units).flags(of: target, baseline: baseline, actual: result.latest)
        if figures.hasUnlikeUnits {
            result.flags.append(TargetWords(target: target, unit: unit).unlikeUnits)
        }
        return result
    }

    /// The unit in which a target is counted: 家/年 of one year is 家.
    static func unit(of target: TargetDefinition) -> String {
        let unit = target.figure.unit
        return target.period == .annual && unit.hasSuffix("/年") ? String(unit.dropLast(2)) : unit
    }

    private func find(_ item: Case) -> Finding {
        switch item.target.period {
        case .annual: annual(item)
        case .cumulative: cumulative(item)
        case .stock, .ratio: level(item)
        case .growth: rate(item)
        }
    }

    // MARK: Flows

    private func annual(_ item: Case) -> Finding {
        let due = item.target.dueYear
        guard let year = item.figures.lastYear(notAfter: due) else { return Finding() }
        let flow = flow(item, in: Period(year: year))
        guard let due, year < due, !item.target.perYear else { return flow }
        return onTheWay(item, flow, year: year, due: due)
    }

    private func cumulative(_ item: Case) -> Finding {
        guard let due = item.target.dueYear else { return Finding() }
        return flow(item, in: .years(min(item.target.fromYear ?? due, due), due))
    }

    /// What a span has brought, against the share of it that has passed.
    private func flow(_ item: Case, in span: Period) -> Finding {
        guard let actual = item.figures.sum(in: span) else { return Finding() }
        let elapsed = Decimal(actual.period.months) / Decimal(span.months)
        let forecast = actual.value / elapsed
        var finding = Finding(actual: actual, elapsed: elapsed, forecast: forecast)
        finding.pace = item.goal.achievement(forecast)
        finding.status = status(item.goal, value: actual.value, forecast: forecast, isOver: elapsed >= 1)
        return finding
    }

    private func status(_ goal: Goal, value: Decimal, forecast: Decimal, isOver: Bool) -> TargetStatus {
        guard goal.isBounded else { return .unknown }
        if isOver { return goal.contains(value) ? .met : .missed }
        if let upper = goal.upper, value > upper { return .missed }
        if goal.upper == nil, goal.contains(value) { return .met }
        return goal.contains(forecast) ? .onTrack : .behind
    }

    /// A year before the one in which the target is due: held against a straight way from the baseline.
    private func onTheWay(_ item: Case, _ flow: Finding, year: Int, due: Int) -> Finding {
        var finding = flow
        finding.forecast = nil
        finding.pace = nil
        finding.elapsed = nil
        let thatYear = flow.forecast ?? 0
        guard let start = start(item), let from = item.baseline?.period?.year, from < year else {
            finding.status = item.goal.contains(thatYear) ? .onTrack : .open
            return finding
        }
        let share = Decimal(year - from) / Decimal(due - from)
        let expected = start + (item.goal.value - start) * share
        finding.elapsed = share
        finding.forecast = start + (thatYear - start) / share
        finding.pace = expected == 0 ? nil : Self.turned(item.goal, thatYear, against: expected)
        let isThere = item.goal.contains(thatYear)
        finding.status = isThere || finding.pace.map { $0 >= 1 } ?? false ? .onTrack : .behind
        return finding
    }

    private static func turned(_ goal: Goal, _ value: Decimal, against expected: Decimal) -> Decimal? {
        goal.comparator == .atMost ? (value == 0 ? nil : expected / value) : value / expected
    }

    // MARK: Levels

    private func level(_ item: Case) -> Finding {
        let due = item.target.dueYear.map { Period(year: $0).last }
        guard let actual = item.figures.latest(notAfter: due) else { return Finding() }
        var finding = Finding(actual: actual)
        let isDue = due.map { actual.period.last >= $0 } ?? false
        if let due { way(item, actual, due: due, &finding) }
        if item.goal.comparator == .atMost { finding.pace = item.goal.achievement(actual.value) }
        finding.status = levelStatus(item.goal, actual.value, isDue: isDue, pace: finding.pace)
        return finding
    }

    /// A straight way from the baseline to the target, where there is one.
    private func way(_ item: Case, _ actual: Actual, due: Period.Month, _ finding: inout Finding) {
        guard let start = start(item), let from = item.baseline?.period?.last else { return }
        let (passed, whole) = (actual.period.last.months(since: from), due.months(since: from))
        guard passed > 0, whole > 0 else { return }
        let elapsed = Decimal(passed) / Decimal(whole)
        finding.elapsed = elapsed
        finding.forecast = start + (actual.value - start) / elapsed
        if item.goal.value > start {
            finding.pace = (actual.value - start) / (item.goal.value - start) / elapsed
        }
    }

    private func levelStatus(_ goal: Goal, _ value: Decimal, isDue: Bool, pace: Decimal?) -> TargetStatus {
        guard goal.isBounded else { return .unknown }
        let isInside = goal.contains(value)
        if isDue { return isInside ? .met : .missed }
        if isInside { return goal.comparator == .atLeast ? .met : .onTrack }
        switch goal.comparator {
        case .atLeast: return pace.map { $0 >= 1 ? .onTrack : .behind } ?? .open
        case .atMost: return .behind
        case .about: return .open
        }
    }

    // MARK: Rates

    private func rate(_ item: Case) -> Finding {
        let due = item.target.dueYear.map { Period(year: $0).last }
        guard let actual = item.figures.latest(notAfter: due) else { return Finding() }
        var finding = Finding(actual: actual, pace: item.goal.achievement(actual.value), forecast: actual.value)
        guard item.goal.isBounded else { return finding }
        let isDue = due.map { actual.period.last >= $0 } ?? false
        let isInside = item.goal.contains(actual.value)
        finding.status = isDue ? (isInside ? .met : .missed) : (isInside ? .onTrack : .behind)
        return finding
    }

    // MARK: Years

    private func years(_ item: Case) -> [YearlyCheck] {
        guard let due = item.target.dueYear else { return [] }
        return (min(item.target.fromYear ?? due, due)...due).map { year in
            let finding = flow(item, in: Period(year: year))
            return YearlyCheck(
                year: year,
                value: finding.actual.map { DecimalValue($0.value) },
                status: finding.status,
                from: finding.actual?.from.map(\.id) ?? []
            )
        }
    }

    private func start(_ item: Case) -> Decimal? {
        item.baseline.flatMap { TargetFlags(units: units).comparable($0, with: item.target) }
    }
}

extension Target {
    /// Takes over what was found, rounded for people.
    fileprivate mutating func take(_ finding: TargetJudge.Finding, _ goal: Goal) {
        latest = finding.actual?.latest
        status = finding.status
        light = TargetLight(finding.status)
        progress = finding.actual.flatMap { goal.achievement($0.value) }.map { DecimalValue($0).rounded(to: 3) }
        elapsed = finding.elapsed.map { DecimalValue($0).rounded(to: 3) }
        pace = finding.pace.map { DecimalValue($0).rounded(to: 3) }
        forecast = finding.forecast.map { DecimalValue($0).rounded(to: 2) }
    }
}
