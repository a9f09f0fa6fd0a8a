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

    /// The last year that stands before a place, in a stretch.
    func cues(in text: Text) -> [Cue] {
        var cues: [Cue] = []
        var place = text.startIndex
        while place < text.endIndex {
            if let (year, end) = Self.year(at: place, of: text) {
                let before = text[text.startIndex..<place].suffix(3)
                let isDue = before.contains("到") || before.contains("至") || Self.dueAfter.at(end, of: text) != nil
                cues.append(Cue(year: year, place: place, isDue: isDue))
                place = end
            } else if let (year, end) = Self.plan(at: place, of: text) {
                cues.append(Cue(year: year, place: place, isDue: true))
                place = end
            } else if let base, let word = Self.relative.at(place, of: text) {
                let offset = word.string.hasPrefix("明") ? 1 : Self.past.at(place, of: text) != nil ? -1 : 0
                cues.append(Cue(year: base + offset, place: place, isDue: offset >= 0 && word.count >= 3))
                place += word.count
            } else {
                place += 1
            }
        }
        return cues
    }

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
    private static let dueAfter: Words = ["底前", "底", "末", "前", "年底"]
    private static let relative: Words = ["今年底", "今年", "本年度", "本年", "当年", "年底前", "年底", "明年", "去年", "上年", "到年底"]
    private static let past: Words = ["去年", "上年"]
}
