import Foundation
import Messages
import Quantities

/// Whether figures that belong together fit: parts and wholes, shares, growth.
enum FigureChecks {
    static func discrepancies(_ list: FigureList, _ outline: Outline) -> [Discrepancy] {
        let sentences = Dictionary(grouping: list.all) { "\($0.paragraph) \($0.sentence.lowerBound)" }
        let ordered = sentences.values.sorted {
            ($0[0].paragraph, $0[0].sentence.lowerBound) < ($1[0].paragraph, $1[0].sentence.lowerBound)
        }
        let inSentences = ordered.flatMap { figures in
            let paragraph = outline.paragraphs[figures[0].paragraph]
            return sums(figures, paragraph) + shares(figures, paragraph) + growth(figures, paragraph)
        }
        return inSentences + ratios(outline) + conflicts(list, outline) + weaker(list)
    }

    private static func finding(
        _ kind: Discrepancy.Kind,
        _ figure: FigureReader.Placed,
        _ detail: String
    ) -> Discrepancy {
        Discrepancy(kind, line: figure.figure.line, detail, phrase: figure.figure.phrase)
    }

    // MARK: Parts and wholes

    /// `总…100，其中…40、…60`; `总建筑面积…，一期…，二期…`.
    private static func sums(_ figures: [FigureReader.Placed], _ paragraph: Paragraph) -> [Discrepancy] {
        guard figures.count >= 3 else { return [] }
        let text = paragraph.text
        var found: [Discrepancy] = []
        for (index, whole) in figures.enumerated() where index + 2 < figures.count && !whole.isShare {
            let end = whole.raw.whole.upperBound
            let next = text[end..<figures[index + 1].raw.number]
            guard let word = parting.first(in: next) else { continue }
            let rest = figures[(index + 1)...]
            let parts = rest.prefix { part in
                part.raw.unit == whole.raw.unit && !grows(part, text)
            }
            guard parts.count >= 2, parts.allSatisfy({ $0.raw.qualifier == .exact || $0.raw.qualifier == .atLeast })
            else { continue }
            found += compare(Array(parts), whole, isPhased: word.word.string.contains("期"))
        }
        return found
    }

    private static let parting = Words("其中 分为 分两期 一期 包括 含")

    private static func grows(_ figure: FigureReader.Placed, _ text: Text) -> Bool {
        figure.figure.indicator.contains("增长") || figure.figure.indicator.contains("同比")
    }

    /// Parts of which only some may be named: only a sum above the whole, or one just beside it, is wrong.
    private static func compare(
        _ parts: [FigureReader.Placed],
        _ whole: FigureReader.Placed,
        isPhased: Bool
    ) -> [Discrepancy] {
        let total = whole.raw.value.number
        guard total > 0 else { return [] }
        var sums: [Decimal] = [0]
        for part in parts { sums.append((sums.last ?? 0) + part.raw.value.number) }
        // Several ways to part one whole follow one another: 13+27+15; 24+31.
        if sums.dropFirst(2).contains(total) || sums.contains(total) { return [] }
        guard let sum = sums.last else { return [] }
        let isNear = abs((sum - total) / total) < Decimal(string: "0.15") ?? 0
        guard isNear || sum > total && parts.count <= 4 else { return [] }
        let unit = whole.raw.unit
        let detail = "分项合计\(sum)\(unit)，与总数\(whole.raw.value.text)\(unit)不符"
        return [finding(.sumMismatch, whole, detail)]
    }

    // MARK: Shares

