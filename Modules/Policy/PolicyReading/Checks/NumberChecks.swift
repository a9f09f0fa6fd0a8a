/// Whether headings and items count up without gaps and repeats.
enum NumberChecks {
    static func discrepancies(in outline: Outline) -> [Discrepancy] {
        outline.parts.indices.flatMap { part in check(part, outline) } + ordinals(outline)
    }

    private struct Counter {
        var value = 0
        var paragraph = 0
        /// The last value before a wider heading set it back.
        var before = 0
    }

    private static func check(_ part: Int, _ outline: Outline) -> [Discrepancy] {
        var counters: [Marker.Style: Counter] = [:]
        var found: [Discrepancy] = []
        let isExcerpt = isExcerpt(part, outline)
        let end = outline.parts[part].paragraphs.upperBound
        for index in outline.parts[part].paragraphs {
            guard let marker = outline.markers[index] else { continue }
            for style in counters.keys where style > marker.style && resets(style, by: marker.style) {
                let value = counters[style]?.value ?? 0
                if value > 0 { counters[style] = Counter(value: 0, paragraph: index, before: value) }
            }
            let counter = counters[marker.style] ?? Counter()
            let line = outline.paragraphs[index].line
            if marker.style == .chinese, marker.sign == "、",
                outline.paragraphs[index].text[marker.label].allSatisfy(\.isDigit)
            {
                let label = outline.paragraphs[index].show(marker.label)
                found.append(Discrepancy(.numberStyle, line: line, "“\(label)、”与同级标题的写法不同，按“一、”读"))
            }
            let isFirst = counter.value == 0 && counter.before == 0
            if !(isFirst && isExcerpt), let discrepancy = compare(marker, counter, index, upTo: end, outline) {
                found.append(discrepancy)
            }
            counters[marker.style] = Counter(value: marker.value, paragraph: index, before: counter.before)
        }
        return found
    }

    /// Whether a text begins in the middle: its first number is no 1, and no title stands above it.
    private static func isExcerpt(_ part: Int, _ outline: Outline) -> Bool {
        let paragraphs = outline.parts[part].paragraphs
        guard !outline.parts[part].isAnnex, let first = paragraphs.first(where: { outline.markers[$0] != nil }),
            let marker = outline.markers[first], marker.value > 1
        else { return false }
        return !(paragraphs.lowerBound..<first).contains { index in
            let text = outline.paragraphs[index].text.trimmed
            return text.count <= 60 && (ListSigns.endsTitle(text) || text.last == ":")
        }
    }

    /// 条 count through their chapters; everything else begins anew.
    private static func resets(_ style: Marker.Style, by wider: Marker.Style) -> Bool { style != .article }

    private static func compare(
        _ marker: Marker,
        _ counter: Counter,
        _ index: Int,
        upTo end: Int,
        _ outline: Outline
    ) -> Discrepancy? {
        let paragraph = outline.paragraphs[index]
        let label = paragraph.show(marker.label)
        let phrase = paragraph.phrase(0..<min(paragraph.text.count, 40))
        let expected = counter.value + 1
        if marker.value == expected || marker.value == 1 && counter.value == 0 { return nil }
        if counter.value == 0 {
            if marker.value == counter.before + 1 { return nil }
            // A single number out of nowhere is a quotation, not a gap; two in a row are.
            guard marker.value <= counter.before + 4 || counter.before == 0 && marker.value <= 3 else { return nil }
            if counter.before == 0, !goesOn(marker, (index + 1)..<end, outline) { return nil }
            let missing = counter.before > 0 && marker.value > counter.before ? counter.before + 1 : 1
            return skipped(missing, marker, paragraph.line, label, phrase)
        }
        if marker.value == 1 {
            let isRestart = counter.value > 1 && isBoundary(between: counter.paragraph, and: index, outline)
            guard !isRestart else { return nil }
            if counter.value > 1, marker.style.isArabic { return nil }
            return Discrepancy(.numberDuplicated, line: paragraph.line, "序号“\(label)”重复", phrase: phrase)
        }
        if marker.value > expected {
            return marker.value - expected <= 9 ? skipped(expected, marker, paragraph.line, label, phrase) : nil
        }
        return Discrepancy(.numberDuplicated, line: paragraph.line, "序号“\(label)”重复或倒退", phrase: phrase)
    }

