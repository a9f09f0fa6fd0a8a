import Messages
import RegistryMessages

/// Dates as documents give them: `2019-02-11`, or only `2019-02` or `2019`.
///
/// They stay text. A less exact date sorts before every day in it, so that text order is date order.
enum OfficialDate {
    /// Later than every date; what "the latest on record" is as of.
    static let latest = "9999-12-31"

    /// Whether the text is a date, exact or not.
    static func isValid(_ text: String) -> Bool {
        guard let parts = parts(of: text) else { return false }
        switch parts.count {
        case 1: return true
        case 2: return (1...12).contains(parts[1])
        case 3: return (1...12).contains(parts[1]) && (1...days(in: parts[1], of: parts[0])).contains(parts[2])
        default: return false
        }
    }

    /// Whether the text is an exact day.
    static func isDay(_ text: String) -> Bool {
        text.utf8.count == 10 && isValid(text)
    }

    /// The last day of what the text names; `nil` when it is no date.
    static func lastDay(of text: String) -> String? {
        guard isValid(text), let parts = parts(of: text) else { return nil }
        switch parts.count {
        case 1: return text + "-12-31"
        case 2: return text + "-\(days(in: parts[1], of: parts[0]))"
        default: return text
        }
    }

    /// The day that a query asks for, the latest when it asks for none.
    ///
    /// - Throws: ``Problem`` `registry.invalid` naming the field.
    static func day(_ text: String?, field: String) throws -> String {
        guard let text else { return latest }
        if let day = lastDay(of: text) { return day }
        throw Problem(
            RegistryCode.invalid,
            .invalid,
            "'\(text)' is not a date.",
            remedy: "Write 2021-06-30, 2021-06 or 2021.",
            errors: [.init(pointer: "/\(field)", message: "expected a date, found '\(text)'")]
        )
    }

    /// The year that a date is in.
    static func year(of date: String) -> Substring { date.prefix(4) }

    private static func parts(of text: String) -> [Int]? {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard [[4], [4, 2], [4, 2, 2]].contains(fields.map(\.utf8.count)) else { return nil }
        let numbers = fields.compactMap { field in field.allSatisfy(\.isASCIIDigit) ? Int(field) : nil }
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

extension Character {
    /// Whether it is one of `0` to `9`.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
