import Messages

/// A clause before the names of its units are brought together.
struct RawClause: Sendable {
    var lead: [String] = []
    var joining: [String] = []
    var responsible: [String] = []
    var basis = ResponsibilityClause.LeadBasis.none
    var isOpen = false
    var paragraph = 0
    /// The paragraph of its label, where that is another one.
    var labelParagraph: Int?
    var place: Range<Int> = 0..<0
    var line = 0
    var lineEnd = 0
    var phrase = ""
    /// Whether the next paragraph may go on with it: `牵头单位：…` and `配合单位：…` on two lines.
    var isLine = false
    /// Whether the last words were a label of a lead.
    var labelled: Set<Responsibilities.Role> = []

    /// The first unit leads: the text said so once for all.
    mutating func leadByOrder() {
        guard lead.isEmpty, joining.isEmpty, basis == .none, !responsible.isEmpty else { return }
        lead = [responsible.removeFirst()]
        basis = .stated
    }

    var isEmpty: Bool { lead.isEmpty && joining.isEmpty && responsible.isEmpty }
}

/// Finds who is responsible in a paragraph.
struct ClauseReader {
    let paragraph: Paragraph
    let index: Int
    private let text: Text
    /// Where the text begins behind a number.
    private let start: Int

    init(_ paragraph: Paragraph, at index: Int) {
        self.paragraph = paragraph
        self.index = index
        text = paragraph.text
        start = Marker.read(paragraph.text)?.end ?? 0
    }

    /// The clauses of the paragraph, in order.
    func clauses() -> [RawClause] {
        var clauses: [RawClause] = []
        var place = text.startIndex
        while place < text.endIndex {
            if let (clause, end) = clause(at: place) {
                if !clause.isEmpty { clauses.append(clause) }
                place = max(end, place + 1)
            } else {
                place += 1
            }
        }
        return clauses
    }

    private func clause(at place: Int) -> (RawClause, Int)? {
        switch text[place] {
        case "(":
            if Responsibilities.label(at: place + 1, of: text) != nil {
                let end = text.close(of: place) ?? sentenceEnd(from: place + 1)
                // (责任单位) A、B: the bracket is the label.
                if let label = Responsibilities.label(at: place + 1, of: text), label.end == end + 1 {
                    let stop = sentenceEnd(from: end + 1)
                    return (make(place..<stop, inside: text[(place + 1)..<stop], isLine: true), stop)
                }
                return (make(place..<min(end + 1, text.endIndex), inside: text[(place + 1)..<end]), end + 1)
            }
            guard let close = text.close(of: place, within: 600) else { return nil }
            let inside = text[(place + 1)..<close]
            guard close + 1 >= text.endIndex || !text[close + 1].isHan,
                Responsibilities.isNamed(inside) || Responsibilities.endsWithUnits(text, at: place)
            else { return nil }
            return (make(place..<(close + 1), inside: inside), close + 1)
        case "由": return inline(place, from: place + 1) ?? charged(place)
        default:
            let isStart = place == text.startIndex || !text[place - 1].isHan || place == start
            guard isStart else { return nil }
            if let label = Responsibilities.label(at: place, of: text), label.role != .other {
                let end = sentenceEnd(from: label.end)
                let clause = make(place..<end, inside: text[place..<end], isLine: true)
                // 责任主体是各镇: only where units follow is it a label and no sentence.
                let isSure = text[label.end - 1] == ":"
                guard isSure || namesUnits(clause) else { return nil }
                return (clause, end)
            }
            return sentence(from: place)
        }
    }

    /// `由县城管局负责，县住建局配合`; who explains the document (负责解释) is charged with nothing.
    private func charged(_ place: Int) -> (RawClause, Int)? {
        let rest = text[(place + 1)..<min(text.endIndex, place + 60)]
        guard let verb = rest.first(of: "负责"), verb > place + 2 else { return nil }
        let end = verb + 2
        guard end == text.endIndex || text[end].endsClause || text[end] == ")" else { return nil }
        let units = UnitNames.split(text[(place + 1)..<verb])
        guard !units.units.isEmpty, units.units.allSatisfy(UnitNames.looksLikeUnit) else { return nil }
        var clause = make(place..<end, inside: text[(place + 1)..<end])
        return join(&clause, from: end, place)
    }

    private func namesUnits(_ clause: RawClause) -> Bool {
        (clause.lead + clause.joining + clause.responsible).allSatisfy {
            UnitNames.looksLikeUnit(Array($0.unicodeScalars)[...])
        }
    }

