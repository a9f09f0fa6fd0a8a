import Foundation
import Messages
import ProjectsMessages
import Quantities
import RegistryMessages

/// A project as a circular looks at it.
struct CircularEntry {
    var project: String
    var name: String
    var town: String?
    var townName: String?
    var facts: ProjectFacts
    /// Its light by its last approved report up to the month, and the lower share of its plan.
    var light: ProjectLight
    var share: Decimal?
    /// The month's report.
    var state: ReportState?
    var late = false
    var figures: ReportFigures?
}

/// What a circular says, from the projects as they stand and the circular before.
///
/// Towns are ranked by the share of reports approved on time, then by the progress of investment; equal ones share a
/// rank, the next rank is left out, and they stand by id.
struct CircularRules {
    let library: Library
    let programmeName: LocalizedName
    let month: Period
    let preliminary: Bool
    let entries: [CircularEntry]
    /// The last circular of the month before.
    let before: Circular?

    static let rule = LocalizedName(
        zh: "按时通过率（锁定前上报并审核通过的项目数÷应报项目数）高者在前；相同者按投资完成率（累计完成投资÷计划总投资）；"
            + "仍相同者名次并列，后一名次空缺",
        en:
            "by the share of reports approved on time (handed in before the round was locked), then by investment to "
            + "date among investment planned; equal ones share a rank and the next rank is left out"
    )

    /// The content that a unit issues on a day; `scale` divides the limits of the lists.
    func content(issuer: String, date: String, scale: Int = 1) -> CircularContent {
        let delays = entries.filter { $0.light.colour == .red || $0.light.colour == .yellow }
            .sorted { ($0.share ?? 0, $0.project) < ($1.share ?? 0, $1.project) }
        let unreported = entries.filter { $0.state == nil || $0.state == .returned }
        return CircularContent(
            programmeName: programmeName,
            month: month,
            preliminary: preliminary,
            issuer: issuer,
            date: date,
            rule: Self.rule,
            whole: whole(),
            towns: .init(towns(), most: CircularLimits.towns / scale),
            delays: .init(delays.map(delay), most: CircularLimits.delays / scale),
            unreported: .init(unreported.map(\.named), most: CircularLimits.unreported / scale),
            difficulties: .init(difficulties(), most: CircularLimits.difficulties / scale)
        )
    }

    private func whole() -> CircularWhole {
        let groups = library.rules.kinds.map { kind in
            let own = entries.filter { $0.facts.kinds.contains(kind.id) }
            return CircularGroup(kind: kind.id, names: kind.names, counts: own.counts, lights: own.lights)
        }
        return CircularWhole(
            counts: entries.counts,
            lights: entries.lights,
            groups: groups,
            reported: totals(entries.filter { $0.state == .submitted || $0.state == .approved }, of: entries.count),
            approved: totals(entries.filter { $0.state == .approved }, of: entries.count),
            before: before.flatMap { before in
                before.content.whole.map { whole in
                    CircularBefore(
                        month: before.month,
                        edition: before.edition,
                        digest: before.digest,
                        counts: whole.counts,
                        lights: whole.lights
                    )
                }
            }
        )
    }

    private func delay(_ entry: CircularEntry) -> CircularDelay {
        CircularDelay(
            project: entry.named,
            light: entry.light.colour,
            share: DecimalValue(entry.share ?? 0).rounded(to: 1),
            why: entry.light.why
        )
    }

    private func difficulties() -> [CircularDifficulty] {
        entries.filter { $0.state == .submitted || $0.state == .approved }.flatMap { entry in
            (entry.figures?.difficulties ?? []).map { CircularDifficulty(project: entry.named, difficulty: $0) }
        }
    }

    // MARK: Towns

    private func towns() -> [CircularTown] {
        let groups = Dictionary(grouping: entries) { $0.town }
        let rows = groups.map { town, own in row(town, own) }.sorted { left, right in
            Self.standsBefore(left, right) || !Self.standsBefore(right, left) && (left.town ?? "") < (right.town ?? "")
        }
        var numbered: [CircularTown] = []
        for var row in rows where row.town != nil {
            let last = numbered.last
            let isEqual = last.map { !Self.standsBefore($0, row) } ?? false
            row.rank = isEqual ? last?.rank : numbered.count + 1
            numbered.append(row)
        }
        return numbered + rows.filter { $0.town == nil }
    }

