/// Dates as documents give them: `2019-02-11`, or only `2019-02` or `2019`.
///
/// They stay text. A less exact date sorts before every day in it, so that text order is date order.
public enum OfficialDate {
    /// Later than every date; what "the latest on record" is as of.
    public static let latest = "9999-12-31"

    /// Whether the text is a date, exact or not.
    public static func isValid(_ text: String) -> Bool {
        guard let parts = parts(of: text) else { return false }
        switch parts.count {
        case 1: return true
        case 2: return (1...12).contains(parts[1])
        case 3: return (1...12).contains(parts[1]) && (1...days(in: parts[1], of: parts[0])).contains(parts[2])
        default: return false
        }
    }

    /// Whether the text is an exact day.
    public static func isDay(_ text: String) -> Bool {
        text.utf8.count == 10 && isValid(text)
    }

    /// The last day of what the text names; `nil` when it is no date.
    public static func lastDay(of text: String) -> String? {
        guard isValid(text), let parts = parts(of: text) else { return nil }
        switch parts.count {
        case 1: return text + "-12-31"
        case 2: return text + "-\(days(in: parts[1], of: parts[0]))"
        default: return text
        }
    }

    /// The year that a date is in.
    public static func year(of date: String) -> Substring { date.prefix(4) }

    private static func parts(of text: String) -> [Int]? {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard [[4], [4, 2], [4, 2, 2]].contains(fields.map(\.utf8.count)) else { return nil }
        let numbers = fields.compactMap { field in field.utf8.allSatisfy { (48...57).contains($0) } ? Int(field) : nil }
        return numbers.count == fields.count ? numbers : nil
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }
}
