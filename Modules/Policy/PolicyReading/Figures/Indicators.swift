/// Finds what a figure measures in the words around it.
struct Indicators {
    private let paragraph: Paragraph
    private let text: Text

    init(_ paragraph: Paragraph) {
        self.paragraph = paragraph
        text = paragraph.text
    }

    /// What one figure measures.
    struct Found: Hashable {
        var name: String
        /// The verb that governs it: 新增, 建设.
        var verb: String
        /// Whether the words before the number say it, or those behind.
        var isBefore: Bool
    }

    /// The indicator of a figure.
    ///
    /// - Parameters:
    ///   - figure: The figure.
    ///   - floor: Where the words before it begin: behind the last figure or sign.
    ///   - ceiling: Where the words behind it end at the latest.
    ///   - carried: The verb of the figure before it, for `培训300名…、3000名…`.
    /// - Returns: What it measures.
    func find(_ figure: RawFigure, floor: Int, ceiling: Int, carried: Found?) -> Found {
        let before = Self.stripped(text[floor..<max(floor, figure.head)])
        let end = figure.whole.upperBound
        if UnitWords.shares.contains(figure.unit), end < ceiling, text[end] == "的" {
            // 100%的镇建有…: what has the share stands behind it.
            let stop = text[end..<ceiling].firstIndex { $0.endsClause } ?? ceiling
            let rest = paragraph.show(text[(end + 1)..<min(stop, end + 45)])
            let head =
                Self.verbs.begins(before)?.count == before.count || before.count > 12 ? "" : paragraph.show(before)
            if !rest.isEmpty { return Found(name: head + rest, verb: "", isBefore: true) }
        }
        let behind = noun(from: figure.whole.upperBound, upTo: ceiling)
        // 青溪村、白石村等2个村退出: those before it are named already.
        if !behind.isEmpty, Mood.isSettled(figure, text) {
            return Found(name: paragraph.show(behind), verb: "", isBefore: false)
        }
        if before.isEmpty { return bare(figure, behind, floor: floor, ceiling: ceiling, carried: carried) }
        if let found = governed(before, behind, isShare: UnitWords.shares.contains(figure.unit)) { return found }
        let rate = before.filter { $0 != "分" && $0 != "别" }[...].string
        if Self.growth.contains(rate) {
            if let cell = cell(before: floor) { return Found(name: cell + rate, verb: "", isBefore: true) }
            if let carried { return Found(name: carried.name + rate, verb: carried.verb, isBefore: true) }
        }
        if Self.totals.contains(before.string), let carried {
            let base = carried.verb.isEmpty ? carried.name : String(carried.name.dropFirst(carried.verb.count))
            return Found(name: base + before.string, verb: "", isBefore: true)
        }
        // 完成营造林1.2万亩: the verb is no part of the name.
        let doing = Self.doings.first(in: text[floor..<max(floor, figure.head)])
        return Found(name: paragraph.show(before), verb: doing?.word.string ?? "", isBefore: true)
    }

    /// The word for growth that words before a number are; empty where they are none.
    static func rate(_ words: Text) -> String {
        let word = stripped(words).string
        return growth.contains(word) ? word : ""
    }

    /// The cell of a table row before a place; `nil` where no cell ends there.
    private func cell(before floor: Int) -> String? {
        guard floor > text.startIndex, text[floor - 1] == "\t" else { return nil }
        let low = text[..<(floor - 1)].suffix(60).lastIndex(of: "\t").map { $0 + 1 } ?? text.startIndex
        let name = Self.stripped(text[low..<(floor - 1)])
        return name.isEmpty || name.count > 40 ? nil : paragraph.show(name)
    }

