import Messages

/// Lists inside sentences: `…、…和…四大平台`, `“十个一”，即…`, `“五好”`.
struct Enumerations {
    private let paragraph: Paragraph
    private let text: Text
    private(set) var lists: [PolicyList] = []
    /// The places of numbers that count a list and are no figures.
    private(set) var counted: [Range<Int>] = []

    init(_ paragraph: Paragraph, from start: Int = 0) {
        self.paragraph = paragraph
        text = paragraph.text[start...]
        guard text.count < 200_000 else { return }
        var place = text.startIndex
        while place < text.endIndex {
            let scalar = text[place]
            if scalar.isDigit || scalar.isChineseDigit, let count = StatedCount.at(place, of: text) {
                if count.value > 1, let list = before(count) ?? behind(count) {
                    lists.append(list)
                    counted.append(count.whole)
                }
                place = count.whole.upperBound
            } else if scalar == "“", let list = quoted(from: place) {
                lists.append(list.list)
                place = list.end
            } else {
                place += 1
            }
        }
    }

    // MARK: Names, then how many

    /// `A、B、C三大平台`: the names stand before the count, a noun behind it.
    private func before(_ count: StatedCount) -> PolicyList? {
        let noun = text[count.noun].trimming { $0 == "“" || $0 == "”" }
        guard count.number.lowerBound > text.startIndex else { return nil }
        var end = count.number.lowerBound
        // …、…“三位一体”, …等首批10个…
        var isOpen = false
        var rest = text[..<end]
        if let word = Self.bridges.ends(rest) {
            end -= word.count
            rest = rest.dropLast(word.count)
            isOpen = word.scalars.contains("等")
        }
        if rest.last == "等" {
            isOpen = true
            end -= 1
        }
        guard let items = inner(before: end) ?? ListWalk(text).items(before: end) else { return nil }
        let isParted = count.value == items.count && items[0].contains("分为")
        guard !noun.isEmpty || isPlaceWord(count) || isParted else { return nil }
        if isOpen, items.count < count.value, !isNamed(count), !ListChecks.isNearlyAll(items.count, of: count.value) {
            return nil
        }
        guard plausible(items.count, count.value, isOpen: isOpen) else { return nil }
        return list(
            items,
            name: count.number.lowerBound..<max(noun.endIndex, count.whole.upperBound),
            count.value,
            isOpen
        )
    }

    /// 10大行动: a list with a name, of which a partial naming is worth keeping.
    private func isNamed(_ count: StatedCount) -> Bool {
        text[count.number.upperBound..<count.whole.upperBound].first == "大"
    }

    /// 14个村: the measure word is itself what is counted.
    private func isPlaceWord(_ count: StatedCount) -> Bool {
        let measure = text[count.number.upperBound..<count.whole.upperBound]
        return measure.count >= 2 && measure.first == "个"
    }

    /// A count that is far from what is named is a figure, and the names are something else.
    private func plausible(_ named: Int, _ stated: Int, isOpen: Bool) -> Bool {
        if isOpen { return named <= stated + 1 }
        return named == stated || abs(named - stated) <= max(1, min(3, stated / 4)) && min(named, stated) >= 3
    }

    // MARK: How many, then names

    /// `三个中心：A、B、C`, `“十个一”工程，即…`, `四类：一是…`.
    private func behind(_ count: StatedCount) -> PolicyList? {
        var place = max(count.noun.upperBound, count.whole.upperBound)
        var name = count.number.lowerBound..<place
        if let quote = text[..<count.number.lowerBound].last, quote == "“" {
            guard let close = text[count.whole.upperBound...].prefix(8).firstIndex(of: "”") else { return nil }
            name = count.number.lowerBound..<close
            let after = text[(close + 1)...].prefix(12)
            place = after.firstIndex { $0.endsClause } ?? close + 1
        }
        guard place < text.endIndex else { return nil }
        var isAnnounced = text[place] == ":"
        if text[place] == "," || text[place] == ":" || text[place] == "(" { place += 1 }
        if let word = Self.announcers.at(place, of: text) {
            isAnnounced = true
            place += word.count
            if place < text.endIndex, text[place] == ":" || text[place] == "," { place += 1 }
        }
        guard isAnnounced, place < text.endIndex else { return nil }
        let stop = text[place...].firstIndex { $0 == "。" || $0 == ";" || $0 == "," || $0 == ":" } ?? text.endIndex
        let stretch = text[place..<stop]
        var items = stretch.cut { $0 == "、" }
        if let last = items.popLast() { items += ListWalk.splitLast(last) }
        var isOpen = false
        if let last = items.last, last.last == "等" {
            isOpen = true
            items[items.count - 1] = last.dropLast()
        }
        guard items.count >= 2, items.allSatisfy({ (1...40).contains($0.count) }) else { return nil }
        guard plausible(items.count, count.value, isOpen: isOpen) else { return nil }
        return list(items, name: name, count.value, isOpen)
    }

