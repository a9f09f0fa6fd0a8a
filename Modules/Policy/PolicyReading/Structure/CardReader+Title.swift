import Foundation

/// Title, issuer and addressees.
extension CardReader {
    func title() -> String? {
        for paragraph in paragraphs.suffix(12) {
            let text = paragraph.text
            if text.hasPrefix("原标题:") { return paragraph.show(text.dropFirst(4)) }
        }
        var lines: [Paragraph] = []
        for (index, paragraph) in paragraphs.prefix(Self.headLength).enumerated() {
            let text = paragraph.text
            if lines.isEmpty, text.count <= 6, Annexes.isMark(text) { continue }
            if fields.lines.contains(paragraph.line) || isHeadLine(text) || DateText.posted(text) != nil { continue }
            guard text.count(where: { $0 == "\t" }) < 2, text.count <= 60, outline.markers[index] == nil,
                !text.contains("。"), !text.contains(";")
            else {
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
        let text = Self.joined(lines[Self.titleStart(lines[...end])...end])
        return text.isEmpty ? nil : text
    }

    /// Where the title begins: with the office that issues it or with 关于; what stands above is the page's own.
    private static func titleStart(_ lines: ArraySlice<Paragraph>) -> Int {
        guard var start = lines.firstIndex(where: { about.stand(in: $0.text) }) else { return lines.startIndex }
        let open = lines[start].text.prefix { $0 != "关" }
        guard open.count < 4 || about.begins(lines[start].text) != nil else { return start }
        while start > lines.startIndex, isOffices(lines[start - 1].text) { start -= 1 }
        return start
    }

    private static let about: Words = ["关于", "印发", "转发"]

    private static func isOffices(_ text: Text) -> Bool {
        text.cut { $0.isBlank }.contains { UnitNames.looksLikeUnit($0.trimmed) } || text.contains("中共")
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
        if text.count <= 30, text.hasSuffix("文件") || Self.order(text.trimmed) != nil { return true }
        if Self.headWords.begins(text) != nil { return true }
        return text.first == "(" && text.last == ")" && text.count <= 24
    }

    private static let headWords = Words(
        "索引号 发文机关 成文日期 发布日期 发文字号 文号 标题: 分类: 主题分类 密级 特急 加急 紧急程度 公开属性 有效性 信息索引号 发布机构 生成日期 名称: 公开方式 来源 签发人"
    )

    func issuer(_ title: String?) -> String? {
        if let title, let about = title.range(of: "关于"),
            title.distance(from: title.startIndex, to: about.lowerBound) >= 4
        {
            return String(title[..<about.lowerBound])
        }
        if let issuer = fields[.issuer] { return issuer }
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
        guard head.first?.isNumber == false, !head.contains("年"), !head.contains("【") else { return nil }
        guard verbs.begins(Array(head.unicodeScalars)[...]) == nil else { return nil }
        guard let end = head.firstIndex(where: { "市县区省州旗镇".contains($0) }), end > head.startIndex else { return nil }
        return String(head[...end])
    }

    private static let verbs = Words("加快 推进 推动 促进 深化 进一步 全面 加强 完善 支持 鼓励 落实 做好 建设 打造 开展 实施 公布 印发 关于 第 首 本")

    func addressees() -> [String] {
        for (index, paragraph) in paragraphs.prefix(Self.headLength).enumerated() where outline.markers[index] == nil {
            // 各镇：为做好…: the text goes on behind the colon where line breaks were lost.
            guard let colon = paragraph.text.prefix(200).firstIndex(of: ":") else { continue }
            let text = paragraph.text[..<colon].trimmed
            let isWhole = paragraph.text[colon...].dropFirst().trimmed.isEmpty
            guard text.count >= 3, !text.contains("。"), !text.contains("《"),
                Responsibilities.label(at: 0, of: paragraph.text) == nil
            else { continue }
            let parts = text.cut { $0 == "," || $0 == "、" || $0 == ";" }
            guard let first = parts.first, Self.addressed.stand(in: first), isWhole || first.first == "各" else {
                continue
            }
            let own = text.cut { $0 == "," || $0 == ";" }.map(paragraph.show)
            return addresseesAbove(index) + own
        }
        return []
    }

    /// Lines above that end in a comma and go on with the addressees.
    private func addresseesAbove(_ index: Int) -> [String] {
        guard index > 0 else { return [] }
        let above = paragraphs[index - 1]
        guard outline.markers[index - 1] == nil, let last = above.text.trimmed.last, last == "," || last == "、",
            !above.text.contains("。")
        else { return [] }
        let own = above.text.trimmed.cut { $0 == "," || $0 == ";" }.map(above.show).filter { !$0.isEmpty }
        return addresseesAbove(index - 1) + own
    }

    private static let addressed = Words("政府 各 局 委 单位 部门 办事处 公司 镇 乡 街道 管委会 厅 企业 中心")
}
