import Foundation

/// Reads what a document says of itself from its head and its end.
struct CardReader {
    private let outline: Outline
    private let paragraphs: [Paragraph]
    private var fields: [String: String] = [:]

    init(_ outline: Outline) {
        self.outline = outline
        paragraphs = outline.paragraphs
        for paragraph in paragraphs.prefix(Self.headLength) { takeFields(paragraph) }
    }

    /// Paragraphs at the beginning that may be the head.
    private static let headLength = 40

    /// The card.
    func card() -> PolicyCard {
        let title = fields["标题"] ?? title()
        let kind = kind(title)
        let period = period(title)
        return PolicyCard(
            title: title,
            issuer: fields["发文机关"] ?? issuer(title),
            documentNumber: documentNumber(),
            indexNumber: fields["索引号"],
            classification: fields["分类"],
            dates: dates(),
            addressees: addressees(),
            annexes: outline.annexNames,
            years: period.map { [$0.lowerBound, $0.upperBound] } ?? [],
            kind: kind
        )
    }

    // MARK: Fields of publishing systems

    private static let names: [(Words, String)] = [
        (["索引号", "索引编号", "信息索引号", "索取号"], "索引号"), (["发文机关", "发布机构", "发文单位", "制发机关", "发布单位", "公开机构"], "发文机关"),
        (["成文日期", "生成日期", "成文时间", "发文日期", "印发日期"], "成文日期"), (["发布日期", "公开日期", "公布日期", "发布时间", "公开时间"], "发布日期"),
        (["标题", "名称", "文件名称"], "标题"), (["发文字号", "文号", "文件编号", "发文文号"], "发文字号"), (["分类", "主题分类", "主题词", "信息分类"], "分类"),
        (["有效期至", "失效日期", "有效期"], "有效期"), (["施行日期", "生效日期", "实施日期"], "施行日期"),
    ]

    /// `索引号：… 分类：…`, several on one line.
    private mutating func takeFields(_ paragraph: Paragraph) {
        let text = paragraph.text
        guard text.count <= 200 else { return }
        var found: [(name: String, start: Int, value: Int)] = []
        for place in text.indices {
            let isStart = place == 0 || text[place - 1].isBlank || text[place - 1] == "|" || text[place - 1] == ")"
            for (words, name) in Self.names {
                guard let word = words.at(place, of: text), isStart || word.count >= 4 else { continue }
                let end = place + word.count
                if !isStart, end >= text.endIndex || text[end] != ":" { continue }
                guard end < text.endIndex, text[end] == ":" || text[end] == "\t" || text[end] == "|" else { continue }
                if place > 0 && found.isEmpty { continue }
                found.append((name, place, end + 1))
            }
        }
        for (index, field) in found.enumerated() {
            let end = index + 1 < found.count ? found[index + 1].start : text.endIndex
            let value = paragraph.show(text[field.value..<end].trimming { $0.isBlank || $0 == "|" || $0 == ":" })
            if !value.isEmpty, fields[field.name] == nil { fields[field.name] = value }
        }
    }

    // MARK: Number and dates

    private func documentNumber() -> String? {
        if let number = fields["发文字号"] { return Self.number(in: Array(Self.folded(number))[...]) ?? number }
        for paragraph in paragraphs.prefix(Self.headLength) where paragraph.text.count <= 48 {
            let text = paragraph.text
            if let number = Self.number(in: text) {
                let first = text.first == "《" || text.contains("《") || text.contains(",")
                if !first { return number }
            }
        }
        return nil
    }

    private static func folded(_ text: String) -> [Unicode.Scalar] { LineCleaner.clean(text.unicodeScalars).plain }