    // MARK: 一个…、一处…

    /// `“四个一”` and what begins with 一 behind it, in its own paragraph or the next.
    static func ones(_ paragraph: Paragraph, next: Paragraph?) -> PolicyList? {
        let text = paragraph.text
        for open in text.indices where text[open] == "“" {
            guard let close = text[open...].prefix(8).firstIndex(of: "”"), close - open >= 3 else { continue }
            let inside = text[(open + 1)..<close]
            guard inside.last == "一", let value = ChineseDigits.small(inside.dropLast().prefix { $0.isChineseDigit }),
                value > 1
            else { continue }
            let name = paragraph.show(inside.startIndex..<inside.endIndex)
            let line = paragraph.line(at: open)
            let own = run(in: text[(close + 1)...]).map { (paragraph, $0) }
            let other = next.flatMap { next in run(in: next.text).map { (next, $0) } }
            guard let (home, items) = own ?? other, abs(items.count - value) <= max(1, value / 4) else { continue }
            return PolicyList(
                name: name,
                statedCount: value,
                count: items.count,
                line: line,
                form: .sentence,
                parent: nil,
                openEnded: false,
                phrase: home.phrase((items[0].startIndex)..<(items[items.count - 1].endIndex)),
                items: items.enumerated().map { index, item in
                    PolicyList.Item(
                        number: index + 1,
                        name: home.show(item),
                        tags: [],
                        line: home.line(at: item.startIndex)
                    )
                }
            )
        }
        return nil
    }

    /// The first row of names that all begin with 一 and a measure word.
    private static func run(in text: Text) -> [Text]? {
        for place in text.indices where text[place] == "一" {
            guard let count = StatedCount.at(place, of: text), count.value == 1, !count.noun.isEmpty else { continue }
            let stop = text[place...].firstIndex { $0 == "。" || $0 == ";" || $0 == ":" } ?? text.endIndex
            let items = text[place..<stop].cut { $0 == "、" || $0 == "," }.prefix { $0.first == "一" }
            if items.count >= 2 { return Array(items) }
        }
        return nil
    }

    // MARK: Quotes that count

    /// `“两区一镇”` behind its names, `“六好”` behind six that end so.
    private func quoted(from open: Int) -> (list: PolicyList, end: Int)? {
        guard let close = text[open...].prefix(14).firstIndex(of: "”"), close - open >= 3 else { return nil }
        let inside = text[(open + 1)..<close]
        guard let total = Self.sum(inside) else { return nil }
        var end = open
        if text[..<end].last == "的" { end -= 1 }
        let name = inside.startIndex..<inside.endIndex
        if let items = inner(before: end) ?? ListWalk(text).items(before: end), items.count == total {
            return (list(items, name: name, total, false), close + 1)
        }
        if let items = quotedBehind(close, total) { return (list(items, name: name, total, false), close + 1) }
        return nil
    }

    /// `“三治”：治水、治气、治土`, `“三园一馆”。即…`.
    private func quotedBehind(_ close: Int, _ total: Int) -> [Text]? {
        var place = close + 1
        while place < text.endIndex, place - close < 8, text[place].isHan, Self.announcers.at(place, of: text) == nil {
            place += 1
        }
        guard place < text.endIndex else { return nil }
        let isColon = text[place] == ":" || text[place] == "("
        while place < text.endIndex, text[place].endsClause || text[place] == "(" || text[place] == "-" { place += 1 }
        guard place < text.endIndex else { return nil }
        if let word = Self.announcers.at(place, of: text) { place += word.count } else if !isColon { return nil }
        let stop = text[place...].firstIndex { $0 == "。" || $0 == ";" || $0 == "," || $0 == ")" } ?? text.endIndex
        var items = text[place..<stop].cut { $0 == "、" }
        if let last = items.popLast() { items += ListWalk.splitLast(last) }
        return items.count == total && items.allSatisfy { (1...40).contains($0.count) } ? items : nil
    }

    /// The names inside one pair of quotes: `“…好、…好”的“六好”`.
    private func inner(before end: Int) -> [Text]? {
        guard text[..<end].last == "”", let open = text[..<(end - 1)].suffix(300).lastIndex(of: "“") else { return nil }
        let items = text[(open + 1)..<(end - 1)].cut { $0 == "、" || $0 == "+" }
        return items.count >= 2 ? items : nil
    }

