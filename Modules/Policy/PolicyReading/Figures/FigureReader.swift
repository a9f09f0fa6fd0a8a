import Messages

/// Reads the figures of a document and tells what each is for.
struct FigureReader {
    let outline: Outline
    let card: PolicyCard
    let years: Years
    var outlook: Outlook
    /// Paragraphs that are items of lists: their figures are facts of the items.
    let items: Set<Int>

    /// Figures of one sentence that are read, at most.
    private static let figureLimit = 300

    /// A figure together with its place, for the checks.
    struct Placed {
        var figure: PolicyFigure
        let raw: RawFigure
        let paragraph: Int
        /// The sentence that it stands in.
        let sentence: Range<Int>
        /// Whether it says that something grows.
        let isShare: Bool
    }

    /// The figures of a paragraph.
    func figures(
        in index: Int,
        counted: [Range<Int>],
        clauses: [Range<Int>],
        chain: [Outline.Heading],
        due: Int?
    ) -> [Placed] {
        let paragraph = outline.paragraphs[index]
        let text = paragraph.text
        guard text.count < 400_000, !isCover(index) else { return [] }
        let scanner = FigureScanner(paragraph)
        let indicators = Indicators(paragraph)
        let titles = chain.map { outline.paragraphs[$0.paragraph].text[$0.title] }
        var mood = Mood(titles, text, isItem: items.contains(index), years: years, outlook: outlook, due: due)
        var found: [Placed] = []
        let start = outline.markers[index]?.end ?? text.startIndex
        for sentence in sentences(text[start...]) {
            mood.enter(text[sentence], continues: sentence.lowerBound > start && text[sentence.lowerBound - 1] == ";")
            // A sentence with more figures than that is a table that lost its lines; what comes later is not read.
            let all = Array(scanner.figures(in: sentence).prefix(Self.figureLimit))
            let raws = all.indices.filter { place in
                let raw = all[place]
                return (!counted.contains { $0.overlaps(raw.whole) } || Mood.isSettled(raw, text))
                    && !clauses.contains { $0.overlaps(raw.whole) }
                    && !FootnoteMarks.isMark(raw, in: text)
                    && (mood.admits(raw)
                        || !isModifier(raw, before: place + 1 < all.count ? all[place + 1] : nil, text))
            }.map { all[$0] }
            var carried: Indicators.Found?
            for (position, raw) in raws.enumerated() {
                let floor = self.floor(of: raw, after: position > 0 ? raws[position - 1] : nil, in: sentence, text)
                let next = position + 1 < raws.count ? raws[position + 1].head : sentence.upperBound
                let name = indicators.find(raw, floor: floor, ceiling: next, carried: carried)
                carried = name
                var judged = mood.judge(raw, name, in: text, sentence: sentence, floor: floor)
                inherit(&judged, raw, name, found, sentence, text)
                found.append(placed(raw, name, judged, paragraph, index, sentence))
            }
        }
        return Distribution(paragraph).spread(found)
    }

    /// Titles and what a publishing system writes above a text.
    private func isCover(_ index: Int) -> Bool {
        let text = outline.paragraphs[index].text
        if Self.covers.begins(text) != nil { return true }
        guard index < 12, text.count >= 6, let title = card.title else { return false }
        let plain = outline.paragraphs[index].show(text).filter { $0 != " " && $0 != "\t" && $0 != "　" }
        return title.filter { $0 != " " && $0 != "\t" && $0 != "　" }.contains(plain)
    }

    private static let covers: Words = ["索引号", "发布日期", "发布时间", "发文日期", "成文日期", "来源:", "信息来源", "发布机构", "浏览次数", "发布单位"]