    /// `税收5217万元，其中甲2100.8万元，占税收的40%`.
    private static func shares(_ figures: [FigureReader.Placed], _ paragraph: Paragraph) -> [Discrepancy] {
        var found: [Discrepancy] = []
        for (index, share) in figures.enumerated() where share.raw.unit == "%" && index >= 2 {
            let before = paragraph.text[..<share.raw.head].suffix(16)
            guard let of = before.lastIndex(of: "占") else { continue }
            let part = figures[index - 1]
            let name = before[(of + 1)...].trimming { $0 == "的" || $0 == "总" || $0 == "到" || $0 == "比" }
            guard part.raw.unit != "%", let whole = whole(named: name, figures[..<(index - 1)], like: part) else {
                continue
            }
            let stated = share.raw.value.number
            let actual = part.raw.value.number / whole.raw.value.number * 100
            guard abs(actual - stated) > tolerance(share.raw.value.text), share.raw.qualifier == .exact else {
                continue
            }
            let rounded = DecimalValue(actual).rounded(to: 2).text
            found.append(finding(.shareMismatch, share, "按文中数字算为\(rounded)%，文中称\(share.raw.value.text)%"))
        }
        return found
    }

    private static func whole(
        named name: Text,
        _ figures: ArraySlice<FigureReader.Placed>,
        like part: FigureReader.Placed
    ) -> FigureReader.Placed? {
        let wanted = Set(name)
        return figures.reversed().first { figure in
            figure.raw.unit == part.raw.unit && figure.raw.value.number > part.raw.value.number
                && figure.figure.indicator.unicodeScalars.filter { wanted.contains($0) }.count >= 2
        }
    }

    private static func tolerance(_ text: String) -> Decimal {
        let places = text.split(separator: ".").dropFirst().first?.count ?? 0
        return Decimal(sign: .plus, exponent: -places, significand: 1)
    }

    // MARK: Growth

    /// `由A增长到B，增长P%`.
    private static func growth(_ figures: [FigureReader.Placed], _ paragraph: Paragraph) -> [Discrepancy] {
        var found: [Discrepancy] = []
        for index in figures.indices.dropLast(2) {
            let (old, new, rate) = (figures[index], figures[index + 1], figures[index + 2])
            guard old.raw.unit == new.raw.unit, !old.isShare, rate.raw.unit == "%", old.raw.value.number > 0 else {
                continue
            }
            let text = paragraph.text
            let before = text[..<old.raw.head].suffix(12)
            let between = text[old.raw.whole.upperBound..<new.raw.number]
            let last = text[new.raw.whole.upperBound..<rate.raw.number]
            guard before.contains("由") || before.contains("从"), between.contains("到") || between.contains("至"),
                last.count <= 12, last.contains("增长") || last.contains("增幅"), !last.contains("年均")
            else { continue }
            let actual = (new.raw.value.number - old.raw.value.number) / old.raw.value.number * 100
            guard abs(actual - rate.raw.value.number) > tolerance(rate.raw.value.text) else { continue }
            let rounded = DecimalValue(actual).rounded(to: 2).text
            found.append(finding(.growthMismatch, rate, "按文中数字算增长\(rounded)%，文中称\(rate.raw.value.text)%"))
        }
        return found
    }

    /// `11.6:38:50.4`: shares of a whole add up to 100.
    private static func ratios(_ outline: Outline) -> [Discrepancy] {
        outline.paragraphs.flatMap { paragraph -> [Discrepancy] in
            let text = paragraph.text
            guard text.count < 100_000, text.contains("比例") || text.contains("结构") || text.contains("三次产业") else {
                return []
            }
            var found: [Discrepancy] = []
            var place = text.startIndex
            while place < text.endIndex {
                guard text[place].isDigit else {
                    place += 1
                    continue
                }
                let end = text[place...].firstIndex { !($0.isDigit || $0 == "." || $0 == ":") } ?? text.endIndex
                let parts = text[place..<end].split(separator: ":").compactMap { Decimal(string: $0.string) }
                if parts.count >= 3 {
                    let sum = parts.reduce(0, +)
                    if abs(sum - 100) > Decimal(string: "0.15") ?? 0, sum > 50, sum < 150 {
                        let detail = "各部分合计\(sum)，不是100"
                        let line = paragraph.line(at: place)
                        found.append(
                            Discrepancy(.shareMismatch, line: line, detail, phrase: paragraph.phrase(place..<end))
                        )
                    }
                }
                place = max(end, place + 1)
            }
            return found
        }
    }