    /// What a number measures before which no name stands.
    private func bare(_ figure: RawFigure, _ behind: Text, floor: Int, ceiling: Int, carried: Found?) -> Found {
        if behind.isEmpty, let carried {
            // 增长6%，突破120亿元: not the growth, but what grows.
            guard !UnitWords.shares.contains(figure.unit), carried.name.hasSuffix("增长") else { return carried }
            return Found(name: String(carried.name.dropLast(2)), verb: carried.verb, isBefore: carried.isBefore)
        }
        // 完成20个镇: a verb that is no part of a name.
        let own = Self.verbTail(text[floor..<max(floor, figure.head)].trimmed)
        if !own.isEmpty {
            return Found(name: paragraph.show(own) + paragraph.show(behind), verb: paragraph.show(own), isBefore: false)
        }
        // 300个村达到标准, 为62户家庭实施改造: the verb comes behind what is counted.
        let start = figure.whole.upperBound
        let clause = text[start..<(text[start..<ceiling].firstIndex { $0.endsClause } ?? ceiling)]
        let isListed = floor > text.startIndex && "、和及与".unicodeScalars.contains(text[floor - 1])
        if !behind.isEmpty, !isListed, let verb = Self.predicates.first(in: clause), verb.place > start {
            return Found(name: paragraph.show(clause.prefix(40)), verb: verb.word.string, isBefore: false)
        }
        if let carried, !carried.verb.isEmpty {
            return Found(name: carried.verb + paragraph.show(behind), verb: carried.verb, isBefore: false)
        }
        return Found(name: paragraph.show(behind), verb: "", isBefore: false)
    }

    /// What a verb before the number governs: the words between them, or those behind the number.
    private func governed(_ before: Text, _ behind: Text, isShare: Bool) -> Found? {
        let verbs = Self.verbTail(before)
        if !verbs.isEmpty, !behind.isEmpty || verbs.count == before.count {
            return Found(
                name: paragraph.show(verbs) + paragraph.show(behind),
                verb: paragraph.show(verbs),
                isBefore: false
            )
        }
        if let verb = Self.verbs.begins(before), !Self.isKind(before.dropFirst(verb.count)) {
            let name = isShare ? before.string : paragraph.show(before) + paragraph.show(behind)
            return Found(name: name, verb: verb.string, isBefore: true)
        }
        // 城区新建便民市场: where and how come before the verb.
        if !isShare, !before.hasPrefix("城镇"), let last = before.last,
            !"率数量额积资值入比例".unicodeScalars.contains(last), let verb = Self.plainVerbs.first(in: before),
            before.endIndex - verb.place >= verb.word.count + 2,
            !Self.isNoun(before[(verb.place + verb.word.count)...])
        {
            return Found(name: paragraph.show(before[verb.place...]), verb: verb.word.string, isBefore: true)
        }
        // 城镇新增就业: the whole is a name, and says what shall come.
        if before.hasPrefix("城镇新增") { return Found(name: paragraph.show(before), verb: "新增", isBefore: true) }
        guard !verbs.isEmpty else { return nil }
        return Found(name: paragraph.show(before), verb: paragraph.show(verbs), isBefore: true)
    }

    /// The verbs that a text ends with, joined ones included: `引进、培养和扶持`.
    private static func verbTail(_ text: Text) -> Text {
        var rest = text
        while let verb = verbs.ends(rest) {
            rest = rest.dropLast(verb.count)
            if let sign = rest.last, "和及与并、".unicodeScalars.contains(sign), verbs.ends(rest.dropLast()) != nil {
                rest = rest.dropLast()
            }
        }
        return text[rest.endIndex...]
    }

    /// 改造项目, 培养率: a verb within a name.
    private static func isNoun(_ words: Text) -> Bool { nounTails.begins(words) != nil }

    /// 培育类: a class and no deed.
    private static func isKind(_ words: Text) -> Bool { words.first == "类" || words.first == "型" }

    /// Whether words without a name have a verb: 三年应累计完成.
    static func endsInVerb(_ words: Text) -> Bool { !verbTail(words.trimmed).isEmpty }

    /// The words before a figure without what says when, where and how much.
    static func stripped(_ words: Text) -> Text {
        var text = words.trimming { $0.isBlank || $0.endsClause || $0 == "、" || $0 == "(" }
        var changed = true
        while changed, !text.isEmpty {
            changed = false
            if let word = tails.ends(text) {
                text = text.dropLast(word.count).trimmed
                changed = true
            }
            if let start = trailingYear(text) {
                text = text[..<start].trimmed
                changed = true
            }
            if let end = time(text) {
                text = text[end...].trimming { $0.isBlank || $0.endsClause || $0 == "、" }
                changed = true
            }
            if let end = itemNumber(text) ?? meaning(text) {
                text = text[end...]
                changed = true
            }
            if let word = adverbs.begins(text), verbs.begins(text.dropFirst(word.count)) != nil {
                text = text.dropFirst(word.count)
                changed = true
            }
            if let word = heads.begins(text), word.count < text.count || !growth.contains(text.string) {
                text = text.dropFirst(word.count).trimming { $0.isBlank || $0.endsClause || $0 == "、" }
                changed = true
            }
        }
        return text.trimming { $0 == "(" || $0 == "-" }
    }

