/// Dates as documents write them.
enum DateText {
    /// A date at the beginning of a stretch: `2019年2月3日`, `二〇二一年十月`, `2019-02-03`.
    static func read(_ text: Text) -> (date: String, end: Int)? {
        guard !text.isEmpty else { return nil }
        if let (year, end) = Years.year(at: text.startIndex, of: text), text[end - 1] == "年" {
            return month(year, text[end...])
        }
        let digits = text.prefix(5).prefix(while: \.isDigit)
        guard digits.count == 4, let year = Int(digits.string), (1949...2100).contains(year),
            digits.endIndex < text.endIndex
        else { return nil }
        let sign = text[digits.endIndex]
        guard sign == "-" || sign == "." || sign == "/" else { return nil }
        let month = text[(digits.endIndex + 1)...].prefix(while: \.isDigit)
        guard let monthValue = Int(month.string), (1...12).contains(monthValue), month.count <= 2 else { return nil }
        guard month.endIndex < text.endIndex, text[month.endIndex] == sign else { return nil }
        let day = text[(month.endIndex + 1)...].prefix(while: \.isDigit)
        guard let dayValue = Int(day.string), (1...31).contains(dayValue), day.count <= 2 else { return nil }
        return ("\(year)-\(two(monthValue))-\(two(dayValue))", day.endIndex)
    }

    private static func month(_ year: Int, _ text: Text) -> (date: String, end: Int)? {
        let digits = text.prefix { $0.isDigit || $0.isChineseDigit }
        guard let month = ChineseDigits.small(digits), (1...12).contains(month), digits.endIndex < text.endIndex,
            text[digits.endIndex] == "月"
        else { return ("\(year)", text.startIndex) }
        let rest = text[(digits.endIndex + 1)...]
        let dayDigits = rest.prefix { $0.isDigit || $0.isChineseDigit }
        guard let day = ChineseDigits.small(dayDigits), (1...31).contains(day), dayDigits.endIndex < rest.endIndex,
            rest[dayDigits.endIndex] == "日" || rest[dayDigits.endIndex] == "号"
        else { return ("\(year)-\(two(month))", digits.endIndex + 1) }
        return ("\(year)-\(two(month))-\(two(day))", dayDigits.endIndex + 1)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The date that a line is, alone or with a few words around it.
    static func whole(_ text: Text) -> String? {
        let bare = text.trimming { $0.isBlank || $0 == "(" || $0 == ")" || $0 == "。" || $0 == "?" }
        guard bare.count <= 24, let found = read(bare) else { return nil }
        let rest = bare[found.end...].trimmed
        return rest.isEmpty || rest.string == "印发" || rest.string == "通过" || rest.string == "发布" ? found.date : nil
    }

    /// The date of a line in figures with the time of day behind it, as pages of the web have it: `2022-05-19 14:17`.
    static func posted(_ text: Text) -> String? {
        let bare = text.trimmed
        guard bare.count <= 24, !bare.contains("年"), let found = read(bare) else { return nil }
        return bare[found.end...].allSatisfy { $0.isDigit || $0.isBlank || $0 == ":" } ? found.date : nil
    }
}