    /// `吉政办明电〔2019〕5号` with the year in its proper brackets.
    static func number(in text: Text) -> String? {
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
            return text[start..<open].string + "〔" + digits.string + "〕" + serial.string + "号"
        }
        return nil
    }

    private static let numberHeads: Words = ["文号", "发文字号", "编号"]

    private func dates() -> PolicyCard.Dates {
        func field(_ name: String) -> String? {
            fields[name].flatMap { DateText.read(Self.folded($0)[...])?.date }
        }
        return PolicyCard.Dates(
            signed: field("成文日期") ?? signed(),
            published: field("发布日期") ?? printed(),
            effective: field("施行日期") ?? effective(),
            expires: field("有效期")
        )
    }

    /// The date below the signature: the first line that is nothing but a date.
    private func signed() -> String? {
        let main = outline.parts.first { !$0.isAnnex }?.paragraphs ?? 0..<paragraphs.count
        for index in main {
            if let date = DateText.whole(paragraphs[index].text) { return date }
        }
        // A name and a date on one line: 某某办公室  2023年5月1日
        for index in main where paragraphs[index].text.count <= 50 {
            let text = paragraphs[index].text
            guard let gap = text.lastIndex(of: "\t"), let date = DateText.whole(text[(gap + 1)...]) else { continue }
            return date
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

    // MARK: Title, issuer, addressees

    private func title() -> String? {
        for paragraph in paragraphs.suffix(12) {
            let text = paragraph.text
            if text.hasPrefix("原标题:") { return paragraph.show(text.dropFirst(4)) }
        }
        var lines: [Paragraph] = []
        for (index, paragraph) in paragraphs.prefix(Self.headLength).enumerated() {
            let text = paragraph.text
            if isHeadLine(text) { continue }
            guard text.count <= 60, outline.markers[index] == nil, !text.contains("。"), !text.contains(";") else {
                break
            }
            if text.last == ":" || text.last == "," { break }
            if ListSigns.endsTitle(text), lines.isEmpty || !Self.startsTitle(text) || !Self.isTitle(lines) {
                lines.append(paragraph)
                if !Self.isOpenTitle(lines) { break }
                continue
            }
            if DateText.whole(text) != nil { break }
            lines.append(paragraph)
            if lines.count > 6 { break }
        }
        guard let end = lines.lastIndex(where: { ListSigns.endsTitle($0.text) }) else {
            return lines.first.map { $0.show($0.text) }
        }
        let text = Self.joined(lines[...end])
        return text.isEmpty ? nil : text
    }

    private static func joined(_ lines: ArraySlice<Paragraph>) -> String {
        var text = ""
        for line in lines {
            let shown = line.show(line.text)
            // A line before the title that ends in brackets is the page's own heading.
            if shown.hasSuffix(")") || shown.hasSuffix("）"), lines.count > 1, text.isEmpty, shown.contains("年") {
                continue
            }
            text += shown
        }
        return text
    }

    private static func isOpenTitle(_ lines: [Paragraph]) -> Bool {
        let text = lines.flatMap(\.plain)[...]
        return text.contains("印发") && !text.hasSuffix("通知") && !text.hasSuffix("的函")
    }

    private static func isTitle(_ lines: [Paragraph]) -> Bool { lines.contains { ListSigns.endsTitle($0.text) } }

    private static func startsTitle(_ text: Text) -> Bool { text.contains("关于") }

    /// Number, secrecy, urgency, fields: lines of the head that are no title.
    private func isHeadLine(_ text: Text) -> Bool {
        if Self.number(in: text) != nil, text.count <= 40, !text.contains("《") { return true }
        if text.count <= 30, text.hasSuffix("文件") { return true }
        if Self.headWords.begins(text) != nil { return true }
        return text.first == "(" && text.last == ")" && text.count <= 24
    }

    private static let headWords = Words(
        "索引号 发文机关 成文日期 发布日期 发文字号 文号 标题: 分类: 主题分类 密级 特急 加急 紧急程度 公开属性 有效性 信息索引号 发布机构 生成日期 名称: 公开方式 来源 签发人"
    )

    private func issuer(_ title: String?) -> String? {
        if let title, let about = title.range(of: "关于"),
            title.distance(from: title.startIndex, to: about.lowerBound) >= 4
        {
            return String(title[..<about.lowerBound])
        }
        // The signature stands above the date.
        let main = outline.parts.first { !$0.isAnnex }?.paragraphs ?? 0..<paragraphs.count
        if let date = main.first(where: { $0 > 0 && DateText.whole(paragraphs[$0].text) != nil }) {
            let text = paragraphs[date - 1].text.trimmed
            if text.count <= 40, UnitNames.looksLikeUnit(text) { return paragraphs[date - 1].show(text) }
        }
        for paragraph in paragraphs.prefix(6) where paragraph.text.hasSuffix("文件") && paragraph.text.count <= 30 {
            return paragraph.show(paragraph.text.dropLast(2))
        }
        return title.flatMap(Self.place)
    }

    /// `某某市国民经济…`: the place that a plan is of.
    private static func place(_ title: String) -> String? {
        let head = title.prefix(9)
        guard head.first?.isNumber == false, !head.contains("年") else { return nil }
        guard let end = head.firstIndex(where: { "市县区省州旗镇".contains($0) }), end > head.startIndex else { return nil }
        return String(head[...end])
    }

    private func addressees() -> [String] {
        for (index, paragraph) in paragraphs.prefix(Self.headLength).enumerated() where outline.markers[index] == nil {
            let text = paragraph.text.trimmed
            guard text.last == ":", text.count >= 4, text.count <= 200, !text.contains("。"), !text.contains("《") else {
                continue
            }
            let parts = text.dropLast().cut { $0 == "," || $0 == "、" || $0 == ";" }
            guard let first = parts.first, Self.addressed.stand(in: first) else { continue }
            return text.dropLast().cut { $0 == "," || $0 == ";" }.map(paragraph.show)
        }
        return []
    }

    private static let addressed = Words("政府 各 局 委 单位 部门 办事处 公司 镇 乡 街道 管委会 厅 企业 中心")

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