    /// `20万元以上的村`, `10亿元以上项目`, `500亩以上基地3个`: the figure says which ones are counted.
    private func isModifier(_ raw: RawFigure, before next: RawFigure?, _ text: Text) -> Bool {
        let end = raw.whole.upperBound
        guard end + 1 < text.endIndex, let last = text[..<end].last else { return false }
        let isBound = "上下内".unicodeScalars.contains(last)
        // 建成200座以上的公园: so many of them.
        if Self.things.contains(raw.unit),
            next.map({ $0.number - end > 14 || text[end..<max(end, $0.number)].contains(where: \.endsClause) }) ?? true,
            Indicators.endsInVerb(text[..<raw.head].suffix(8))
        {
            return false
        }
        if text[end] == "的" {
            // 300亩以上的，按…: the condition ends here and is one.
            guard text[end + 1].isHan, Self.goalNouns.at(end + 1, of: text) == nil else { return false }
            if Self.manner.begins(text[(end + 1)...].prefix(6)) != nil || text[(end + 1)...].prefix(8).contains("比例") {
                return false
            }
            return isBound || Self.bounds.stand(in: text[raw.head..<raw.number])
        }
        guard isBound, text[end].isHan, Self.joins.at(end, of: text) == nil else { return false }
        if raw.unit.hasSuffix("元") { return Self.goalNouns.at(end, of: text) == nil }
        guard raw.number == raw.head, let next, next.number > end, next.number - end <= 14,
            Self.counters.contains(next.unit),
            next.unit != raw.unit, !UnitWords.shares.contains(raw.unit)
        else { return false }
        return text[end..<next.number].allSatisfy { !$0.endsClause && $0 != "、" }
    }

    /// Units of things, so that a figure before them may say which things.
    private static let counters: Set<String> = ["个", "家", "处", "座", "户", "名", "条", "所", "片", "块", "人"]
    /// Those that hardly tell how large something is.
    private static let things: Set<String> = ["个", "家", "处", "座", "所", "条"]
    /// What goes on behind `3万元以上`: the figure stands for itself.
    private static let joins = Words("并 且 和 及 与 或 用 为 到 在 其 同时")

    /// 达到90%以上的目标: the figure is the target itself.
    private static let goalNouns: Words = [
        "目标", "水平", "要求", "进度", "时序进度", "规模", "标准", "投资", "资金", "投入", "产值", "收入", "税收", "总量", "增速", "增长",
    ]
    private static let manner: Words = ["比例", "标准", "要求", "水平", "速度"]
    private static let bounds: Words = ["超过", "不低于", "不少于", "大于", "高于", "低于", "不足"]

    /// `20家，其中省级5家、市级15家`, `新建200亩，恢复100亩`: what stands beside a target is one.
    private func inherit(
        _ judged: inout Mood.Judgement,
        _ raw: RawFigure,
        _ name: Indicators.Found,
        _ found: [Placed],
        _ sentence: Range<Int>,
        _ text: Text
    ) {
        guard judged.role == .fact, !judged.isFirm, raw.isArabic, !raw.unit.isEmpty,
            let last = found.suffix(3).last(where: {
                // 道路30条；公园5座: a semicolon parts what belongs together as a comma does.
                $0.figure.role == .target
                    && ($0.sentence == sentence
                        || $0.sentence.upperBound == sentence.lowerBound - 1 && text[sentence.lowerBound - 1] == ";")
            }),
            last.raw.whole.upperBound <= raw.number
        else { return }
        let between = text[last.raw.whole.upperBound..<raw.number]
        guard between.count <= 40, !Self.turns.stand(in: between) else { return }
        let isBeside = between.count <= 1 || between.contains { $0 == "、" || $0 == "," || $0 == ";" }
        let isFlow = name.isBefore && isBeside && Self.yields.contains(where: name.name.hasSuffix)
        guard last.raw.unit == raw.unit || isFlow || Self.isCount(raw) && isBeside || between.contains("其中") else {
            return
        }
        judged.role = .target
        judged.year = last.figure.year
        judged.yearIsDerived = last.figure.yearIsDerived
    }

    /// What money comes in as: beside a target it is one; what money goes out as is none.
    private static let yields = ["收入", "产值", "增加值", "销售额", "交易额", "零售额", "营收", "税收"]

    /// Words behind which something else is spoken of.
    private static let turns = Words("每 占 该 总投资 现有 已 围绕 依托 针对 纳入 以上的 对 由 如")

    private static func isCount(_ raw: RawFigure) -> Bool {
        !raw.unit.hasSuffix("元") && !UnitWords.shares.contains(raw.unit)
    }

