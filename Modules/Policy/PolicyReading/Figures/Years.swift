/// The years that a text speaks of.
struct Years: Sendable {
    /// The year in which the document was made; `nil` when it does not show.
    let base: Int?
    /// The first and last year that it is for; `nil` when it does not show.
    let period: ClosedRange<Int>?

    /// A year that a stretch names, and what kind of naming it is.
    struct Cue: Hashable {
        let year: Int
        let place: Int
        /// `到2025年`, `“十四五”末`: it is a deadline.
        let isDue: Bool
    }

    /// The years that a stretch names, in its order.
    ///
    /// - Parameters:
    ///   - text: The stretch.
    ///   - last: The year that was spoken of before it, to which `6月底前` belongs.
    /// - Returns: The namings.
    func cues(in text: Text, after last: Int? = nil) -> [Cue] {
        var cues: [Cue] = []
        var place = text.startIndex
        var lastEnd = -1
        while place < text.endIndex {
            if let end = Self.standardEnd(at: place, of: text) {
                place = end
            } else if let (year, end) = Self.rangeEnd(at: place, of: text) ?? Self.year(at: place, of: text) {
                let before = text[text.startIndex..<place].suffix(3)
                if let last = before.last, "由从比较".unicodeScalars.contains(last), let base, year < base {
                    // 由2020年的35%提高到…: the year of what was before.
                    place = end
                    continue
                }
                let isDue = before.contains("到") || before.contains("至") || Self.dueAfter.at(end, of: text) != nil
                cues.append(Cue(year: year, place: place, isDue: isDue))
                place = end
                lastEnd = end
            } else if let (year, end) = Self.plan(at: place, of: text) {
                // 按照“十四五”规划 names the plan; “十四五”期间 and 到“十四五”末 say when.
                let rest = text[min(end, text.endIndex)...].drop { $0 == "”" }
                let ahead = text[text.startIndex..<place].suffix(6)
                let isNamed = Self.references.stand(in: ahead)
                let isGoal = rest.prefix(6).contains("目标") || ahead.suffix(2).contains { $0 == "到" || $0 == "至" }
                cues.append(
                    Cue(year: year, place: place, isDue: Self.planTails.begins(rest) != nil || isGoal && !isNamed)
                )
                place = end
            } else if let (year, end) = span(at: place, of: text) {
                cues.append(Cue(year: year, place: place, isDue: true))
                place = end
            } else if let base, let end = Self.monthEnd(at: place, of: text) {
                cues.append(Cue(year: cues.last?.year ?? last ?? base, place: place, isDue: true))
                place = end
            } else if place == lastEnd, let word = Self.relative.at(place, of: text) {
                // 2017年年底前: the year stands before it.
                place += word.count
            } else if let base, let word = Self.relative.at(place, of: text) {
                if place > text.startIndex, "比较占按与同是".unicodeScalars.contains(text[place - 1]) {
                    // 比上年增长: what is compared with, and not when.
                    place += word.count
                    continue
                }
                let offset = word.string.hasPrefix("明") ? 1 : Self.past.at(place, of: text) != nil ? -1 : 0
                cues.append(
                    Cue(year: base + offset, place: place, isDue: offset >= 0 && (word.count >= 3 || word == "年内"))
                )
                place += word.count
            } else {
                place += 1
            }
        }
        return cues
    }

    /// `5年内`, `用三年时间`: the last of so many years, the year of the document being the first.
    private func span(at place: Int, of text: Text) -> (year: Int, end: Int)? {
        guard let first = base ?? period?.lowerBound, place + 1 < text.endIndex, text[place + 1] == "年",
            let count = ChineseDigits.small(text[place...place]), (2...9).contains(count),
            place == text.startIndex
                || !text[place - 1].isDigit && !text[place - 1].isChineseDigit
                    && text[place - 1] != "第"
        else { return nil }
        guard Self.spanTails.at(place + 2, of: text) != nil else { return nil }
        return (period.map(\.upperBound) ?? first + count - 1, place + 2)
    }

