import Foundation
import Messages
import ProjectsMessages
import Quantities

/// A project's light: progress and money against what the plan has for that month.
///
/// Green when both reach 90 % of it, yellow when the worse one reaches 70 %, red below. Grey when there is no plan, or
/// no approved report with both. The plan's progress grows evenly from its first month to its last; its money by the
/// amounts of the years, evenly within each, or evenly over the whole where no years are planned.
enum LightRules {
    /// From this share of the plan on, in %, a light is green.
    static let green = Decimal(90)
    /// From this share of the plan on, in %, a light is yellow.
    static let yellow = Decimal(70)

    /// Gives a light.
    ///
    /// - Parameters:
    ///   - facts: The project, with its plan.
    ///   - report: Its last approved report.
    /// - Returns: The colour, and why in words.
    static func light(_ facts: ProjectFacts, report: ReportFigures?) -> ProjectLight {
        assess(facts, report: report).light
    }

    /// Gives a light, and the lower one of the two shares of the plan, in %; `nil` where the light is grey.
    static func assess(_ facts: ProjectFacts, report: ReportFigures?) -> (light: ProjectLight, share: Decimal?) {
        guard let plan = facts.plan else { return grey("无计划", "there is no plan") }
        guard let report else { return grey("无已审核月报", "there is no approved report") }
        let elapsed = elapsedMonths(of: plan.period, until: report.month)
        guard elapsed > 0 else { return grey("计划尚未开始", "the plan has not begun", report.month) }
        guard let progress = report.progress, let total = report.investmentToDate, let spent = total.value else {
            return grey("月报缺进度或累计投资", "the report lacks progress or investment to date", report.month)
        }
        guard let due = plannedMoney(facts, plan, elapsed: elapsed, month: report.month, in: total.unit), due > 0 else {
            return grey("计划无投资", "the plan has no money", report.month)
        }
        let planned = Decimal(elapsed) * 100 / Decimal(plan.period.months)
        let shares = (work: progress.number * 100 / planned, money: spent.number * 100 / due)
        let worse = min(shares.work, shares.money)
        let colour: LightColour = worse >= green ? .green : worse >= yellow ? .yellow : .red
        let bound = colour == .green ? "≥ \(green)%" : colour == .yellow ? "\(yellow)%–\(green)%" : "< \(yellow)%"
        let work = "\(progress)% / \(text(planned))% = \(text(shares.work))%"
        let money = "\(spent) / \(text(due)) \(total.unit) = \(text(shares.money))%"
        let light = ProjectLight(
            colour,
            why: .init(
                zh: "进度 \(work)，投资 \(money)；较低者 \(bound)",
                en: "progress \(work) of plan, money \(money) of plan; the lower one is \(bound)"
            ),
            month: report.month
        )
        return (light, worse)
    }

    private static func grey(
        _ zh: String,
        _ en: String,
        _ month: Period? = nil
    ) -> (light: ProjectLight, share: Decimal?) {
        (ProjectLight(.grey, why: .init(zh: zh, en: en), month: month), nil)
    }

    private static func text(_ number: Decimal) -> String { DecimalValue(number).rounded(to: 1).text }

    /// How many of the plan's months have passed by the end of a month.
    private static func elapsedMonths(of plan: Period, until month: Period) -> Int {
        let (first, last) = (plan.first, month.last)
        let passed = (last.year - first.year) * 12 + last.month - first.month + 1
        return min(max(passed, 0), plan.months)
    }

    private static func plannedMoney(
        _ facts: ProjectFacts,
        _ plan: ProjectPlan,
        elapsed: Int,
        month: Period,
        in unit: String
    ) -> Decimal? {
        guard !plan.years.isEmpty else {
            guard let whole = facts.investment, let money = amount(whole, in: unit) else { return nil }
            return money * Decimal(elapsed) / Decimal(plan.period.months)
        }
        var due = Decimal(0)
        for year in plan.years where year.year <= month.last.year {
            guard let money = amount(year.figure, in: unit) else { return nil }
            let first = year.year == plan.period.first.year ? plan.period.first.month : 1
            let last = year.year == plan.period.last.year ? plan.period.last.month : 12
            let reached = year.year < month.last.year ? last : min(month.last.month, last)
            due += money * Decimal(max(reached - first + 1, 0)) / Decimal(last - first + 1)
        }
        return due
    }

    private static func amount(_ figure: Figure, in unit: String) -> Decimal? {
        figure.value.flatMap { try? UnitRegister.common.convert($0, from: figure.unit, to: unit) }?.number
    }
}