    private func placed(
        _ raw: RawFigure,
        _ name: Indicators.Found,
        _ judged: Mood.Judgement,
        _ paragraph: Paragraph,
        _ index: Int,
        _ sentence: Range<Int>
    ) -> Placed {
        var unit = raw.unit
        if judged.isYearly, !unit.contains("/"), !UnitWords.shares.contains(unit) { unit += "/年" }
        if unit == "亿" || unit == "万", Self.moneyEnds.contains(where: name.name.hasSuffix) { unit += "元" }
        let isTarget = judged.role == .target || judged.role == .threshold
        let figure = PolicyFigure(
            indicator: Self.closed(name.name),
            value: raw.value,
            upper: raw.upper,
            unit: unit.isEmpty ? nil : unit,
            qualifier: raw.qualifier,
            comparator: isTarget ? comparator(raw, name, paragraph) : nil,
            year: judged.year,
            yearIsDerived: judged.yearIsDerived,
            period: judged.period,
            role: judged.role,
            line: paragraph.line(at: raw.number),
            phrase: paragraph.phrase(phraseRange(raw, sentence, paragraph.text))
        )
        return Placed(
            figure: figure,
            raw: raw,
            paragraph: index,
            sentence: sentence,
            isShare: UnitWords.shares.contains(raw.unit)
        )
    }

    /// A name without a bracket that was cut open: `整治村庄(包括`.
    private static func closed(_ name: String) -> String {
        guard let open = name.lastIndex(where: { "(（".contains($0) }),
            !name[open...].contains(where: { ")）".contains($0) })
        else { return name }
        return open > name.startIndex ? String(name[..<open]) : String(name[name.index(after: open)...])
    }

    private func comparator(
        _ raw: RawFigure,
        _ name: Indicators.Found,
        _ paragraph: Paragraph
    ) -> PolicyFigure.Comparator {
        switch raw.qualifier {
        case .upTo where paragraph.text[raw.head..<raw.number].contains("可"): return .atLeast
        case .atMost, .upTo: return .atMost
        case .about, .range: return .about
        case .atLeast, .over: return .atLeast
        case .exact:
            let before = paragraph.text[..<raw.head].suffix(4)
            if Self.expected.ends(before) != nil { return .about }
            return Self.lowering.contains { name.name.contains($0) } ? .atMost : .atLeast
        }
    }

    /// What is counted in 元 where the text leaves the 元 out.
    private static let moneyEnds = ["额", "营收", "收入", "产值", "资金", "投资", "余额", "税收", "增加值"]
    private static let expected: Words = ["预计", "计划", "计划投资", "预计新增"]
    private static let lowering = ["失业率", "死亡率", "能耗", "发病率", "下降", "降低", "排放量", "事故"]

    private func phraseRange(_ raw: RawFigure, _ sentence: Range<Int>, _ text: Text) -> Range<Int> {
        // A clause that is longer than that has lost its signs.
        let (start, end) = (
            max(sentence.lowerBound, raw.head - 300), min(sentence.upperBound, raw.whole.upperBound + 300)
        )
        let low = text[start..<max(start, raw.head)].lastIndex { $0 == "," || $0.endsSentence || $0 == ";" }
        let high = text[raw.whole.upperBound..<max(raw.whole.upperBound, end)].firstIndex {
            $0 == "," || $0.endsSentence || $0 == ";"
        }
        return (low.map { $0 + 1 } ?? start)..<(high ?? max(raw.whole.upperBound, end))
    }

    /// Sentences: stretches between full stops and semicolons.
    private func sentences(_ text: Text) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = text.startIndex
        for place in text.indices where text[place].endsSentence || text[place] == ";" {
            parts.append(start..<place)
            start = place + 1
        }
        if start < text.endIndex { parts.append(start..<text.endIndex) }
        return parts
    }

    /// Where the words of a figure begin: behind the last comma, or behind the figure before it.
    private func floor(of raw: RawFigure, after last: RawFigure?, in sentence: Range<Int>, _ text: Text) -> Int {
        var low = max(sentence.lowerBound, raw.head - Mood.reach)
        if let last, last.whole.upperBound >= low {
            low = last.whole.upperBound
            // What belongs to the last figure ends at the last comma, or at the first 、.
            let between = text[low..<max(low, raw.head)]
            if let comma = between.lastIndex(where: \.endsClause) { return comma + 1 }
            let sign = between.firstIndex { $0 == "、" }
            let and = text[low..<max(low, raw.head)].firstIndex { $0 == "和" || $0 == "及" }
            if let sign { low = sign + 1 } else if let and, raw.head - and < 30 { low = and + 1 }
        }
        var place = raw.head - 1
        while place >= low {
            if text[place] == "," || text[place] == ":" || text[place] == "\t" {
                let rest = text[(place + 1)..<raw.head]
                // 到2025年，: the words before the comma say when, those behind it what.
                if !Indicators.stripped(rest).isEmpty || place == low || Indicators.endsInVerb(rest) {
                    return place + 1
                }
            }
            place -= 1
        }
        return low
    }
}
