import Messages
import Quantities

/// Writes a draft of the programme that a document describes; what the document does not say is marked as such.
struct ProgrammeDraft {
    let reading: PolicyReading
    /// The id of the programme: the same for the same title and number.
    let id: String
    /// The list of towns, where the document has one.
    let towns: PolicyList?
    /// The projects that rows of tables name.
    let tableProjects: [ProjectTables.Row]
    private let name: String
    private let shortName: String

    init(_ document: ReadDocument) {
        reading = document.reading
        (name, shortName) = (document.name, document.draftName)
        tableProjects = ProjectTables(document.outline.document.lines).rows
        id = "draft-" + DraftText.digest((reading.card.title ?? name) + (reading.card.documentNumber ?? ""))
        let lists = reading.lists.filter { $0.form == .items && $0.parent == nil && Self.isTowns($0) }
        towns = lists.max { $0.count < $1.count } ?? Self.batchInSentence(document)
    }

    private static func isTowns(_ list: PolicyList) -> Bool {
        let towns = list.items.count { item in townEnds.contains { item.name.hasSuffix($0) } }
        return list.count >= 2 && towns * 10 >= list.items.count * 6
    }

    private static let townEnds = ["镇", "乡", "街道", "村", "小镇", "园区", "社区", "示范区", "集聚区"]

    var title: String { reading.card.title ?? name }