    private static func skipped(
        _ first: Int,
        _ marker: Marker,
        _ line: Int,
        _ label: String,
        _ phrase: String
    ) -> Discrepancy {
        let missing = (first..<max(first + 1, marker.value)).map { Numbers.write($0, like: marker.style) }
        return Discrepancy(.numberSkipped, line: line, "“\(label)”之前缺\(missing.joined(separator: "、"))", phrase: phrase)
    }

    private static func goesOn(_ marker: Marker, _ rest: Range<Int>, _ outline: Outline) -> Bool {
        for next in rest {
            guard let other = outline.markers[next] else { continue }
            if other.style < marker.style { return false }
            if other.style == marker.style { return other.value == marker.value + 1 }
        }
        return false
    }

    /// Whether a title or an unnumbered heading stands between two numbers.
    private static func isBoundary(between first: Int, and second: Int, _ outline: Outline) -> Bool {
        guard second - first > 1 else { return false }
        return ((first + 1)..<second).contains { index in
            let text = outline.paragraphs[index].text
            guard outline.markers[index] == nil else { return false }
            return text.count <= 45 && !text.contains("。") || text.trimmed.last == ":"
        }
    }

    // MARK: 一是…二是…

    /// Gaps among `一是 … 二是 … 四是` in one paragraph.
    private static func ordinals(_ outline: Outline) -> [Discrepancy] {
        outline.paragraphs.flatMap { paragraph -> [Discrepancy] in
            let text = paragraph.text
            var last = 0
            var found: [Discrepancy] = []
            for place in text.indices where place + 1 < text.endIndex && text[place + 1] == "是" {
                guard let value = ChineseDigits.small(text[place..<(place + 1)]), (1...9).contains(value) else {
                    continue
                }
                let isStart = place == text.startIndex || text[place - 1].endsClause || text[place - 1].isBlank
                guard isStart else { continue }
                if value > last + 1, last > 0 {
                    let missing = Numbers.write(last + 1, like: .chinese)
                    found.append(
                        Discrepancy(
                            .numberSkipped,
                            line: paragraph.line(at: place),
                            "“\(paragraph.show(place..<(place + 2)))”之前缺“\(missing)是”",
                            phrase: paragraph.phrase(place..<min(text.endIndex, place + 30))
                        )
                    )
                }
                if value == last {
                    found.append(
                        Discrepancy(
                            .numberDuplicated,
                            line: paragraph.line(at: place),
                            "“\(paragraph.show(place..<(place + 2)))”重复",
                            phrase: paragraph.phrase(place..<min(text.endIndex, place + 30))
                        )
                    )
                }
                last = value
            }
            return found
        }
    }
}

/// Numbers as headings write them.
enum Numbers {
    static func write(_ value: Int, like style: Marker.Style) -> String {
        let chinese = self.chinese(value)
        switch style {
        case .book: return "第\(chinese)部分"
        case .chapter: return "第\(chinese)章"
        case .section: return "第\(chinese)节"
        case .article: return "第\(chinese)条"
        case .chinese: return chinese
        case .chineseBracket: return "（\(chinese)）"
        case .arabicBracket: return "（\(value)）"
        default: return "\(value)"
        }
    }

    private static func chinese(_ value: Int) -> String {
        let digits = Array("零一二三四五六七八九")
        guard (1...99).contains(value) else { return "\(value)" }
        if value < 10 { return String(digits[value]) }
        let tens = value / 10 == 1 ? "十" : "\(digits[value / 10])十"
        return value % 10 == 0 ? tens : tens + String(digits[value % 10])
    }
}
