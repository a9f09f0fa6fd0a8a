/// A span of months: a year, a quarter, a month, or from one month to another.
///
/// > Source: `contract.md`, HTTP: periods are `2024`, `2024-Q3`, `2024-07`, `2023-01..2023-07`.
public struct Period: Sendable, Hashable {
    /// A month of a year.
    public struct Month: Sendable, Hashable, Comparable {
        /// The year, 1 to 9999.
        public let year: Int
        /// The month, 1 to 12.
        public let month: Int

        /// Names a month; `nil` when there is none such.
        public init?(year: Int, month: Int) {
            guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
            self.year = year
            self.month = month
        }

        fileprivate init(inYear year: Int, month: Int) {
            (self.year, self.month) = (year, month)
        }

        /// Months since year 0.
        var ordinal: Int { year * 12 + month - 1 }

        /// The earlier one is smaller.
        public static func < (left: Month, right: Month) -> Bool { left.ordinal < right.ordinal }
    }

    /// The first month.
    public let first: Month
    /// The last month.
    public let last: Month
    /// The period as it was written.
    public let text: String

    /// Reads a period; `nil` when it is something else or ends before it begins.
    ///
    /// - Parameter text: `2024`, `2024-Q3`, `2024-07` or `2023-01..2023-07`.
    public init?(_ text: String) {
        let ends = text.split(separator: ".", omittingEmptySubsequences: false)
        if ends.count == 3, ends[1].isEmpty, let first = Self.month(ends[0]), let last = Self.month(ends[2]) {
            guard first <= last else { return nil }
            (self.first, self.last, self.text) = (first, last, text)
        } else if let month = Self.month(text[...]) {
            (first, last, self.text) = (month, month, text)
        } else if let (first, last) = Self.yearOrQuarter(text) {
            (self.first, self.last, self.text) = (first, last, text)
        } else {
            return nil
        }
    }

    /// A calendar year.
    ///
    /// - Parameter year: 1 to 9999; anything else is taken for the nearest of these.
    public init(year: Int) {
        let year = min(max(year, 1), 9999)
        first = Month(inYear: year, month: 1)
        last = Month(inYear: year, month: 12)
        let digits = String(year)
        text = String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// How many months it has.
    public var months: Int { last.ordinal - first.ordinal + 1 }

    /// Whether it is one whole calendar year.
    public var isYear: Bool { months == 12 && first.month == 1 }

    /// The year in which it ends.
    public var year: Int { last.year }

    /// Whether the other lies within it.
    public func contains(_ other: Period) -> Bool {
        first <= other.first && other.last <= last
    }

    private static func month(_ text: Substring) -> Month? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, let year = year(parts[0]), let month = digits(parts[1]) else {
            return nil
        }
        return Month(year: year, month: month)
    }

    private static func yearOrQuarter(_ text: String) -> (Month, Month)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap(year) else { return nil }
        if parts.count == 1 { return span(year, 1, 12) }
        guard parts.count == 2, parts[1].utf8.count == 2, parts[1].hasPrefix("Q"),
            let quarter = digits(parts[1].dropFirst()), (1...4).contains(quarter)
        else { return nil }
        return span(year, quarter * 3 - 2, quarter * 3)
    }

    private static func span(_ year: Int, _ first: Int, _ last: Int) -> (Month, Month)? {
        guard let first = Month(year: year, month: first), let last = Month(year: year, month: last) else { return nil }
        return (first, last)
    }

    private static func year(_ text: Substring) -> Int? {
        text.utf8.count == 4 ? digits(text) : nil
    }

    private static func digits(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}

extension Period: TextValue {
    /// What is expected, for messages.
    public static let expected = "a period such as 2024, 2024-Q3, 2024-07 or 2023-01..2023-07"
    /// A period, for a document that describes shapes.
    public static let example = Period(year: 2024)
}
