/// Names, then how many there are: `A、B、C三大平台`, `“…，…”的三大目标`, `分为A和B两类`.
extension Enumerations {
    /// The names stand before the count, a noun behind it.
    func before(_ count: StatedCount) -> PolicyList? {
        let noun = text[count.noun].trimming { $0 == "“" || $0 == "”" }
        let name = count.number.lowerBound..<max(noun.endIndex, count.whole.upperBound)
        if let halves = halves(count) { return list(halves, name: name, 2) }
        guard let named = names(before: count.number.lowerBound, exactly: count.value) else { return nil }
        let (items, isOpen) = named
        let isParted = count.value == items.count && items[0].contains("分为")
        guard !noun.isEmpty || isPlaceWord(count) || isParted else { return nil }
        if isOpen, items.count < count.value, !isNamed(count), !ListChecks.isNearlyAll(items.count, of: count.value) {
            return nil
        }
        guard Self.plausible(items.count, count.value, isOpen: isOpen) else { return nil }
        return list(items, name: name, count.value, isOpen)
    }

    /// The names that end right before a place, what joins them to a count left out.
    func names(before place: Int, exactly value: Int) -> Named? {
        var rest = text[..<place]
        guard !rest.isEmpty else { return nil }
        var isOpen = false
        let isQuoted = rest.last == "“"
        if isQuoted { rest = rest.dropLast() }
        if let word = Self.bridges.ends(rest) {
            rest = rest.dropLast(word.count)
            isOpen = word.scalars.contains("等")
        }
        if rest.last == "等" {
            isOpen = true
            rest = rest.dropLast()
        }
        // …、一江一河以及五个新城: the count is one more thing of the row.
        guard let last = rest.last, !"、和与及或至到".unicodeScalars.contains(last) || rest.hasSuffix("参与") else {
            return nil
        }
        if let items = inner(before: rest.endIndex, exactly: value) { return (items, isOpen) }
        if isQuoted || place < text.endIndex && text[place] == "“",
            let items = sum(before: rest.endIndex, exactly: value)
        {
            return (items, isOpen)
        }
        let walk = ListWalk(text)
        guard let items = walk.items(before: rest.endIndex, most: value + 4), !isObject(of: items) else { return nil }
        // A slogan in quotes is a list only where its count is right.
        let isSlogan = isQuoted || walk.opensQuote(before: items[0])
        return items.count == value || !isSlogan ? (items, isOpen) : nil
    }

    /// `基本医保+大病保险+医疗救助“三重保障”`: names that plus signs join, just as many.
    private func sum(before end: Int, exactly value: Int) -> [Text]? {
        let near = text[..<end].suffix(60 + 20 * min(value, 10))
        guard near.contains("+") else { return nil }
        let start = near.lastIndex { $0.endsClause || $0 == "、" || $0 == "“" }.map { $0 + 1 } ?? near.startIndex
        let items = near[start...].cut { $0 == "+" }
        return items.count == value && items.allSatisfy { (2...30).contains($0.count) } ? items : nil
    }

    /// `支持甲镇、乙镇建设2个园区`: what is counted is what they do, and not they.
    private func isObject(of items: [Text]) -> Bool {
        guard let last = items.last, let verb = Self.doing.ends(last) else { return false }
        return !items.dropLast().allSatisfy { $0.hasSuffix(verb) }
    }

    private static let doing = Words("建设 创建 打造 新建 实施 开展 推进 建成 成立 设立 组建 改造 完成 引进 培育 新增 建立 制定 出台 申报 安排 落实")

    /// 10大行动: a list with a name, of which a partial naming is worth keeping.
    private func isNamed(_ count: StatedCount) -> Bool {
        text[count.number.upperBound..<count.whole.upperBound].first == "大"
    }

    /// 14个村: the measure word is itself what is counted.
    private func isPlaceWord(_ count: StatedCount) -> Bool {
        let measure = text[count.number.upperBound..<count.whole.upperBound]
        return measure.count >= 2 && measure.first == "个"
    }

    /// `分为A、B单位和C、D单位两类`: two, parted by the one 和 between them.
    private func halves(_ count: StatedCount) -> [Text]? {
        guard count.value == 2 else { return nil }
        let before = text[..<count.number.lowerBound].suffix(100)
        guard let word = before.last(of: "分为") else { return nil }
        let stretch = before[(word + 2)...]
        guard !stretch.contains(where: \.endsClause) else { return nil }
        let parts = stretch.cut { $0 == "和" || $0 == "与" }
        return parts.count == 2 && parts.allSatisfy { $0.count >= 2 } ? parts : nil
    }

    /// The names inside one pair of quotes: `“…好、…好”的“六好”`; commas part them where that gives the count.
    func inner(before end: Int, exactly value: Int) -> [Text]? {
        guard text[..<end].last == "”", let open = text[..<(end - 1)].suffix(300).lastIndex(of: "“") else { return nil }
        let inside = text[(open + 1)..<(end - 1)]
        let items = inside.cut { $0 == "、" || $0 == "+" || $0 == ";" }
        if items.count == value { return items }
        let parts = inside.cut { $0 == "," }
        if parts.count == value { return parts }
        return items.count >= 2 ? items : nil
    }

    /// `“红、黄、蓝”三单`: a count without a measure word, right behind the names in their quotes.
    func bare(at place: Int) -> PolicyList? {
        guard place > text.startIndex, place + 1 < text.endIndex, text[place + 1].isHan,
            !text[place + 1].isChineseDigit, let value = ChineseDigits.small(text[place..<(place + 1)]), value > 1
        else { return nil }
        var end = place
        if text[end - 1] == "的", end - 1 > text.startIndex { end -= 1 }
        guard text[end - 1] == "”", let items = inner(before: end, exactly: value), items.count == value else {
            return nil
        }
        let noun = StatedCount.noun(in: text[(place + 1)...])
        guard !noun.isEmpty else { return nil }
        return list(items, name: place..<min(noun.upperBound, place + 8), value)
    }

    private static let bridges = Words(
        "等首批 首批 等共 等第一批 等这 这 等以上 以上 等全部 等上述 上述 的 等全市 等重点 "
            + "等为主的 为主的 等为重点的 为重点的 为主要内容的 等为代表的 为代表的 等我市 等我县 等全县 等全区 等全省 等试点 共 合计"
    )
}

extension ArraySlice where Element == Unicode.Scalar {
    /// The last place of a word.
    func last(of word: Word) -> Int? {
        var place = endIndex - word.count
        while place >= startIndex {
            if has(word, at: place) { return place }
            place -= 1
        }
        return nil
    }
}
