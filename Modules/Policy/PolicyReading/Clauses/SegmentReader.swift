/// Gives the units of a clause their roles.
struct SegmentReader {
    private let paragraph: Paragraph
    private let text: Text

    init(_ paragraph: Paragraph, _ text: Text) {
        self.paragraph = paragraph
        self.text = text
    }

    /// Adds the units of the text to a clause.
    ///
    /// - Parameters:
    ///   - clause: The clause.
    ///   - role: What units do that no word says anything of.
    func fill(_ clause: inout RawClause, as role: Responsibilities.Role = .responsible) {
        var label = role
        var waiting: [[String]] = []
        var sole: [String] = []
        var parted: [String] = []
        for part in segments() {
            var words = part
            if let found = Responsibilities.label(at: words.startIndex, of: words) {
                settle(&waiting, label, &clause)
                label = found.role
                clause.labelled.insert(found.role)
                words = words[min(found.end, words.endIndex)...]
                if words.allSatisfy(\.isBlank) { continue }
            }
            guard label != .other else { continue }
            let starts = Self.joiners.begins(words.trimmed) != nil
            let ending = Responsibilities.ending(of: words)
            let split = UnitNames.split(ending?.rest ?? words)
            clause.isOpen = clause.isOpen || split.isOpen
            let (marked, plainUnits) = Self.marked(
                split.units.map { Self.bare($0, &clause, paragraph) }.filter(Self.isUnit)
            )
            clause.lead += marked.map(paragraph.show)
            let units = plainUnits.map(paragraph.show)
            guard let ending else {
                if starts, !units.isEmpty { clause.joining += units } else if !units.isEmpty { waiting.append(units) }
                continue
            }
            switch ending.role {
            case .lead: clause.lead += waiting.flatMap(\.self) + units
            case .joining:
                if clause.lead.isEmpty, !waiting.isEmpty, clause.responsible.isEmpty, !clause.labelled.contains(.lead) {
                    clause.lead += waiting.flatMap(\.self)
                    clause.basis = .position
                    clause.joining += units
                } else {
                    clause.joining += waiting.flatMap(\.self) + units
                }
            default:
                if ending.isSole, waiting.isEmpty, units.count == 1 {
                    sole += units
                } else {
                    parted += waiting.flatMap(\.self) + units
                }
            }
            waiting.removeAll()
        }
        settle(&waiting, label, &clause)
        finish(&clause, sole: sole, parted: parted)
    }

    private func settle(
        _ waiting: inout [[String]],
        _ label: Responsibilities.Role,
        _ clause: inout RawClause
    ) {
        let units = waiting.flatMap(\.self)
        waiting.removeAll()
        switch label {
        case .lead: clause.lead += units
        case .joining: clause.joining += units
        case .responsible: clause.responsible += units
        case .other: break
        }
    }

    private func finish(_ clause: inout RawClause, sole: [String], parted: [String]) {
        // A负责，B配合: who alone answers leads.
        let isAlone = sole.count == 1 && !clause.labelled.contains(.responsible)
        let leads = clause.lead.isEmpty && parted.isEmpty && (isAlone || !clause.joining.isEmpty)
        if leads { clause.lead += sole }
        if !clause.lead.isEmpty, clause.basis == .none { clause.basis = .stated }
        if !clause.lead.isEmpty, clause.labelled.isEmpty || clause.labelled == [.responsible] {
            // A牵头，B、C按职责分工负责: who answers beside a lead joins in.
            clause.joining += parted
        } else {
            clause.responsible += parted
        }
        if !leads, clause.lead.isEmpty { clause.responsible += sole } else if !leads { clause.joining += sole }
        clause.lead = Self.unique(clause.lead)
        clause.joining = Self.unique(clause.joining)
        clause.responsible = Self.unique(clause.responsible)
    }

    /// The text cut at signs and before labels.
    private func segments() -> [Text] {
        var parts: [Text] = []
        for part in text.cut(where: { $0 == "," || $0 == ";" || $0 == "。" }) {
            var (start, place) = (part.startIndex, part.startIndex)
            while place < part.endIndex {
                guard let label = Responsibilities.label(at: place, of: part) else {
                    place += 1
                    continue
                }
                let isBreak =
                    place == part.startIndex || part[place - 1].isBlank || part[place - 1] == "、"
                    || part[place - 1] == ")"
                guard isBreak || label.end - place >= 5 && part[label.end - 1] == ":" else {
                    place += 1
                    continue
                }
                if place > start { parts.append(part[start..<place]) }
                start = place
                place = label.end
            }
            parts.append(part[start...])
        }
        return parts.flatMap(Responsibilities.parted).map(\.trimmed)
            .filter { !$0.isEmpty && !Responsibilities.isOrder($0) && !Self.sameBelow.contains($0.string) }
    }

    private static let sameBelow: Set<String> = ["下同", "以下同", "以下均同", "以下相同"]

    /// `市自规局（牵头）`: the role stands behind the name.
    private static func marked(_ units: [Text]) -> (lead: [Text], others: [Text]) {
        var (lead, others): ([Text], [Text]) = ([], [])
        for unit in units {
            if let word = leadMarks.ends(unit) { lead.append(unit.dropLast(word.count)) } else { others.append(unit) }
        }
        return (lead, others)
    }

    private static let leadMarks: Words = ["(牵头)", "(牵头单位)", "(主办)", "(牵头负责)", "*", "★", "☆", "※", "▲", "(牵头部门)"]

    private static func isUnit(_ text: Text) -> Bool {
        guard (2...40).contains(text.count), text.contains(where: \.isHan), !notUnits.contains(text.string),
            text.first?.isDigit != true
        else { return false }
        return timeEnds.ends(text) == nil || UnitNames.looksLikeUnit(text)
    }

    /// `县教育局负责学校周边整治` and `县住建局（县城管局配合）` without what does not belong to the name.
    private static func bare(_ unit: Text, _ clause: inout RawClause, _ paragraph: Paragraph) -> Text {
        if unit.last == ")", let open = unit.lastIndex(of: "("), open > unit.startIndex + 1 {
            let inside = unit[(open + 1)..<(unit.endIndex - 1)]
            if let helper = Responsibilities.ending(of: inside), helper.role == .joining {
                let units = UnitNames.split(helper.rest).units
                if units.allSatisfy(UnitNames.looksLikeUnit) {
                    clause.joining += units.map(paragraph.show)
                    return unit[..<open]
                }
            }
            if duties.begins(inside) != nil { return unit[..<open] }
        }
        guard !UnitNames.looksLikeUnit(unit) else { return unit }
        let head = UnitNames.beforeVerb(unit)
        return head.count < unit.count && UnitNames.looksLikeUnit(head) ? head : unit
    }

    private static let duties: Words = ["负责", "承担", "做好"]
    private static let timeEnds = Words("完成 坚持 前 底 启动 推进 开展 落实 实施 建立 长期 见效 时限 日 月")

    private static let notUnits: Set<String> = ["长期坚持", "持续推进", "长期", "持续", "立即", "年底前", "全年", "部门", "单位"]
    private static let joiners: Words = ["会同", "联合"]

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
