import Foundation
import Messages
import ProjectsMessages
import Quantities

/// What is wrong or odd about the figures of a monthly report.
struct ReportRules {
    let library: Library

    /// Refuses figures that mean nothing: no money, a progress outside 0 to 100, nothing at all.
    ///
    /// - Throws: ``Problem`` naming every place.
    func check(_ figures: ReportFigures) throws {
        var faults = Faults()
        library.checkMoney(figures.investmentThisMonth, at: "/investmentThisMonth", &faults)
        library.checkMoney(figures.investmentToDate, at: "/investmentToDate", &faults)
        if let progress = figures.progress {
            let isShare = (0...100).contains(progress.number)
            faults.require(isShare, "/progress", "expected 0 to 100 (%), found \(progress)")
        }
        for (index, difficulty) in figures.difficulties.enumerated() {
            faults.requireText(difficulty.text, "/difficulties/\(index)/text")
            faults.requireText(difficulty.unit, "/difficulties/\(index)/unit")
            faults.requireDate(difficulty.due, "/difficulties/\(index)/due")
        }
        let saysSomething =
            figures.investmentThisMonth != nil || figures.investmentToDate != nil || figures.progress != nil
            || figures.remark != nil || !figures.difficulties.isEmpty
        faults.require(saysSomething, "", "the report says nothing; expected a figure, a remark or a difficulty")
        try faults.refuse("The report cannot be taken.")
    }

    /// What somebody should look at; the figures are taken as they are.
    ///
    /// - Parameters:
    ///   - figures: What is reported.
    ///   - before: What the project's last counted report before that month said.
    /// - Returns: The warnings.
    func warnings(_ figures: ReportFigures, after before: ReportFigures?) -> [ProjectWarning] {
        let (month, total) = (figures.investmentThisMonth, figures.investmentToDate)
        var warnings = [("本月投资", "this month's investment", month), ("累计投资", "the investment to date", total)]
            .compactMap { zh, en, figure in negative(figure, zh, en) }
        if let before, let old = before.investmentToDate, let total, isLess(total, than: old) {
            warnings.append(shrinking("累计投资", "the investment to date", Self.text(old), Self.text(total), before.month))
        }
        if let before, let old = before.progress, let now = figures.progress, now < old {
            warnings.append(shrinking("进度", "the progress", "\(old)%", "\(now)%", before.month))
        }
        if let month, let total, isLess(total, than: month) { warnings.append(Self.exceeding(month, total)) }
        return warnings
    }

    private func negative(_ figure: Figure?, _ zh: String, _ en: String) -> ProjectWarning? {
        guard let figure, let value = figure.value, value.number < 0 else { return nil }
        return .init(
            .negativeFigure,
            .init(zh: "\(zh)为负数：\(Self.text(figure))", en: "\(en) is below zero: \(Self.text(figure))")
        )
    }

    private func shrinking(_ zh: String, _ en: String, _ old: String, _ new: String, _ month: Period) -> ProjectWarning
    {
        .init(
            .shrinkingTotal,
            .init(zh: "\(zh)由 \(old)（\(month)）降为 \(new)", en: "\(en) fell from \(old) (\(month)) to \(new)")
        )
    }

    private static func exceeding(_ month: Figure, _ total: Figure) -> ProjectWarning {
        .init(
            .monthExceedsTotal,
            .init(
                zh: "本月投资 \(text(month)) 大于累计投资 \(text(total))",
                en: "this month's investment, \(text(month)), is more than the total of \(text(total))"
            )
        )
    }

    private func isLess(_ one: Figure, than other: Figure) -> Bool {
        guard let left = one.value, let right = other.value,
            let same = try? library.units.convert(left, from: one.unit, to: other.unit)
        else { return false }
        return same < right
    }

    private static func text(_ figure: Figure) -> String { "\(figure.value?.text ?? "?")\(figure.unit)" }
}