    /// What the numbers of `两区一镇` add to; one number and one word need two characters.
    private static func sum(_ inside: Text) -> Int? {
        var (total, pieces, place) = (0, 0, inside.startIndex)
        while place < inside.endIndex {
            guard let value = ChineseDigits.small(inside[place..<(place + 1)]), value > 0 else { return nil }
            place += 1
            let word = inside[place...].prefix { !$0.isChineseDigit && !$0.isDigit && $0.isHan }
            guard (1...3).contains(word.count) else { return nil }
            total += value
            pieces += 1
            place = word.endIndex
        }
        return pieces >= 1 && total > (pieces > 1 ? 2 : 1) && (pieces > 1 || inside.count <= 4) ? total : nil
    }

    // MARK: Making

    private func list(_ items: [Text], name: Range<Int>, _ stated: Int, _ isOpen: Bool) -> PolicyList {
        let low = items.first?.startIndex ?? name.lowerBound
        let high = max(name.upperBound, items.last?.endIndex ?? 0)
        return PolicyList(
            name: paragraph.show(name),
            statedCount: stated,
            count: items.count,
            line: paragraph.line(at: name.lowerBound),
            form: .sentence,
            parent: nil,
            openEnded: isOpen,
            phrase: paragraph.phrase(min(low, name.lowerBound)..<high),
            items: items.enumerated().map { index, item in
                PolicyList.Item(
                    number: index + 1,
                    name: paragraph.show(ListWalk.bare(item)),
                    tags: [],
                    line: paragraph.line(at: item.startIndex)
                )
            }
        )
    }

    private static let bridges = Words("等首批 首批 等共 等第一批 等这 这 等以上 以上 等全部 等上述 上述 的 等全市 等重点")
    private static let announcers = Words("即 包括 分别是 分别为 为 是 有 主要包括 主要是 具体包括 具体是 也就是 指 具体为")
}

/// Walks back over the names of a list.
struct ListWalk {
    private let text: Text

    /// Names that are walked over, and characters, at most.
    private static let limit = (items: 200, characters: 3000)

    init(_ text: Text) {
        self.text = text
    }

    /// The names that end at a place, at least two, parted by 、 or by their quotes.
    func items(before end: Int) -> [Text]? {
        var items: [Text] = []
        var (place, itemEnd, depth) = (end, end, 0)
        let floor = max(text.startIndex, end - Self.limit.characters)
        while place > floor, items.count < Self.limit.items {
            let scalar = text[place - 1]
            switch scalar {
            case ")", "”", "》": depth += 1
            case "(", "“", "《":
                if depth == 0 { return finish(items, text[place..<itemEnd]) }
                depth -= 1
                let isAdjacent = scalar == "“" && depth == 0 && place - 2 >= floor && text[place - 2] == "”"
                if isAdjacent {
                    items.append(text[(place - 1)..<itemEnd])
                    itemEnd = place - 1
                }
            case "、" where depth == 0:
                items.append(text[place..<itemEnd])
                itemEnd = place - 1
            case _ where depth == 0 && (scalar.endsClause || scalar == "\t"):
                return finish(items, text[place..<itemEnd])
            default: break
            }
            place -= 1
        }
        return finish(items, text[place..<itemEnd])
    }

    /// Puts the names in order; the first may have a verb before it, the last two may be joined by 和.
    private func finish(_ items: [Text], _ first: Text) -> [Text]? {
        var all = [first] + items.reversed()
        guard all.allSatisfy({ !$0.trimmed.isEmpty && $0.count <= 60 }) else { return nil }
        guard let last = all.popLast() else { return nil }
        all += Self.splitLast(last)
        // …等在五市: the names ended before.
        guard !all.contains(where: { $0.dropFirst().contains("等") && $0.last != "等" && $0.count < 20 }) else {
            return nil
        }
        return all.count >= 2 && all.dropFirst().allSatisfy { $0.count <= 40 } ? all : nil
    }

    /// `C和D` at the end of a list are two names.
    static func splitLast(_ text: Text) -> [Text] {
        var depth = 0
        for place in text.indices.reversed() {
            switch text[place] {
            case ")", "”", "》": depth += 1
            case "(", "“", "《": depth -= 1
            case "和" where depth == 0, "及" where depth == 0, "与" where depth == 0:
                let (left, right) = (text[..<place], text[(place + 1)...])
                let head = left.last == "以" ? left.dropLast() : left
                if head.count >= 2, right.count >= 2 { return [head, right] }
            default: break
            }
        }
        return [text]
    }

    /// A name without the verb before it and the quotes around it.
    static func bare(_ text: Text) -> Text {
        var name = text.trimmed
        if let word = verbs.first(in: name)?.word, name.has(word, at: name.startIndex), name.count > word.count + 1 {
            name = name.dropFirst(word.count)
        }
        return name.trimming { $0 == "“" || $0 == "”" || $0.isBlank }
    }

    private static let verbs = Words("建设 实施 推进 打造 建立 推动 开展 抓好 做好 形成 确定了 建立了 包括 涵盖 分为 加快 完善 发展 围绕 实现 治理 聚焦 突出 构建")
}