    // MARK: Across the text

    /// One indicator, one year, one unit, two values.
    private static func conflicts(_ list: FigureList, _ outline: Outline) -> [Discrepancy] {
        var seen: [String: FigureReader.Placed] = [:]
        var found: [Discrepancy] = []
        for target in list.all where target.figure.role == .target && target.figure.indicator.count >= 4 {
            guard let year = target.figure.year, !target.figure.yearIsDerived, target.raw.qualifier != .range else {
                continue
            }
            guard !isStep(target, outline.paragraphs[target.paragraph].text) else { continue }
            let key = "\(target.figure.indicator) \(year) \(target.raw.unit)"
            guard let first = seen[key] else {
                seen[key] = target
                continue
            }
            if first.raw.value != target.raw.value,
                first.paragraph != target.paragraph || first.sentence != target.sentence
            {
                let detail =
                    "“\(target.figure.indicator)”第\(first.figure.line)行为\(first.raw.value.text)\(first.raw.unit)，"
                    + "此处为\(target.raw.value.text)\(target.raw.unit)"
                found.append(finding(.valueConflict, target, detail))
            }
        }
        return found
    }

    /// Values of one name that are meant to differ: `30个，总计达60个`, `分别达到65%和55%`, `6月底前完成60%`.
    private static func isStep(_ target: FigureReader.Placed, _ text: Text) -> Bool {
        let stretch = text[target.sentence.lowerBound..<target.raw.number]
        let clause = stretch[(stretch.lastIndex(of: ",").map { $0 + 1 } ?? stretch.startIndex)...]
        if steps.stand(in: clause) { return true }
        return stretch.indices.dropFirst().contains { stretch[$0] == "月" && stretch[$0 - 1].isDigit }
    }

    private static let steps = Words("分别 总计 累计 共计 合计 一季度 上半年 第一年")

    /// A target that asks for less than the text says was reached.
    private static func weaker(_ list: FigureList) -> [Discrepancy] {
        let facts = list.all.filter {
            $0.figure.role == .fact && $0.figure.indicator.count >= 3 && !$0.raw.unit.isEmpty
        }
        var found: [Discrepancy] = []
        for target in list.all where target.figure.role == .target && target.figure.period != .annual {
            guard target.figure.comparator != .about, target.figure.indicator.count >= 4, !target.raw.unit.isEmpty
            else { continue }
            let same = facts.first { fact in
                // 新建10个。上半年，新建12个: what came of the target, and not what was before it.
                fact.raw.unit == target.raw.unit && !isResult(fact, target)
                    && matches(fact.figure.indicator, target.figure.indicator)
            }
            guard let fact = same, target.figure.period == fact.figure.period else { continue }
            let isWeaker =
                target.figure.comparator == .atMost
                ? target.raw.value > fact.raw.value : target.raw.value < fact.raw.value
            guard isWeaker, target.figure.period == .ratio || target.figure.period == .stock else { continue }
            let detail =
                "目标\(target.raw.value.text)\(target.raw.unit)弱于第\(fact.figure.line)行的"
                + "\(fact.raw.value.text)\(fact.raw.unit)"
            found.append(finding(.targetWeaker, target, detail))
        }
        return found
    }

    private static func isResult(_ fact: FigureReader.Placed, _ target: FigureReader.Placed) -> Bool {
        fact.paragraph == target.paragraph && fact.sentence.lowerBound > target.sentence.lowerBound
    }

    private static func matches(_ fact: String, _ target: String) -> Bool {
        fact == target || min(fact.count, target.count) >= 5 && (fact.hasSuffix(target) || target.hasSuffix(fact))
    }
}