    /// `programme.yaml`.
    var programme: String {
        let parts = [head, categories, criteria, path, indicators, projects, enumerations, group, tasks, notes]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    // MARK: Head

    private var head: String {
        let card = reading.card
        var lines = [
            "# 草案，由“\(oneLine(name))”按规则读出，行号指原文。请逐项核对后采用。A draft, read by rules; check it before it is adopted.",
            "", "id: \(id)", "version: 1", "names: {zh: \(DraftText.quoted(String(shortName.prefix(80))))}",
            "", "card:",
            "  title: \(DraftText.quoted(title))",
        ]
        if let number = card.documentNumber { lines.append("  number: \(DraftText.quoted(number))") }
        if let issuer = card.issuer { lines.append("  issuer: \(DraftText.quoted(issuer))") }
        for (key, date) in [("signed", card.dates.signed), ("published", card.dates.published)] {
            if let date, OfficialDate.isValid(date) { lines.append("  \(key): \(DraftText.quoted(date))") }
        }
        let clauses = reading.headings.filter { $0.level == 1 }.prefix(60).map { "\($0.number) \($0.title)" }
        if !clauses.isEmpty { lines.append("  clauses: \(DraftText.list(Array(clauses)))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func oneLine(_ text: String) -> String { text.filter { !$0.isNewline } }

    // MARK: Towns and their path

    /// The sorts that the items of the list of towns carry in brackets.
    var categoryNames: [String] {
        var seen: [String] = []
        for tag in towns?.items.flatMap(\.tags) ?? [] where !seen.contains(tag) && !Self.designated.contains(tag) {
            seen.append(tag)
        }
        return seen.count <= 12 ? seen : []
    }

    static let designated: Set<String> = ["建制镇", "非建制镇"]

    private var categories: String {
        guard !categoryNames.isEmpty else { return "" }
        let lines = categoryNames.enumerated().map { index, name in
            "  - {code: category-\(index + 1), names: {zh: \(DraftText.quoted(name))}, source: 名单}"
        }
        return (["categories:"] + lines).joined(separator: "\n") + "\n"
    }

    private var criteria: String {
        let thresholds = reading.targets.filter { $0.role == .threshold && $0.unit != nil && $0.comparator != nil }
        guard !thresholds.isEmpty else { return "" }
        let lines = thresholds.enumerated().map { index, item in
            "  - {id: criterion-\(index + 1), names: {zh: \(DraftText.quoted(nonEmpty(item.indicator, "条件")))}, "
                + "rule: \(DraftText.quoted(item.phrase)), comparator: \(item.comparator?.rawValue ?? "at-least"), "
                + "value: \(DraftText.quoted(item.value.text)), unit: \(DraftText.quoted(item.unit ?? "")), "
                + "source: 第\(item.line)行}"
        }
        return (["criteria:"] + lines).joined(separator: "\n") + "\n"
    }

    private var materials: [String] {
        reading.lists.first { $0.name.contains("材料") }?.items.map(\.name).filter { !$0.isEmpty } ?? []
    }

    private var path: String {
        let basis = "草案默认步骤，请按文件核对"
        var lines = [
            "# 推定：申报由县（市、区）政府或乡镇、街道提出，印发机关受理。登记区划后可加 ownRegion: true，只许申报本地的镇。",
            "application:", "  step: apply", "  receiver: \(id)-issuer",
            "  applicants: {kinds: [county-government, town-government, street-office]}",
        ]
        let materials = self.materials
        if !materials.isEmpty {
            lines.append("  materials:")
            lines += materials.enumerated().map { index, name in
                "    - {id: material-\(index + 1), names: {zh: \(DraftText.quoted(name))}}"
            }
        }
        lines += [
            "  source: \(basis)", "", "# 推定：拟申报、已申报、已列入三个阶段，申报、公布两个步骤。", "stages:",
            "  - {id: candidate, names: {zh: 拟申报, en: candidate}, initial: true}",
            "  - {id: applied, names: {zh: 已申报, en: applied}}", "  - {id: listed, names: {zh: 已列入, en: listed}}", "",
            "steps:",
            "  - {id: apply, names: {zh: 申报, en: apply}, collection: applications, from: [candidate], to: applied, "
                + "source: \(basis)}",
            "  - {id: list, names: {zh: 公布, en: list}, collection: listings, from: [applied], to: listed, "
                + "by: {units: [\(id)-issuer]}, document: required, lists: true, source: \(basis)}",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Indicators

    /// The targets that are kept as indicators, each name once, with their ids.
    var measured: [(id: String, target: PolicyFigure)] {
        var seen: Set<String> = []
        let kept = reading.targets.filter { target in
            target.role == .target && target.unit != nil && !target.indicator.isEmpty
                && seen.insert(target.indicator).inserted
        }
        return kept.enumerated().map { ("indicator-" + DraftText.three($0 + 1), $1) }
    }

    private var indicators: String {
        let all = measured
        guard !all.isEmpty else { return "" }
        var strange: [String] = []
        for unit in all.compactMap(\.target.unit) where UnitRegister.common.find(unit) == nil && !strange.contains(unit)
        {
            strange.append(unit)
        }
        var lines: [String] = []
        if !strange.isEmpty {
            lines.append("measureUnits:")
            lines += strange.enumerated().map { index, unit in
                "  - {unit: \(DraftText.quoted(unit)), dimension: own-\(index + 1), factor: 1}"
            }
            lines.append("")
        }
        lines.append("indicators:")
        lines += all.map { id, target in
            let direction = target.comparator == .atMost ? ", direction: less" : ""
            return "  - {id: \(id), names: {zh: \(DraftText.quoted(target.indicator))}, "
                + "unit: \(DraftText.quoted(target.unit ?? "")), period: \(target.period.rawValue)\(direction), "
                + "source: 第\(target.line)行}"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var projects: String {
        [
            "# 推定：只设一类项目，月度调度按月填报。", "projects:", "  kinds:",
            "    - {id: general, names: {zh: 项目, en: project}}", "  source: 草案默认类型，请按文件核对", "",
        ].joined(separator: "\n")
    }

    // MARK: Lists, group, tasks

    private var enumerations: String {
        let lists = reading.lists.filter { list in
            let isTowns = towns.map { isSame(list, $0) || $0.form == .items && list.parent != nil } ?? false
            return !list.items.isEmpty && !list.name.isEmpty && !isTowns && list.items.count <= 1000
        }
        guard !lists.isEmpty else { return "" }
        var lines = ["enumerations:"]
        for (index, list) in lists.enumerated() {
            let start = "  - id: list-\(DraftText.three(index + 1))"
            lines += [start, "    names: {zh: \(DraftText.quoted(list.name))}"]
            if let stated = list.statedCount, (1...1000).contains(stated) { lines.append("    statedCount: \(stated)") }
            lines.append("    items:")
            lines += list.items.enumerated().map { place, item in
                let name = item.name.isEmpty ? "" : ", name: \(DraftText.quoted(item.name))"
                return "      - {number: \(place + 1)\(name)}"
            }
            lines.append("    source: 第\(list.line)行")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var group: String {
        guard let group = reading.groups.first else { return "" }
        var lines = ["leadingGroup:", "  head: \(DraftText.quoted(group.heads.first?.post ?? "组长"))"]
        lines.append("  deputies: \(DraftText.list(unique(group.deputies.map(\.post))))")
        lines.append("  members: \(DraftText.list(unique(group.members.map(\.post))))")
        lines.append("  office: \(DraftText.quoted(group.office ?? "未写明"))")
        if let end = group.dissolves { lines.append("  dissolves: \(DraftText.quoted(end))") }
        lines.append("  source: 第\(group.line)行")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The headings that a line stands under, the widest first.
    func headings(above line: Int) -> [PolicyReading.Heading] {
        var chain: [PolicyReading.Heading] = []
        for heading in reading.headings where heading.line <= line {
            chain.removeAll { $0.level >= heading.level }
            chain.append(heading)
        }
        return chain
    }

    private var tasks: String {
        // A row that is a project is no task as well; who answers for it stays in clauses.csv.
        let projects = Set(tableProjects.map(\.line))
        let clauses = reading.clauses.filter { projects.isDisjoint(with: $0.line...max($0.line, $0.lineEnd)) }
        guard !clauses.isEmpty else { return "" }
        var lines = ["tasks:"]
        for (index, clause) in clauses.enumerated() {
            let chain = headings(above: clause.line)
            let own = chain.last
            let isLed = !clause.lead.isEmpty
            let others = unique(clause.joining + clause.responsible)
            lines.append("  - id: task-\(DraftText.three(index + 1))")
            if let own { lines.append("    number: \(DraftText.quoted(own.number))") }
            lines.append("    group: \(DraftText.quoted(chain.first.map { nonEmpty($0.title, "任务") } ?? "任务"))")
            if chain.count > 2 {
                lines.append("    parent: \(DraftText.quoted(nonEmpty(chain[chain.count - 2].title, "任务")))")
            }
            lines.append(
                "    names: {zh: \(DraftText.quoted(nonEmpty(own?.title ?? clause.task ?? "", "第\(clause.line)行")))}"
            )
            lines.append("    leads: \(DraftText.list(unique(clause.lead)))")
            lines.append("    joining: \(DraftText.list(others))")
            lines.append("    leadBasis: \(isLed ? clause.leadBasis == .position ? "by-position" : "stated" : "none")")
            if clause.openEnded { lines.append("    openEnded: true") }
            lines.append("    source: 第\(clause.line)行")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func nonEmpty(_ text: String, _ other: String) -> String { text.allSatisfy(\.isWhitespace) ? other : text }

    private func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private var notes: String {
        guard !reading.discrepancies.isEmpty else { return "" }
        let lines = reading.discrepancies.prefix(200).map { item in
            "  - {text: \(DraftText.quoted("待核：" + item.detail)), source: 第\(item.line)行}"
        }
        return (["notes:"] + lines).joined(separator: "\n") + "\n"
    }
}
