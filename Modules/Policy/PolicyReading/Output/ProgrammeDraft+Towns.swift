/// Towns that a sentence names as the first batch, and the short name of the programme.
extension ProgrammeDraft {
    /// The name for people: what a notice issues, in 《》 or without, else the title without who issues it.
    static func shortName(_ title: String) -> String {
        let name = title.filter { !$0.isNewline }
        if let verb = issuing.compactMap({ name.firstRange(of: $0)?.upperBound }).min() {
            // 关于转发《…关于印发〈…〉的通知》的通知 has a name in a name.
            if let inner = lastQuoted(name[verb...]) { return nested(inner, in: name) }
            if let inner = unquoted(name[verb...]), name[..<verb].dropLast(2).hasSuffix("关于") {
                return nested(inner, in: name)
            }
        }
        guard let about = name.firstRange(of: "关于")?.lowerBound,
            UnitNames.looksLikeUnit(Array(name[..<about].unicodeScalars)[...])
        else { return name }
        return String(name[about...])
    }

    private static func nested(_ inner: String, in name: String) -> String {
        issuing.contains(where: inner.contains) && inner.count < name.count ? shortName(inner) : inner
    }

    /// `石门县示范镇建设实施方案的通知` without 的通知; `nil` where other signs of a title are left.
    private static func unquoted(_ text: Substring) -> String? {
        guard let end = notices.first(where: text.hasSuffix) else { return nil }
        let inner = text.dropLast(end.count)
        let isName =
            ListSigns.endsTitle(Array(inner.unicodeScalars)[...]) || inner.hasSuffix("）") || inner.hasSuffix(")")
        return inner.count >= 6 && isName && !inner.contains("《") ? String(inner) : nil
    }

    private static let notices = ["的通知", "的公告", "的通报"]

    private static let issuing = ["印发", "转发", "公布", "发布", "颁布"]

    /// What stands inside the last 《》, whatever stands in 《》 or 〈〉 within.
    private static func lastQuoted(_ text: Substring) -> String? {
        var depth = 0
        var start: String.Index?
        var last: String?
        var open = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "《", "〈", "<":
                if depth == 0 { open = text.index(after: index) }
                depth += 1
                start = open
            case "》", "〉", ">":
                guard depth > 0 else { continue }
                depth -= 1
                if depth == 0, let from = start, from < index { last = String(text[from..<index]) }
            default: break
            }
        }
        return last
    }

    /// The list of the first batch that a sentence names: `首批确定青石镇、…4个镇`; `nil` where there is none.
    static func batchInSentence(_ document: ReadDocument) -> PolicyList? {
        var looked = 0
        var found: PolicyList?
        for list in document.reading.lists where list.form == .sentence && list.parent == nil {
            guard list.count >= 2, list.statedCount == list.count, list.items.count == list.count,
                list.items.allSatisfy({ item in settlements.contains(where: item.name.hasSuffix) })
            else { continue }
            looked += 1
            if looked > 100 { break }
            let items = withoutVerb(list.items)
            guard namesBatch(sentence(of: list, document), hasVerb: items[0] != list.items[0]),
                Set(items.map(\.name)).count == items.count, items.count > found?.items.count ?? 0
            else { continue }
            var own = list
            own.items = items
            found = own
        }
        return found
    }

    /// Whether a list is the list of towns: several sentences of a line may name something.
    func isSame(_ list: PolicyList, _ towns: PolicyList) -> Bool {
        list.line == towns.line && (towns.form == .items || list.phrase == towns.phrase)
    }

    private static let settlements = ["镇", "乡", "街道", "村"]
    private static let verbs = [
        "确定", "命名", "认定", "评定", "选定", "选取", "选择", "遴选", "公布", "列入", "批准", "同意", "授予", "首批", "第一批", "包括",
    ]

    private static func namesBatch(_ sentence: String, hasVerb: Bool) -> Bool {
        if sentence.contains("首批") || sentence.contains("第一批") { return true }
        return hasVerb && ["试点", "示范", "命名", "培育", "创建", "名单"].contains(where: sentence.contains)
    }

    /// The items, the first one without the words that lead to it.
    private static func withoutVerb(_ items: [PolicyList.Item]) -> [PolicyList.Item] {
        var items = items
        var name = items[0].name[...]
        let ends = verbs.compactMap { name.ranges(of: $0).last?.upperBound }
        guard let end = ends.max() else { return items }
        name = name[end...]
        while let first = name.first, "了在为由将：:".contains(first) { name = name.dropFirst() }
        if name.count >= 2 { items[0].name = String(name) }
        return items
    }

    /// The sentence that a list stands in.
    private static func sentence(of list: PolicyList, _ document: ReadDocument) -> String {
        for index in document.paragraphs(of: list.line) {
            let paragraph = document.outline.paragraphs[index]
            guard paragraph.text.count <= 4000 else { continue }
            let text = paragraph.show(paragraph.text)
            guard let place = text.firstRange(of: list.phrase.prefix(20)) else { continue }
            let before = text[..<place.lowerBound].reversed().prefix { !"。；".contains($0) }.reversed()
            return String(before) + String(text[place.lowerBound...].prefix { !"。；".contains($0) })
        }
        return list.phrase
    }
}
