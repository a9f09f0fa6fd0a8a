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
            return blankLabelled(place) ?? sentence(from: place)
        }
    }

    private func blankLabelled(_ place: Int) -> (RawClause, Int)? {
        guard place == text.startIndex || place == start, let label = Responsibilities.blankLabel(text[place...]) else {
            return nil
        }
        var clause = make(place..<text.endIndex, inside: text[place..<place], isLine: true)
        SegmentReader(paragraph, text[label.end...]).fill(&clause, as: label.role)
        clause.labelled.insert(label.role)
        return (clause, text.endIndex)
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

    /// `市文旅局、市体育局按职责分工负责。`: a sentence that says nothing but who.
    private func whole(from place: Int) -> (RawClause, Int)? {
        let end = text[place..<min(text.endIndex, place + 160)].firstIndex { $0.endsSentence } ?? text.endIndex
        guard end - place >= 5, end - place <= 150, text[..<end].suffix(6).contains("负责") else { return nil }
        let inside = text[place..<end]
        let isWhole = inside.cut { $0 == "," || $0 == ";" }.allSatisfy { segment in
            guard let role = Responsibilities.ending(of: segment) else { return false }
            let units = UnitNames.split(role.rest).units
            return !units.isEmpty && units.allSatisfy(UnitNames.isOffice)
        }
        return isWhole ? (make(place..<end, inside: inside), end) : nil
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
        guard isStart else { return nil }
        guard let found = inline(place, from: place, isSure: UnitNames.isOffice) else { return whole(from: place) }
        let next = text[found.1...].prefix(5)
        guard next.first != "的", next.first != "单", next.first != "部", !next.contains("了") else { return nil }
        return found
    }

    /// `由市住建局牵头，市财政局配合`.
    private func inline(
        _ place: Int,
        from first: Int,
        isSure: (Text) -> Bool = { UnitNames.looksLikeUnit($0) && anybody.ends($0)?.count != $0.count }
    ) -> (RawClause, Int)? {
        guard first < text.endIndex,
            let verb = Self.leadVerb.first(in: text[first..<min(text.endIndex, first + 90)])
        else { return nil }
        let before = text[first..<verb.place]
        guard !before.contains(where: { $0.endsSentence || $0 == ";" || $0 == ":" }), !before.contains("由") else {
            return nil
        }
        let units = UnitNames.split(before).units
        guard !units.isEmpty, units.allSatisfy(isSure) else { return nil }
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

    /// Words for anybody who may lead in a sentence about how things are done: 由龙头企业牵头.
    private static let anybody: Words = ["企业", "龙头企业", "院校", "高校", "政府", "部门", "单位", "科研院校", "公司"]
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