    /// `9月底前`, `11月中旬前`: a deadline within the year that is spoken of.
    private static func monthEnd(at place: Int, of text: Text) -> Int? {
        guard text[place].isDigit, place == text.startIndex || !text[place - 1].isDigit else { return nil }
        let digits = text[place...].prefix(3).prefix(while: \.isDigit)
        guard digits.count <= 2, digits.endIndex < text.endIndex, text[digits.endIndex] == "月",
            !text[text.startIndex..<place].suffix(3).contains("截")
        else { return nil }
        return monthTails.at(digits.endIndex + 1, of: text).map { digits.endIndex + 1 + $0.count }
    }

    private static let references: Words = ["按照", "根据", "对照", "围绕", "依据", "实施"]
    private static let planTails: Words = ["期间", "时期", "末", "期末", "期内", "规划期"]
    private static let spanTails: Words = ["内", "时间", "之内", "后"]
    private static let monthTails: Words = ["底前", "底", "末前", "前", "中旬前", "上旬前", "下旬前"]

    /// `2025年`, `二〇二五年`.
    static func year(at place: Int, of text: Text) -> (year: Int, end: Int)? {
        if place > text.startIndex, text[place - 1].isDigit || text[place - 1].isChineseDigit { return nil }
        let digits = text[place...].prefix(5).prefix { text[place].isDigit ? $0.isDigit : digit[$0] != nil }
        guard digits.count == 4, digits.endIndex < text.endIndex else { return nil }
        let isRange = text[digits.endIndex] == "-" || text[digits.endIndex] == "~" || text[digits.endIndex] == "至"
        guard text[digits.endIndex] == "年" || isRange && text[(digits.endIndex + 1)...].first?.isDigit == true else {
            return nil
        }
        let value = digits.reduce(0) { $0 * 10 + (digit[$1] ?? Int($1.value) - 48) }
        return (1949...2100).contains(value) ? (value, digits.endIndex + (isRange ? 0 : 1)) : nil
    }

    /// Where the number of a standard ends: `GB 50180-2018`, `DB33/T 2038-2017`.
    private static func standardEnd(at place: Int, of text: Text) -> Int? {
        guard text[place].isDigit, let last = text[..<place].suffix(2).last(where: { !$0.isBlank }), last.isLatin
        else { return nil }
        let digits = text[place...].prefix(20).prefix { $0.isDigit || $0 == "-" || $0 == "." }
        return digits.contains("-") ? digits.endIndex : nil
    }

    /// The last year of `2024-2026年`.
    private static func rangeEnd(at place: Int, of text: Text) -> (year: Int, end: Int)? {
        guard text[place].isDigit, let (_, end) = year(at: place, of: text), end < text.endIndex,
            "-~至".unicodeScalars.contains(text[end])
        else { return nil }
        return year(at: end + 1, of: text) ?? bracketed(at: end + 1, of: text)
    }

    /// The second year of `(2024-2026)`.
    private static func bracketed(at place: Int, of text: Text) -> (year: Int, end: Int)? {
        let digits = text[place...].prefix(5).prefix(while: \.isDigit)
        guard digits.count == 4, digits.endIndex < text.endIndex, text[digits.endIndex] == ")",
            let value = Int(digits.string), (1949...2100).contains(value)
        else { return nil }
        return (value, digits.endIndex)
    }

    private static let digit: [Unicode.Scalar: Int] = [
        "〇": 0, "零": 0, "O": 0, "o": 0, "0": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// `“十四五”期间`, `十四五末`: the last year of a five-year plan.
    static func plan(at place: Int, of text: Text) -> (year: Int, end: Int)? {
        guard text[place] == "十", let word = plans.at(place, of: text), let year = planYears[word.string] else {
            return nil
        }
        return (year, place + word.count)
    }

    private static let planYears = ["十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035]
    private static let plans: Words = ["十二五", "十三五", "十四五", "十五五", "十六五"]
    static let dueAfter: Words = ["底前", "底", "末", "前", "年底"]
    private static let relative: Words = ["今年底", "今年", "本年度", "本年", "当年", "年底前", "年底", "明年", "去年", "上年", "到年底", "年内"]
    private static let past: Words = ["去年", "上年"]
}
