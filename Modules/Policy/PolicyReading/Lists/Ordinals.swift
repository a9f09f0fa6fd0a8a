/// Things told one after the other: `一是…；二是…`, `（1）…（2）…`, `①…②…`.
struct Ordinals {
    /// How they are counted.
    enum Form: Equatable {
        case word(Unicode.Scalar), bracket(isDigit: Bool), circle, half, first

        /// Whether lines that begin so are no numbered items, which are read elsewhere.
        var beginsParagraphs: Bool {
            switch self {
            case .word, .first: true
            default: false
            }
        }
    }

    private static let stages: Set<String> = ["阶段", "步", "类", "档", "层次", "方面", "批", "类型", "梯队"]

    /// The ordinal at a place: its form, its value and where its text begins.
    static func at(_ place: Int, of text: Text) -> (form: Form, value: Int, end: Int)? {
        guard place < text.endIndex else { return nil }
        let scalar = text[place]
        switch scalar {
        case "(":
            let digits = text[(place + 1)...].prefix(3).prefix { $0.isDigit || $0.isChineseDigit }
            guard let value = ChineseDigits.small(digits), digits.endIndex < text.endIndex,
                text[digits.endIndex] == ")"
            else { return nil }
            return (.bracket(isDigit: digits.first?.isDigit == true), value, digits.endIndex + 1)
        case "第":
            let digits = text[(place + 1)...].prefix(2).prefix(while: \.isChineseDigit)
            guard let value = ChineseDigits.small(digits) else { return nil }
            // 第一，…; 第一阶段：…; 第一步（3月）…
            let word = text[digits.endIndex...].prefix(3).prefix(while: \.isHan)
            guard word.isEmpty || stages.contains(word.string), word.endIndex < text.endIndex,
                ",:(".unicodeScalars.contains(text[word.endIndex])
            else { return nil }
            return (.first, value, word.isEmpty ? word.endIndex + 1 : word.endIndex)
        case "①"..."⑳": return (.circle, Int(scalar.value - 0x245F), place + 1)
        case _ where scalar.isDigit:
            let digits = text[place...].prefix(3).prefix(while: \.isDigit)
            let end = digits.endIndex
            guard digits.count <= 2, let value = Int(digits.string), end + 1 < text.endIndex,
                text[end] == "." || text[end] == "、", !text[end + 1].isDigit
            else { return nil }
            return (.half, value, end + 1)
        case _ where scalar.isChineseDigit:
            let digits = text[place...].prefix(3).prefix(while: \.isChineseDigit)
            guard let value = ChineseDigits.small(digits), digits.endIndex < text.endIndex,
                "是要".unicodeScalars.contains(text[digits.endIndex])
            else { return nil }
            return (.word(text[digits.endIndex]), value, digits.endIndex + 1)
        default: return nil
        }
    }

    /// What is told from a place on that begins with a first ordinal, up to the end or the next first one.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - start: Where the first ordinal stands.
    ///   - isLoose: Whether `；二…` counts on behind `一是…`, where somebody forgot the 是.
    /// - Returns: What is told.
    static func members(of text: Text, from start: Int, isLoose: Bool = false) -> [Text] {
        guard let first = at(start, of: text), first.value == 1 else { return [] }
        var members: [Text] = []
        var (begin, place, value) = (first.end, first.end, 1)
        while place < text.endIndex {
            if text[place - 1].endsClause || text[place - 1].isBlank || first.form == .circle,
                let next = at(place, of: text), next.form == first.form, next.value == 1 || next.value == value + 1
            {
                if next.value == 1 { break }
                members.append(text[begin..<place])
                (begin, place, value) = (next.end, next.end, next.value)
                continue
            }
            if isLoose, text[place - 1] == ";", text[place].isChineseDigit, case .word = first.form,
                ChineseDigits.small(text[place..<(place + 1)]) == value + 1
            {
                members.append(text[begin..<place])
                (begin, value) = (place + 1, value + 1)
            }
            place += 1
        }
        return members + [text[begin..<place]]
    }
}

extension Enumerations {
    /// `七种情形：一是…七是…`, in the paragraph itself or at the beginning of the paragraphs below.
    func ordinals(_ count: StatedCount) -> PolicyList? {
        let end = max(count.noun.upperBound, count.whole.upperBound)
        let name = count.number.lowerBound..<end
        var place = end
        var sign: Unicode.Scalar?
        while place < min(text.endIndex, end + Self.gap) {
            let before = text[place - 1]
            if place > end, before.endsClause || before.isBlank || before == ")",
                let first = Ordinals.at(place, of: text), first.value == 1
            {
                var members = Ordinals.members(of: text, from: place)
                if members.count < count.value {
                    let loose = Ordinals.members(of: text, from: place, isLoose: true)
                    if loose.count == count.value { members = loose }
                }
                let names = members.map { ItemText.told($0) }
                return told(names, count, sign) ? list(names, name: name, count.value) : nil
            }
            // Another count stands nearer to what is told.
            if place > end, let other = StatedCount.at(place, of: text), other.value > 1 { return nil }
            if text[place].endsClause { sign = text[place] }
            place += 1
        }
        return place == text.endIndex ? ordinalsBelow(count, name, sign) : nil
    }

    private static let gap = 40

    /// Whether members are what a count counts: as many, or nearly as many right behind a colon.
    private func told(_ members: [Text], _ count: StatedCount, _ sign: Unicode.Scalar?) -> Bool {
        guard members.count >= 2 else { return false }
        if members.count == count.value { return true }
        return sign == ":" && !count.noun.isEmpty && Self.plausible(members.count, count.value, isOpen: false)
    }

    /// `一是…` at the beginning of the paragraphs below.
    private func ordinalsBelow(_ count: StatedCount, _ name: Range<Int>, _ sign: Unicode.Scalar?) -> PolicyList? {
        guard let start = below.first, let first = Ordinals.at(start.text.startIndex, of: start.text),
            first.value == 1, first.form.beginsParagraphs
        else { return nil }
        var found: [(home: Paragraph, item: Text)] = []
        for paragraph in below {
            if Marker.read(paragraph.text)?.style ?? .letter < .arabic { break }
            guard let next = Ordinals.at(0, of: paragraph.text), next.form == first.form else { continue }
            guard next.value == found.count + 1 else { break }
            found.append((paragraph, ItemText.told(paragraph.text[next.end...])))
        }
        guard told(found.map(\.item), count, sign) else { return nil }
        return list(found, name: name, count.value)
    }
}
