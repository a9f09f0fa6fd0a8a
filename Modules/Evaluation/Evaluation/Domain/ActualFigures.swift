import EvaluationMessages
import Foundation
import Messages

/// An actual value in a wanted unit, and where it comes from.
struct Actual: Equatable {
    let value: Decimal
    let period: Period
    let subject: String?
    let from: [Observation]

    /// What a target shows of it.
    var latest: LatestFigure {
        LatestFigure(value: DecimalValue(value), period: period, subject: subject, from: from.map(\.id))
    }
}

/// The observations of one indicator of one town (or of the programme), read as actual values in one unit.
///
/// Returned observations do not count, nor does what is only planned, expected, or a baseline.
struct ActualFigures {
    private let usable: [(observation: Observation, value: Decimal)]
    /// Whether a figure's unit could not be turned into the wanted one.
    let hasUnlikeUnits: Bool

    /// Reads observations in the order in which they were recorded.
    init(_ observations: [Observation], unit: String, units: Units) {
        let counting = observations.filter(Self.counts)
        usable = counting.compactMap { observation in
            observation.figure.value.flatMap {
                units.convert($0.number, from: observation.figure.unit, to: unit)
            }.map { (observation, $0) }
        }
        hasUnlikeUnits = usable.count < counting.count
    }

    /// Whether an observation says how it really is.
    static func counts(_ observation: Observation) -> Bool {
        guard observation.state != .returned, observation.figure.value != nil else { return false }
        return switch observation.figure.basis {
        case .reported, .verified, .derived, .listed: true
        case .planned, .expected, .baseline: false
        }
    }

    /// The last known value: the one whose period ends last, up to a month where one is given.
    func latest(notAfter end: Period.Month? = nil) -> Actual? {
        let candidates = usable.filter { item in end.map { item.observation.period.last <= $0 } ?? true }
        guard let last = candidates.map(\.observation.period.last).max() else { return nil }
        return Self.best(candidates.filter { $0.observation.period.last == last }).map { best in
            Actual(
                value: best.value,
                period: best.observation.period,
                subject: best.observation.subject,
                from: [best.observation]
            )
        }
    }

    /// What a span has brought so far: figures that follow one another without a gap from its first month, summed.
    func sum(in span: Period) -> Actual? {
        var (start, total, from) = (span.first, Decimal(0), [Observation]())
        while true {
            let next = usable.filter { $0.observation.period.first == start && $0.observation.period.last <= span.last }
            guard let longest = next.map(\.observation.period.last).max(),
                let best = Self.best(next.filter { $0.observation.period.last == longest })
            else { break }
            total += best.value
            from.append(best.observation)
            guard let after = longest.next else { break }
            start = after
        }
        guard let first = from.first, let last = from.last else { return nil }
        let period = from.count == 1 ? first.period : Period.spanning(first.period.first, last.period.last)
        return Actual(value: total, period: period, subject: from.lazy.compactMap(\.subject).first, from: from)
    }

    /// The last year, up to a given one, of which something is known from its January on.
    func lastYear(notAfter year: Int?) -> Int? {
        usable.map(\.observation.period.first).filter { month in
            month.month == 1 && year.map { month.year <= $0 } ?? true
        }.map(\.year).max()
    }

    /// Verified before reported; of equals the one recorded last.
    private static func best(
        _ items: [(observation: Observation, value: Decimal)]
    ) -> (observation: Observation, value: Decimal)? {
        items.last { $0.observation.state == .verified } ?? items.last
    }
}

extension Period {
    /// The span from one month to another, written as people would.
    static func spanning(_ first: Month, _ last: Month) -> Period {
        if first.month == 1, last.month == 12, first.year == last.year { return Period(year: first.year) }
        return Period("\(first.text)..\(last.text)") ?? Period(year: last.year)
    }

    /// The years from one to another.
    static func years(_ first: Int, _ last: Int) -> Period {
        spanning(Period(year: first).first, Period(year: last).last)
    }
}

extension Period.Month {
    /// `2023-07`.
    var text: String {
        let year = String(year)
        return String(repeating: "0", count: 4 - year.count) + year + (month < 10 ? "-0" : "-") + String(month)
    }

    /// The month after; `nil` after the last there is.
    var next: Period.Month? {
        month == 12 ? Period.Month(year: year + 1, month: 1) : Period.Month(year: year, month: month + 1)
    }

    /// Months from another one to this one.
    func months(since other: Period.Month) -> Int { (year - other.year) * 12 + month - other.month }
}
