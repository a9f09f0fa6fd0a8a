import Messages
import Quantities

/// A number with its unit, where it stands in a paragraph.
struct RawFigure: Sendable, Hashable {
    let value: DecimalValue
    var upper: DecimalValue?
    /// The unit as written; empty where none stands.
    let unit: String
    var qualifier: Figure.Qualifier
    /// From the first digit to the end of the words behind the unit.
    var whole: Range<Int>
    /// Where the number begins, before the words that say how exact it is.
    var number: Int
    /// Where the words before it begin that belong to it (`不低于`).
    var head: Int
    /// Whether a word says how exact it is meant.
    var isQualified: Bool
    /// Whether it is written in Arabic digits.
    let isArabic: Bool
}

/// Reads the numbers of a paragraph, each once, from left to right.
struct FigureScanner {
    private let text: Text
    /// How the text is shown; units keep their own signs.
    private let paragraph: Paragraph

    init(_ paragraph: Paragraph) {
        self.paragraph = paragraph
        text = paragraph.text
    }

    /// The figures of a stretch.
    func figures(in range: Range<Int>) -> [RawFigure] {
        var found: [RawFigure] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let scalar = text[place]
            guard scalar.isDigit || scalar.isChineseDigit else {
                place += 1
                continue
            }
            if let figure = figure(at: place, upTo: range.upperBound) {
                found.append(figure)
                place = figure.whole.upperBound
            } else {
                place = numberEnd(place)
            }
        }
        return found
    }

    private func numberEnd(_ place: Int) -> Int {
        var end = place + 1
        let isArabic = text[place].isDigit
        while end < text.endIndex,
            isArabic ? text[end].isDigit || text[end] == "." : text[end].isChineseDigit
        { end += 1 }
        return end
    }

    // MARK: One number

    private func figure(at place: Int, upTo limit: Int) -> RawFigure? {
        if place > text.startIndex {
            let before = text[place - 1]
            if !text[place].isDigit, isQuoted(place) { return nil }
            if before == "第" || before.isLatin || before.isDigit || before == "+" || before == "#" { return nil }
            if before == ".", place > 1, text[place - 2].isDigit { return nil }
        }
        guard let first = quantity(at: place), first.end <= limit, !isRatio(place, first) else { return nil }
        if Self.dates.contains(first.unit), first.end - place <= 6, isDate(first) { return nil }
        var figure = RawFigure(
            value: first.value,
            unit: first.unit,
            qualifier: first.inner ?? .exact,
            whole: place..<first.end,
            number: place,
            head: place,
            isQualified: first.inner != nil,
            isArabic: text[place].isDigit
        )
        if let range = range(from: first, place) { figure = range }
        addBehind(&figure)
        addAhead(&figure)
        if figure.whole.upperBound < text.endIndex, "级强号".unicodeScalars.contains(text[figure.whole.upperBound]) {
            return nil
        }
        addDistant(&figure)
        // 50亿级: a class.
        if figure.unit.count > 1, figure.unit.hasSuffix("级") { return nil }
        guard !figure.unit.isEmpty || figure.isQualified && figure.isArabic && !isName(figure.whole.upperBound) else {
            return nil
        }
        return figure
    }

    /// `1:1`: a ratio has no value of its own.
    private func isRatio(_ place: Int, _ first: Quantity) -> Bool {
        guard first.unit.isEmpty, text[place].isDigit else { return false }
        let isLeft = first.end + 1 < text.endIndex && text[first.end] == ":" && text[first.end + 1].isDigit
        return isLeft || place > text.startIndex + 1 && text[place - 1] == ":" && text[place - 2].isDigit
    }

    /// Whether a Chinese digit stands inside a short quote: `“一办四组”`.
    private func isQuoted(_ place: Int) -> Bool {
        let near = text[..<place].suffix(8)
        guard let open = near.lastIndex(where: { $0 == "“" || $0 == "‘" }) else { return false }
        return !near[open...].contains("”") && !near[open...].contains("’")
    }

    private struct Quantity {
        var value: DecimalValue
        var unit: String
        var inner: Figure.Qualifier?
        var end: Int
    }

    private func quantity(at place: Int) -> Quantity? {
        let isArabic = text[place].isDigit
        var end = place
        var digits = ""
        if isArabic {
            while end < text.endIndex, digits.unicodeScalars.count < 30 {
                let scalar = text[end]
                if scalar.isDigit
                    || scalar == "." && end + 1 < text.endIndex && text[end + 1].isDigit && !digits.contains(".")
                {
                    digits.unicodeScalars.append(scalar)
                } else if scalar == ",", !digits.contains("."), isGroup(end + 1), paragraph.shown[end] == "," {
                    // Left out.
                } else {
                    break
                }
                end += 1
            }
        } else {
            while end < text.endIndex, text[end].isChineseDigit, end - place < 12 { end += 1 }
            // 万 and 亿 go with the unit, so that 三万人 is 3 万人.
            while end - place > 1, text[end - 1] == "万" || text[end - 1] == "亿" { end -= 1 }
            digits = text[place..<end].string
        }
        guard let value = isArabic ? DecimalValue(digits) : ChineseNumber.read(digits) else { return nil }
        if !isArabic, value < DecimalValue(2) { return nil }
        var inner: Figure.Qualifier?
        if end < text.endIndex, let word = Self.inside[text[end]] {
            inner = word
            end += 1
        }
        // 两万余单: the word stands between 万 and the unit.
        var group = ""
        if inner == nil, end + 1 < text.endIndex, text[end] == "万" || text[end] == "亿",
            let word = Self.inside[text[end + 1]], UnitWords.length(at: end + 2, of: text) != nil
        {
            group = paragraph.show(end..<(end + 1))
            inner = word
            end += 2
        }
        let length = UnitWords.length(at: end, of: text) ?? 0
        if length == 0, !isArabic { return nil }
        let unit = group + paragraph.show(end..<(end + length))
        return Quantity(value: value, unit: unit, inner: inner, end: end + length)
    }

    private func isGroup(_ place: Int) -> Bool {
        let digits = text[place...].prefix(4).prefix(while: \.isDigit)
        return digits.count == 3
    }

    /// 2025年, 8月25日; 5年 is so many.
    private func isDate(_ quantity: Quantity) -> Bool {
        quantity.inner == nil
    }

    /// `25%-35%`, `3至5个`: the second number has the unit.
    private func range(from first: Quantity, _ place: Int) -> RawFigure? {
        var next = first.end
        guard next < text.endIndex, Self.rangeSigns.contains(text[next]) else { return nil }
        while next < text.endIndex, Self.rangeSigns.contains(text[next]) { next += 1 }
        guard next < text.endIndex, text[next].isDigit || text[next].isChineseDigit, let second = quantity(at: next),
            !Self.dates.contains(second.unit), !second.unit.isEmpty
        else { return nil }
        guard first.unit.isEmpty || first.unit == second.unit, first.value < second.value else { return nil }
        return RawFigure(
            value: first.value,
            upper: second.value,
            unit: second.unit,
            qualifier: .range,
            whole: place..<second.end,
            number: place,
            head: place,
            isQualified: true,
            isArabic: text[place].isDigit
        )
    }

    // MARK: Words around it

    private func addBehind(_ figure: inout RawFigure) {
        let end = figure.whole.upperBound
        guard let word = Self.behindWords.at(end, of: text), let qualifier = Self.behind[word.string] else { return }
        figure.whole = figure.whole.lowerBound..<(end + word.count)
        figure.isQualified = true
        if figure.qualifier != .range { figure.qualifier = qualifier }
    }

    private func addAhead(_ figure: inout RawFigure) {
        var head = figure.whole.lowerBound
        while true {
            let before = text[..<head]
            if let word = Self.aheadWords.ends(before), let qualifier = Self.ahead[word.string] {
                head -= word.count
                if !figure.isQualified { figure.qualifier = qualifier }
                figure.isQualified = true
            } else if let word = Self.neutral.ends(before) {
                head -= word.count
            } else {
                break
            }
        }
        figure.head = head
    }

    /// `不低于总投资的50%`, `至少培训1名`: the word stands before what the share is of.
    private func addDistant(_ figure: inout RawFigure) {
        if !figure.isQualified {
            let near = text[..<figure.whole.lowerBound].suffix(14)
            let start = near.lastIndex { $0.endsClause || $0 == "、" || $0.isDigit } ?? near.startIndex
            if near[start...].contains("至少") {
                figure.qualifier = .atLeast
                figure.isQualified = true
            }
        }
        guard !figure.isQualified, figure.unit == "%", figure.whole.lowerBound > text.startIndex else { return }
        let low = max(text.startIndex, figure.whole.lowerBound - 20)
        let start = text[low..<figure.whole.lowerBound].lastIndex(where: \.endsClause).map { $0 + 1 } ?? low
        let near = text[start..<figure.whole.lowerBound]
        let isOf = text[figure.whole.lowerBound - 1] == "的"
        guard let found = (isOf ? Self.aheadWords : Self.bounds).first(in: near),
            let qualifier = Self.ahead[found.word.string],
            found.word.count >= 2, !near.contains(where: \.isDigit)
        else { return }
        figure.qualifier = qualifier
        figure.isQualified = true
        figure.head = found.place
    }

    private static let bounds: Words = ["不低于", "不少于", "不超过", "不高于"]

    /// Whether letters behind a bare number make it part of a name: `5G`, `114N`.
    private func isName(_ end: Int) -> Bool { end < text.endIndex && (text[end].isLatin || text[end] == "+") }

    private static let dates: Set<String> = ["年", "月", "日"]
    private static let rangeSigns: Set<Unicode.Scalar> = ["-", "~", "至", "到"]
    private static let inside: [Unicode.Scalar: Figure.Qualifier] = ["余": .over, "多": .over, "来": .about]
    private static let behind: [String: Figure.Qualifier] = [
        "以上": .atLeast, "及以上": .atLeast, "(含)以上": .atLeast, "以内": .atMost, "以下": .atMost, "之内": .atMost, "左右": .about,
        "上下": .about, "余": .over, "多": .over, "(含)以下": .atMost, "及以下": .atMost, "起": .atLeast,
    ]
    private static let behindWords = Words(Array(behind.keys).sorted().map { Word($0) })
    private static let ahead: [String: Figure.Qualifier] = [
        "不低于": .atLeast, "不少于": .atLeast, "不小于": .atLeast, "至少": .atLeast, "不得低于": .atLeast, "不能低于": .atLeast,
        "不得少于": .atLeast, "原则上不低于": .atLeast, "原则上不少于": .atLeast, "达到": .atLeast, "达": .atLeast, "达到或超过": .atLeast,
        "不超过": .atMost, "不高于": .atMost, "不大于": .atMost, "不多于": .atMost, "不得超过": .atMost, "不得高于": .atMost,
        "控制在": .atMost, "最多": .atMost, "低于": .atMost, "少于": .atMost, "小于": .atMost, "降至": .atMost, "降到": .atMost,
        "下降到": .atMost, "压减到": .atMost, "压减至": .atMost, "不突破": .atMost, "降低到": .atMost, "降低至": .atMost,
        "超过": .over, "突破": .over, "高于": .over, "大于": .over, "多于": .over, "超": .over, "过": .over, "逾": .over,
        "可达到": .upTo, "可达": .upTo, "最高": .upTo, "最高达": .upTo, "最高可达": .upTo,
        "大约": .about, "约为": .about, "约": .about, "接近": .about, "近": .about, "不足": .atMost,
        "提高到": .atLeast, "提升到": .atLeast, "提升至": .atLeast, "提高至": .atLeast, "增加到": .atLeast, "增至": .atLeast,
        "增长到": .atLeast, "扩大到": .atLeast, "发展到": .atLeast, "稳定在": .atLeast, "保持在": .atLeast, "增加至": .atLeast,
        "增长至": .atLeast, "扩大至": .atLeast, "缩小至": .atMost, "缩小到": .atMost, "压缩至": .atMost, "压缩到": .atMost,
        "缩短至": .atMost, "缩短到": .atMost, "减少到": .atMost, "减少至": .atMost, "下降至": .atMost, "下降为": .atMost,
        "达成": .atLeast, "维持在": .atLeast, "恢复到": .atLeast,
        "发展至": .atLeast, "上升到": .atLeast, "上升至": .atLeast,
    ]
    private static let aheadWords = Words(Array(ahead.keys).sorted().map { Word($0) })
    /// Words before a figure that change nothing about it.
    private static let neutral = Words(
        "累计 共计 合计 总计 共 为 是 到 至 在 均 都 分别 逐步 逐渐 原则上 有 的 动态 基本 要 力争 仅 只 每年 年均 平均 全部 人均 户均 亩均 各 每人 每户"
    )
}