    private static func standsBefore(_ left: CircularTown, _ right: CircularTown) -> Bool {
        if left.onTimeShare != right.onTimeShare { return left.onTimeShare > right.onTimeShare }
        let none = DecimalValue(-1)
        return left.investmentProgress ?? none > right.investmentProgress ?? none
    }

    private func row(_ town: String?, _ own: [CircularEntry]) -> CircularTown {
        let counts = own.counts
        let past = before?.content.towns.items.first { $0.town == town && town != nil }
        let progress = progress(own)
        return CircularTown(
            rank: nil,
            town: town,
            name: own.first?.townName ?? town ?? "未分镇项目",
            counts: counts,
            lights: own.lights,
            onTimeShare: Self.share(counts.onTime, of: counts.projects),
            investmentProgress: progress?.share,
            covered: progress?.covered ?? 0,
            approved: totals(own.filter { $0.state == .approved }, of: own.count),
            rankBefore: past?.rank,
            lightsBefore: past?.lights
        )
    }

    private static func share(_ part: Int, of whole: Int) -> DecimalValue {
        DecimalValue(whole == 0 ? 0 : Decimal(part) * 100 / Decimal(whole)).rounded(to: 1)
    }

    /// Investment to date among that planned, over approved reports of projects that state both in the same currency.
    private func progress(_ own: [CircularEntry]) -> (share: DecimalValue, covered: Int)? {
        var (done, planned, covered) = (Decimal(0), Decimal(0), 0)
        for entry in own where entry.state == .approved {
            guard let spent = entry.figures?.investmentToDate, let value = spent.value,
                let plan = entry.facts.investment, let whole = plan.value,
                let same = try? library.units.convert(value, from: spent.unit, to: plan.unit),
                let yuan = try? library.units.convert(whole, from: plan.unit, to: Self.common),
                let spentYuan = try? library.units.convert(same, from: plan.unit, to: Self.common)
            else { continue }
            done += spentYuan.number
            planned += yuan.number
            covered += 1
        }
        guard planned > 0 else { return nil }
        return (DecimalValue(done * 100 / planned).rounded(to: 1), covered)
    }

    private static let common = "万元"

    private func totals(_ own: [CircularEntry], of all: Int) -> Round.Totals {
        var thisMonth = FigureSum(units: library.units)
        var toDate = FigureSum(units: library.units)
        for entry in own {
            if let figure = entry.figures?.investmentThisMonth, let value = figure.value {
                thisMonth.add(value, unit: figure.unit, qualifier: figure.qualifier, of: entry.project)
            }
            if let figure = entry.figures?.investmentToDate, let value = figure.value {
                toDate.add(value, unit: figure.unit, qualifier: figure.qualifier, of: entry.project)
            }
        }
        return Round.Totals(thisMonth: thisMonth.sums(of: all), toDate: toDate.sums(of: all))
    }
}

extension CircularEntry {
    fileprivate var named: CircularProject {
        CircularProject(project: project, name: name, town: town, townName: townName, state: state)
    }
}

extension [CircularEntry] {
    fileprivate var counts: CircularCounts {
        reduce(into: CircularCounts()) { counts, entry in
            counts.projects += 1
            switch entry.state {
            case .submitted: counts.reported += 1
            case .approved:
                counts.reported += 1
                counts.approved += 1
                if !entry.late { counts.onTime += 1 }
            case .returned: counts.returned += 1
            case nil: counts.missing += 1
            }
        }
    }

    fileprivate var lights: CircularLights {
        reduce(into: CircularLights()) { lights, entry in
            switch entry.light.colour {
            case .green: lights.green += 1
            case .yellow: lights.yellow += 1
            case .red: lights.red += 1
            case .grey: lights.grey += 1
            }
        }
    }
}

extension CircularContent {
    /// Whether another content says the same, whoever issues it and when.
    func saysTheSame(as other: CircularContent) -> Bool {
        var other = other
        other.issuer = issuer
        other.date = date
        return self == other
    }

    /// What somebody may see who is there for single towns only.
    func extract(for access: Access) -> CircularContent {
        var own = self
        own.whole = nil
        own.towns = .init(towns.items.filter { access.covers(town: $0.town) })
        own.delays = .init(delays.items.filter { access.covers(town: $0.project.town) })
        own.unreported = .init(unreported.items.filter { access.covers(town: $0.town) })
        own.difficulties = .init(difficulties.items.filter { access.covers(town: $0.project.town) })
        return own
    }
}
