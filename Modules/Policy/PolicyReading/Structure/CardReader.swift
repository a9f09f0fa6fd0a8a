import Foundation

/// Reads what a document says of itself from its head and its end.
struct CardReader {
    let outline: Outline
    let paragraphs: [Paragraph]
    let fields: CardFields

    init(_ outline: Outline) {
        self.outline = outline
        paragraphs = outline.paragraphs
        fields = CardFields(outline.document.lines)
    }

    /// Paragraphs at the beginning that may be the head.
    static let headLength = 40

    /// The card.
    func card() -> PolicyCard {
        let title = fields[.title] ?? title()
        let kind = kind(title)
        let period = period(title)
        return PolicyCard(
            title: title,
            issuer: issuer(title),
            documentNumber: documentNumber(),
            indexNumber: fields[.index],
            classification: fields[.subject],
            dates: dates(),
            addressees: addressees(),
            annexes: outline.annexNames,
            years: period.map { [$0.lowerBound, $0.upperBound] } ?? [],
            kind: kind
        )
    }

    // MARK: Number and dates

    private func documentNumber() -> String? {
        if let number = fields[.number] {
            let text = Array(Self.folded(number))[...]
            return Self.number(in: text)?.text ?? (text.contains(where: \.isDigit) || text.contains("第") ? number : nil)
        }
        for paragraph in paragraphs.prefix(Self.headLength) where paragraph.text.count <= 48 {
            let text = paragraph.text.trimmed
            if let number = Self.number(in: text), Self.isOwn(number.range, of: text) { return number.text }
            if let order = Self.order(text) { return paragraph.show(order) }
        }
        return nil
    }

    /// Whether a number stands for the document itself: alone on its line but for a word before and who signed behind.
    ///
    /// 根据某发〔2022〕5号文件 names another document.
    private static func isOwn(_ range: Range<Int>, of text: Text) -> Bool {
        let before = text[..<range.lowerBound].trimmed, rest = text[range.upperBound...].trimmed
        let isClosed =
            before.isEmpty || before.last == "(" && before.count == 1 || numberHeads.ends(before) != nil
            || before.last == ":" || text[range.lowerBound - 1].isBlank
        return isClosed && (rest.isEmpty || rest.count == 1 && rest.first == ")" || signers.begins(rest) != nil)
    }

    private static let signers: Words = ["签发", "(此件", "(公开", "("]

    /// `石门市人民政府令第25号`, `公告2023年第3号`, a line of its own.
    static func order(_ text: Text) -> Text? {
        guard text.count <= 30, text.last == "号" || text.last == ")", let head = orders.first(in: text) else {
            return nil
        }
        var rest = text[(head.place + head.word.count)...].trimming { $0.isBlank || $0 == "(" || $0 == ")" }
        if let year = Years.year(at: rest.startIndex, of: rest) { rest = rest[year.end...] }
        guard rest.first == "第", rest.last == "号" else { return nil }
        let digits = rest.dropFirst().dropLast()
        guard !digits.isEmpty, digits.allSatisfy({ $0.isDigit || $0.isChineseDigit }) else { return nil }
        return text
    }

    private static let orders: Words = ["令", "公告", "通告"]

    private static func folded(_ text: String) -> [Unicode.Scalar] { LineCleaner.clean(text.unicodeScalars).plain }

    /// `吉政办明电〔2019〕5号` with the year in its proper brackets.
    static func number(in text: Text) -> (text: String, range: Range<Int>)? {
        for open in text.indices where text[open] == "(" {
            let digits = text[(open + 1)...].prefix(while: \.isDigit)
            guard digits.count == 4, digits.endIndex < text.endIndex, text[digits.endIndex] == ")" else { continue }
            var end = digits.endIndex + 1
            if end < text.endIndex, text[end] == "第" { end += 1 }
            let serial = text[end...].prefix(while: \.isDigit)
            guard (1...5).contains(serial.count), serial.endIndex < text.endIndex, text[serial.endIndex] == "号" else {
                continue
            }
            var start = open
            while start > text.startIndex, text[start - 1].isHan || text[start - 1].isLatin { start -= 1 }
            if let word = Self.numberHeads.begins(text[start..<open]) { start += word.count }
            guard open - start >= 2, open - start <= 14 else { continue }
            let number = text[start..<open].string + "〔" + digits.string + "〕" + serial.string + "号"
            return (number, start..<(serial.endIndex + 1))
        }
        return nil
    }

    private static let numberHeads: Words = ["文号", "发文字号", "编号", "文件编号", "发文文号"]

    private func dates() -> PolicyCard.Dates {
        func field(_ name: CardFields.Name) -> String? {
            fields[name].flatMap { DateText.read(Self.folded($0)[...])?.date }
        }
        let signed = signed()
        return PolicyCard.Dates(
            signed: field(.signed) ?? signed.date,
            published: field(.published) ?? printed() ?? signed.posted,
            effective: field(.effective) ?? effective(),
            expires: field(.expires) ?? expires()
        )
    }

    /// The date below the signature: the first line that is nothing but a date; in figures above the text it is the day
    /// on which a page was posted.
    private func signed() -> (date: String?, posted: String?) {
        let main = outline.parts.first { !$0.isAnnex }?.paragraphs ?? 0..<paragraphs.count
        let body = main.first { paragraphs[$0].text.count > 80 } ?? 0
        var posted: String?
        for index in main {
            let text = paragraphs[index].text
            guard let date = DateText.whole(text) ?? (index < body ? DateText.posted(text) : nil) else { continue }
            guard index < body, !text.contains("年") else { return (date, posted) }
            posted = posted ?? date
        }
        // A name and a date on one line: 某某办公室  2023年5月1日
        for index in main where paragraphs[index].text.count <= 50 {
            let text = paragraphs[index].text
            guard let year = text.indices.first(where: { Years.year(at: $0, of: text) != nil }), year > text.startIndex,
                let date = DateText.whole(text[year...]),
                UnitNames.looksLikeUnit(text[..<year].trimmed)
            else { continue }
            return (date, posted)
        }
        return (nil, posted)
    }

