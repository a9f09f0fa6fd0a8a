/// How many, then the names: `三个中心：A、B、C`, `14个村（甲村、乙村…）`, `三个坚持：…；…；…`.
extension Enumerations {
    func behind(_ count: StatedCount) -> PolicyList? {
        guard let (name, start, sign) = announcement(count), start < text.endIndex else { return nil }
        var rest = text[start...]
        if sign == "(" {
            guard let close = text.close(of: start - 1, within: 1500) else { return nil }
            rest = text[start..<close]
        }
        guard let named = Self.row(in: rest, exactly: count.value) else { return nil }
        if sign == "(", !areNames(named.items) { return nil }
        return list(named.items, name: name, count.value, named.isOpen)
    }

    /// What stands in a bracket behind a count: names, and not what sort of thing it is (`（省级、市级）`).
    private func areNames(_ items: [Text]) -> Bool {
        guard items.allSatisfy({ $0.count >= 2 && Self.joints.begins($0.trimmed) == nil }) else { return false }
        return items.count > 2 || items[0].count > 2 && items[0].last == items[1].last
    }

    /// Words by which a condition goes on: what they begin is no name.
    private static let joints: Words = ["或", "但", "并且", "且", "如", "若", "不含", "不包括", "其中", "含"]

    /// Where the names begin behind a count, and the sign that announces them.
    private func announcement(_ count: StatedCount) -> (name: Range<Int>, start: Int, sign: Unicode.Scalar)? {
        var place = max(count.noun.upperBound, count.whole.upperBound)
        // 交通项目3个：…
        var name = count.noun.isEmpty ? count.name(in: text) : count.number.lowerBound..<place
        if let quote = text[..<count.number.lowerBound].last, quote == "“" {
            guard let close = text[count.whole.upperBound...].prefix(12).firstIndex(of: "”") else { return nil }
            name = count.number.lowerBound..<close
            place = close + 1
        }
        // 三个方面着力：…: a few words may stand before the sign.
        let after = text[place...].prefix(12)
        if let end = after.firstIndex(where: { $0.endsClause || $0 == "(" || $0 == "、" }), text[end] == ":" {
            place = end
        }
        guard place < text.endIndex else { return nil }
        let sign = text[place]
        var isAnnounced = sign == ":" || sign == "("
        if sign == "," || sign == ":" || sign == "(" { place += 1 }
        if let word = Self.announcers.at(place, of: text), sign != "(" || word.count > 1 {
            isAnnounced = true
            place += word.count
            if place < text.endIndex, text[place] == ":" || text[place] == "," { place += 1 }
        }
        return isAnnounced ? (name, place, sign) : nil
    }

    /// The names at the beginning of a text: parted by 、 most often, by other signs where that gives the count.
    static func row(in text: Text, exactly value: Int) -> Named? {
        if Ordinals.at(text.startIndex, of: text)?.value == 1 { return nil }
        let stop = text.firstIndex { $0 == "。" || $0 == ";" || $0 == "," || $0 == ":" } ?? text.endIndex
        var items = text[..<stop].cut { $0 == "、" }
        if let last = items.popLast() { items += ListWalk.splitLast(last) }
        var isOpen = false
        if let last = items.last, let etc = last.lastIndex(of: "等"), last.endIndex - etc <= 3 {
            isOpen = true
            items[items.count - 1] = last[..<etc]
        }
        let fits = items.count >= 2 && items.allSatisfy { (1...40).contains($0.trimmed.count) }
        if fits, items.count == value { return (items, isOpen) }
        if let others = mixed(text.prefix(600), exactly: value) { return (others, false) }
        return fits && plausible(items.count, value, isOpen: isOpen) ? (items, isOpen) : nil
    }

    /// `A、B，C；D。`: one sentence cut at its semicolons, or at its commas too, that gives just the count.
    private static func mixed(_ text: Text, exactly value: Int) -> [Text]? {
        let stop = text.firstIndex { $0.endsSentence } ?? text.endIndex
        let sentence = text[..<stop]
        for signs in [";", ",", "、,"] {
            let items = sentence.cut { signs.unicodeScalars.contains($0) }
            let longest = signs == ";" ? 120 : 40
            if items.count == value, items.allSatisfy({ (2...longest).contains($0.count) }) { return items }
        }
        return nil
    }

    static let announcers = Words(
        "即 包括 分别是 分别为 为 是 有 主要包括 主要是 具体包括 具体是 也就是 指 具体为 主要有 包含 涵盖 分别位于 是指"
    )
}
