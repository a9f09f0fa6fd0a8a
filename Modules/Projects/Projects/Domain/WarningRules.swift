import Foundation
import Messages
import ProjectsMessages
import Quantities

/// What somebody should look at in a project.
///
/// A warning stops nothing, and values stay as written.
struct WarningRules {
    let units: UnitRegister

    /// Everything that is odd about a project.
    func warnings(of facts: ProjectFacts) -> [ProjectWarning] {
        phases(facts) + places(facts) + funds(facts) + names(facts) + typos(facts)
    }

    /// The phases of a measure must add up to its total.
    private func phases(_ facts: ProjectFacts) -> [ProjectWarning] {
        let inPhases = facts.phases.flatMap(\.measures)
        return Set(facts.measures.map(\.measure)).sorted().compactMap { name in
            let whole = facts.measures.filter { $0.measure == name && $0.scope == .total }.map(\.figure)
            let parts = inPhases.filter { $0.measure == name && $0.scope != .property }.map(\.figure)
            guard let unit = whole.first?.unit, !parts.isEmpty, let total = sum(whole, in: unit),
                let added = sum(parts, in: unit), total != added
            else { return nil }
            return ProjectWarning(
                .phasesDiffer,
                .init(
                    zh: "\(name)：各期合计 \(added)\(unit)，总数 \(total)\(unit)，不一致",
                    en: "\(name): the phases add up to \(added) \(unit), the total says \(total) \(unit)"
                )
            )
        }
    }

    /// As many places must be named as the measure of their kind counts.
    private func places(_ facts: ProjectFacts) -> [ProjectWarning] {
        Set(facts.places.compactMap(\.kind)).sorted().compactMap { kind in
            let named = facts.places.count { $0.kind == kind }
            let stated = facts.measures.first { $0.measure == kind && $0.figure.qualifier == .exact }?.figure.value
            guard let stated, stated != DecimalValue(named) else { return nil }
            return ProjectWarning(
                .placesDiffer,
                .init(
                    zh: "\(kind)：文中称 \(stated) 个，列出 \(named) 个",
                    en: "\(kind): \(stated) are claimed, \(named) are named"
                )
            )
        }
    }

    private func funds(_ facts: ProjectFacts) -> [ProjectWarning] {
        guard let investment = facts.investment, investment.qualifier == .exact, let whole = investment.value,
            let listed = sum(facts.funds.map(\.figure), in: investment.unit), listed > whole
        else { return [] }
        let unit = investment.unit
        return [
            ProjectWarning(
                .fundsExceedInvestment,
                .init(
                    zh: "所列资金 \(listed)\(unit) 超过投资 \(whole)\(unit)",
                    en: "the funds listed, \(listed) \(unit), are more than the investment of \(whole) \(unit)"
                )
            )
        ]
    }

    private func sum(_ figures: [Figure], in unit: String) -> DecimalValue? {
        var total = Decimal(0)
        for figure in figures {
            guard let value = figure.value, let own = try? units.convert(value, from: figure.unit, to: unit) else {
                return nil
            }
            total += own.number
        }
        return DecimalValue(total)
    }

    // MARK: Words

    /// A name of the title (因口线) that stands in the content with one other character (烟口线), and nowhere as in the
    /// title.
    private func names(_ facts: ProjectFacts) -> [ProjectWarning] {
        guard let content = facts.content else { return [] }
        let text = Array(content)
        for name in Self.properNames(in: facts.name) where !content.contains(name) {
            let letters = Array(name)
            for start in text.indices where start + letters.count <= text.count {
                let other = text[start..<start + letters.count]
                let differing = zip(letters, other).count { $0 != $1 }
                guard differing == 1, other.last == letters.last else { continue }
                let found = String(other)
                return [
                    ProjectWarning(
                        .nameConflict,
                        .init(
                            zh: "名称作“\(name)”，内容作“\(found)”，不一致",
                            en: "the title says '\(name)', the content says '\(found)'"
                        )
                    )
                ]
            }
        }
        return []
    }

    /// What roads, rivers and villages are called by their last character.
    private static let places: Set<Character> = ["线", "路", "街", "河", "桥", "村", "港"]

    /// The beginning of a title up to the character that says what is named, of three characters or more.
    private static func properNames(in title: String) -> [String] {
        title.indices.filter { places.contains(title[$0]) }.map { String(title[...$0]) }.filter { $0.count >= 3 }
    }

    private func typos(_ facts: ProjectFacts) -> [ProjectWarning] {
        guard let content = facts.content else { return [] }
        return Self.confusions.filter { content.contains($0.word) && content.contains($0.near) }.map { word, meant, _ in
            ProjectWarning(
                .suspectedTypo,
                .init(
                    zh: "“\(word)”疑为“\(meant)”，按原文保留",
                    en: "'\(word)' may be meant as '\(meant)'; kept as written"
                )
            )
        }
    }

    /// Words that are often written for others of the same sound, where the third one stands near.
    private static let confusions: [(word: String, meant: String, near: String)] = [
        ("单项", "单相", "电机"), ("三项", "三相", "电机"), ("三项电", "三相电", "三项电"), ("帐户", "账户", "帐户"),
        ("座落", "坐落", "座落"), ("既将", "即将", "既将"),
    ]
}