    /// Where `(15)`, `15)` or `一是` ends, the number of an item within a line.
    private static func itemNumber(_ text: Text) -> Int? {
        if text.count > 2, text[text.startIndex].isChineseDigit, text[text.startIndex + 1] == "是" {
            return text.startIndex + 2
        }
        let rest = text.first == "(" ? text.dropFirst() : text
        let digits = rest.prefix(3).prefix { $0.isDigit || $0.isChineseDigit }
        guard !digits.isEmpty, digits.endIndex < text.endIndex, text[digits.endIndex] == ")" else { return nil }
        return digits.endIndex + 1
    }

    /// Where `“20”是指` ends: a figure's name in a formula.
    private static func meaning(_ text: Text) -> Int? {
        guard text.first == "“", let close = text.prefix(12).firstIndex(of: "”") else { return nil }
        return text.has("是指", at: close + 1) ? close + 3 : nil
    }

    /// Where `由2020年` begins that a text ends with: the year of a value before.
    private static func trailingYear(_ text: Text) -> Int? {
        let place = text.endIndex - 5
        guard place > text.startIndex, text.last == "年", "由从比较".unicodeScalars.contains(text[place - 1]),
            Years.year(at: place, of: text) != nil
        else { return nil }
        return place - 1
    }

    /// Where words of time end that a text begins with.
    private static func time(_ text: Text) -> Int? {
        var place = text.startIndex
        while place < text.endIndex, place - text.startIndex < 4, "到至在于从自截止,“".unicodeScalars.contains(text[place]) {
            place += 1
        }
        guard place < text.endIndex else { return nil }
        if let end = span(at: place, of: text) { return end }
        guard let (_, end) = Years.year(at: place, of: text) ?? Years.plan(at: place, of: text) else { return nil }
        var stop = end
        while let word = timeTails.at(stop, of: text) { stop += word.count }
        return stop
    }

    /// Where `5年内`, `三年`, `9月底前` ends.
    private static func span(at place: Int, of text: Text) -> Int? {
        let digits = text[place...].prefix(3).prefix { $0.isDigit || $0.isChineseDigit }
        guard !digits.isEmpty, digits.endIndex < text.endIndex, "年月".unicodeScalars.contains(text[digits.endIndex])
        else { return nil }
        if digits.endIndex + 1 == text.endIndex { return text.endIndex }
        return spanTails.at(digits.endIndex + 1, of: text).map { digits.endIndex + 1 + $0.count }
    }

    /// The noun behind a unit.
    private func noun(from start: Int, upTo ceiling: Int) -> Text {
        let stop = text[start..<ceiling].firstIndex { $0.endsClause || $0 == "\t" } ?? ceiling
        if let comma = text[start..<stop].firstIndex(of: "、"),
            stop < ceiling || ceiling == text.endIndex || text[ceiling].endsClause,
            stop - start < 80,
            let of = text[comma..<stop].lastIndex(of: "的"), stop - of > 3
        {
            // 1名左右具有博士、硕士学位的企业人才: what is counted comes behind the words about it.
            return nounPart(from: of + 1, upTo: stop)
        }
        return nounPart(from: start, upTo: ceiling)
    }

    private func nounPart(from start: Int, upTo ceiling: Int) -> Text {
        var place = start
        if place < ceiling, text[place] == "的" { place += 1 }
        var end = place
        var depth = 0
        while end < ceiling, end - place < 30 {
            let scalar = text[end]
            if scalar == "(" || scalar == "《" { depth += 1 }
            if scalar == ")" || scalar == "》" {
                if depth == 0 { break }
                depth -= 1
            }
            if depth == 0 {
                if scalar.endsClause || scalar == "\t" || scalar == "、" { break }
                // 3个基地的镇可以申报: who may is not what is counted.
                if scalar == "的", Mood.admissions.stand(in: text[end..<min(ceiling, end + 16)]) { break }
                if end > place || text[end] == "大", text[end - 1] != "级", Self.nounStops.at(end, of: text) != nil {
                    break
                }
            }
            end += 1
        }
        let noun = text[place..<end].trimming { $0.isBlank }
        // 30名高级管理人才和50名…: the word that joins the next one.
        guard end == ceiling, let last = noun.last, "和及与".unicodeScalars.contains(last) else { return noun }
        return noun.dropLast()
    }
}