    /// `有效期至2027年12月31日`.
    private func expires() -> String? {
        for paragraph in paragraphs.suffix(60) {
            guard let place = paragraph.text.first(of: "有效期至") ?? paragraph.text.first(of: "有效期截至") else { continue }
            let rest = paragraph.text[place...].drop { !$0.isDigit && $0 != "二" }.prefix(24)
            if let found = DateText.read(rest) { return found.date }
        }
        return nil
    }

    /// `某某办公室  2022年3月23日印发`.
    private func printed() -> String? {
        for paragraph in paragraphs.suffix(6) where paragraph.text.count <= 50 {
            let text = paragraph.text.trimmed
            guard text.hasSuffix("印发"), let year = text.indices.first(where: { Years.year(at: $0, of: text) != nil })
            else { continue }
            return DateText.read(text[year...])?.date
        }
        return nil
    }

    /// `自2023年5月1日起施行`.
    private func effective() -> String? {
        for paragraph in paragraphs.suffix(60) {
            let text = paragraph.text
            guard let start = text.first(of: "自"), let found = DateText.read(text[(start + 1)...]) else { continue }
            let rest = text[found.end...].prefix(6)
            if rest.contains("起") { return found.date }
        }
        return nil
    }

    // MARK: Years and kind

    private func period(_ title: String?) -> ClosedRange<Int>? {
        let text = Self.folded(title ?? "")[...]
        for place in text.indices where Years.year(at: place, of: text) != nil {
            guard let first = Years.year(at: place, of: text) else { continue }
            var next = first.end
            while next < text.endIndex, "-~至年到".unicodeScalars.contains(text[next]) { next += 1 }
            if let last = Years.year(at: next, of: text), last.year >= first.year, last.year - first.year <= 30 {
                return first.year...last.year
            }
            // 第十四个五年规划和二〇三五年远景目标: not a year of its own.
            if Self.plan(in: text) == nil { return first.year...first.year }
        }
        if let year = Self.plan(in: text) { return (year - 4)...year }
        return bodyPeriod()
    }

    /// 第十四个五年规划, “十四五”规划.
    private static func plan(in text: Text) -> Int? {
        for place in text.indices where text[place] == "十" {
            if let (year, _) = Years.plan(at: place, of: text) { return year }
            if let word = numbered.at(place, of: text) {
                return [Word("十三个五年"): 2020, "十四个五年": 2025, "十五个五年": 2030][word]
            }
        }
        return nil
    }

    private static let numbered: Words = ["十三个五年", "十四个五年", "十五个五年"]

    /// `2023年至2025年` in one of the first paragraphs.
    private func bodyPeriod() -> ClosedRange<Int>? {
        for paragraph in paragraphs.prefix(60) {
            let text = paragraph.text
            for place in text.indices where text[place].isDigit {
                guard let first = Years.year(at: place, of: text) else { continue }
                var next = first.end
                guard next < text.endIndex, "-~至到".unicodeScalars.contains(text[next]) else { continue }
                next += 1
                guard let last = Years.year(at: next, of: text), last.year > first.year, last.year - first.year <= 15
                else {
                    continue
                }
                return first.year...last.year
            }
        }
        return nil
    }

    private func kind(_ title: String?) -> PolicyCard.Kind {
        let isNews = paragraphs.suffix(14).contains { $0.text.hasPrefix("原标题") || $0.text.hasPrefix("(记者") }
        if isNews { return .news }
        let own = Self.core(Self.folded(title ?? "")[...])
        let byEnd = Self.kinds.compactMap { words, kind in words.ends(own).map { (kind, $0.count) } }
        if let best = byEnd.max(by: { $0.1 < $1.1 }) { return best.0 }
        let annexes = Self.folded(outline.annexNames.joined(separator: " "))[...]
        for (words, kind) in Self.kinds where words.stand(in: own) { return kind }
        for (words, kind) in Self.kinds where words.stand(in: annexes) { return kind }
        return own.contains("通知") ? .notice : .other
    }

    /// What a notice hands down: the title without its trial mark and the words of the notice around it.
    private static func core(_ title: Text) -> Text {
        var text = title.trimmed
        while true {
            if text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex + 3 {
                text = text[..<open]
            } else if let word = wrappers.ends(text), text.contains("印发") || text.contains("转发") || text.contains("发布")
            {
                text = text.dropLast(word.count)
            } else if text.last == "》" {
                text = text.dropLast()
            } else {
                return text
            }
        }
    }

    private static let wrappers: Words = ["的通知", "通知", "的公告"]

    private static let kinds: [(Words, PolicyCard.Kind)] = [
        (["通报", "报告", "总结"], .circular), (["函", "复函", "批复"], .letter),
        (Words("规划 纲要 计划 工作要点 要点 任务分工 责任清单 分解表 分工表 任务表 责任分工 目标任务 任务清单 工作安排 重点工作"), .plan),
        (Words("申报 征集 遴选 评选 申报的通知 申报工作的通知"), .notice),
        (Words("办法 规定 细则 条例 考核 评价标准 评分 标准 指标体系 规范 评价办法 导则 指南"), .rules),
        (Words("方案 意见 措施 行动 举措 分工方案"), .programme), (Words("名单 公示 公告 名录"), .list), (["通知"], .notice),
    ]
}
