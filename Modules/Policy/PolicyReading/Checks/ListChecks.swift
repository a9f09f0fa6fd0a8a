/// Whether lists are as long as the text says, and what they claim of their items holds.
enum ListChecks {
    static func discrepancies(_ lists: [PolicyList], _ outline: Outline) -> [Discrepancy] {
        var byLine: [Int: [String]] = [:]
        var phrases: [Int: String] = [:]
        func add(_ line: Int, _ detail: String, _ phrase: String) {
            byLine[line, default: []].append(detail)
            phrases[line] = phrases[line] ?? phrase
        }
        let partly = partlyNamed(lists)
        for list in lists where !list.agrees {
            let isKnown = partly.contains { $0.name == list.name }
            guard !list.openEnded || !isKnown && isNearlyAll(list.count, of: list.statedCount ?? 0) else { continue }
            add(list.line, "“\(list.name)”称\(list.statedCount ?? 0)项，列出\(list.count)项", list.phrase)
        }
        for list in partly {
            add(list.line, "“\(list.name)”几处合计只点名\(list.count)项，称\(list.stated)项", list.phrase)
        }
        for tally in Tally.check(lists, outline) { add(tally.line, tally.detail, tally.phrase) }
        let counts = byLine.sorted { $0.key < $1.key }.map { line, details in
            Discrepancy(.countMismatch, line: line, details.joined(separator: "；"), phrase: phrases[line] ?? "")
        }
        return counts + repeated(lists)
    }

    /// 等 behind six of seven names closes the list; behind five of eight it leaves it open.
    static func isNearlyAll(_ count: Int, of stated: Int) -> Bool { count >= 4 && stated == count + 1 }

    /// Lists left open in several places that together do not name all.
    private static func partlyNamed(
        _ lists: [PolicyList]
    ) -> [(name: String, line: Int, count: Int, stated: Int, phrase: String)] {
        let open = Dictionary(grouping: lists.filter { $0.form == .sentence && $0.openEnded }, by: \.name)
        return open.values.compactMap { places in
            guard places.count > 1, let first = places.min(by: { $0.line < $1.line }), let stated = first.statedCount,
                Set(places.map { Set($0.items.map(\.name)) }).count > 1
            else { return nil }
            let count = distinct(places.flatMap { place in place.items.map { ($0.name, $0.number == 1) } })
            guard count < stated else { return nil }
            return (first.name, first.line, count, stated, first.phrase)
        }
    }

    /// How many different names there are.
    ///
    /// `专业镇重大项目攻坚` and `重大项目攻坚` are one; the first name of a list may have other words before it.
    private static func distinct(_ names: [(name: String, isFirst: Bool)]) -> Int {
        var kept: [(name: String, isFirst: Bool)] = []
        for item in names.prefix(400) {
            let isKnown = kept.contains { other in
                if item.name.hasSuffix(other.name) || other.name.hasSuffix(item.name) { return true }
                guard item.isFirst || other.isFirst else { return false }
                return zip(item.name.reversed(), other.name.reversed()).prefix { $0 == $1 }.count >= 5
            }
            if !isKnown { kept.append(item) }
        }
        return kept.count
    }

    private static func repeated(_ lists: [PolicyList]) -> [Discrepancy] {
        var found: Set<Discrepancy> = []
        for list in lists where list.form == .items {
            var seen: [String: Int] = [:]
            for item in list.items
            where item.name.count >= 3 && !item.name.contains("某") && item.name != PolicyList.person {
                if let first = seen[item.name], first != item.line {
                    let detail = "“\(item.name)”在名单中重复（见第\(first)行）"
                    found.insert(Discrepancy(.itemDuplicated, line: item.line, detail, phrase: item.name))
                }
                seen[item.name] = seen[item.name] ?? item.line
            }
        }
        return found.sorted { $0.line < $1.line }
    }
}

/// Claims about how many items are of each sort: `其中：成长类13个，培育类27个`.
enum Tally {
    struct Finding {
        let line: Int
        let detail: String
        let phrase: String
    }

    static func check(_ lists: [PolicyList], _ outline: Outline) -> [Finding] {
        lists.filter { $0.form == .items && $0.items.contains { !$0.tags.isEmpty } && $0.parent == nil }.flatMap {
            list -> [Finding] in
            var tags: [String: Int] = [:]
            for item in list.items { for tag in Set(item.tags) { tags[tag, default: 0] += 1 } }
            return outline.paragraphs.filter { $0.starts.contains { $0.line == list.line } }.flatMap {
                paragraph -> [Finding] in
                claims(paragraph).compactMap { claim in
                    guard let count = tags[claim.name], count != claim.count else { return nil }
                    return Finding(
                        line: paragraph.line,
                        detail: "“\(claim.name)”称\(claim.count)个，名单中\(count)个",
                        phrase: paragraph.phrase(0..<paragraph.text.endIndex)
                    )
                }
            }
        }
    }

    /// `成长类13个`: a name right before a count.
    private static func claims(_ paragraph: Paragraph) -> [(name: String, count: Int)] {
        let text = paragraph.text
        return StatedCount.all(in: text).compactMap { count in
            var start = count.number.lowerBound
            while start > text.startIndex, !text[start - 1].endsClause, text[start - 1] != "、" { start -= 1 }
            let name = text[start..<count.number.lowerBound].trimmed
            return name.isEmpty ? nil : (paragraph.show(name), count.value)
        }
    }
}