    /// `市住建局牵头开展…` where a sentence begins; what was done (了) or is described (的) assigns nothing.
    private func sentence(from place: Int) -> (RawClause, Int)? {
        let isStart =
            place == text.startIndex || place == start || text[place - 1].endsSentence || text[place - 1] == ";"
        guard isStart, let found = inline(place, from: place) else { return nil }
        let next = text[found.1...].prefix(5)
        guard next.first != "的", next.first != "单", next.first != "部", !next.contains("了") else { return nil }
        return found
    }

    /// `由市住建局牵头，市财政局配合`.
    private func inline(_ place: Int, from first: Int) -> (RawClause, Int)? {
        guard first < text.endIndex,
            let verb = Self.leadVerb.first(in: text[first..<min(text.endIndex, first + 90)])
        else { return nil }
        let before = text[first..<verb.place]
        guard !before.contains(where: { $0.endsSentence || $0 == ";" || $0 == ":" }), !before.contains("由") else {
            return nil
        }
        let units = UnitNames.split(before).units
        guard !units.isEmpty, units.allSatisfy(UnitNames.looksLikeUnit) else { return nil }
        let end = verb.place + 2
        var clause = make(place..<end, inside: text[first..<end])
        return join(&clause, from: end, place)
    }

    /// Adds those who join in behind the lead, up to the end of the sentence.
    private func join(_ clause: inout RawClause, from end: Int, _ place: Int) -> (RawClause, Int) {
        let stop = sentenceStop(from: end)
        var last = end
        for (position, segment) in text[end..<stop].cut(where: { $0 == "," }).enumerated() {
            // What the lead does comes before those who join in.
            let words = position == 0 ? segment.trimming { $0 == "、" } : segment
            guard let joining = joining(words) else {
                guard position == 0 else { break }
                continue
            }
            clause.joining += joining.units.map(paragraph.show)
            clause.isOpen = clause.isOpen || joining.isOpen
            last = segment.endIndex
        }
        clause.place = place..<last
        clause.phrase = paragraph.phrase(place..<last)
        return (clause, last)
    }

    /// The end of a sentence or of its part, or of the bracket that it stands in.
    private func sentenceStop(from start: Int) -> Int {
        var depth = 0
        for place in start..<text.endIndex {
            switch text[place] {
            case "(": depth += 1
            case ")":
                if depth == 0 { return place }
                depth -= 1
            case let scalar where scalar.endsSentence || scalar == ";": return place
            default: break
            }
        }
        return text.endIndex
    }

    /// `市财政局配合`, `市财政局等部门参与的机制`, `会同市统计局开展督导`.
    private func joining(_ segment: Text) -> UnitNames.Split? {
        let words = segment.first == "由" ? segment.dropFirst() : segment
        var split: UnitNames.Split?
        if let role = Responsibilities.ending(of: words), role.role == .joining {
            split = UnitNames.split(role.rest)
        } else if let verb = Self.joinVerb.first(in: words), verb.place + verb.word.count < words.endIndex,
            words[verb.place + verb.word.count] == "的"
        {
            split = UnitNames.split(words[..<verb.place])
        } else if Self.together.begins(words) != nil {
            split = UnitNames.split(UnitNames.beforeVerb(words))
        }
        guard let split, !split.units.isEmpty, split.units.allSatisfy(UnitNames.looksLikeUnit) else { return nil }
        return split
    }

    private static let joinVerb: Words = ["参与", "参加", "配合", "协同"]
    private static let together: Words = ["会同", "联合"]
    private static let leadVerb: Words = ["牵头"]

    private func sentenceEnd(from start: Int) -> Int {
        guard start < text.endIndex else { return text.endIndex }
        return text[start...].firstIndex { $0 == "。" } ?? text.endIndex
    }

    private func make(_ range: Range<Int>, inside: Text, isLine: Bool = false) -> RawClause {
        var clause = RawClause(paragraph: index, place: range, isLine: isLine)
        clause.line = paragraph.line(at: range.lowerBound)
        clause.lineEnd = paragraph.line(at: max(range.lowerBound, range.upperBound - 1))
        clause.phrase = paragraph.phrase(range)
        SegmentReader(paragraph, inside).fill(&clause)
        return clause
    }
}

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
        let leads = clause.lead.isEmpty
        if leads { clause.lead += sole }
        if !clause.lead.isEmpty, clause.basis == .none { clause.basis = .stated }
        if !clause.lead.isEmpty, clause.labelled.isEmpty || clause.labelled == [.responsible] {
            // A牵头，B、C按职责分工负责: who answers beside a lead joins in.
            clause.joining += parted
        } else {
            clause.responsible += parted
        }
        if !leads { clause.joining += sole }
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
