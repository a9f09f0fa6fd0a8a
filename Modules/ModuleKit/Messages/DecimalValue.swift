import Foundation

/// An exact decimal number, written as a string: `"510.3"`.
///
/// The text is kept as it was written (`4.0` stays `4.0`); two values are equal when their numbers are. Money and areas
/// are never binary fractions here.
public struct DecimalValue: Sendable {
    /// The number.
    public let number: Decimal
    /// The number as it was written: digits with at most one point, a leading `-` where negative.
    public let text: String

    /// Longest text that is read, in bytes; a longer one is no number.
    public static let longest = 40
    /// Digits that a number may have, leading zeros not counted; one with more could not be kept exactly and is none.
    public static let mostDigits = 38

    private static let plain = Locale(identifier: "en_US_POSIX")

    /// Reads a decimal number; `nil` when it is something else.
    ///
    /// - Parameter text: `-?digits(.digits)?`, at most ``longest`` bytes and ``mostDigits`` digits. No grouping, no
    ///   exponent.
    public init?(_ text: String) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber =
            text.utf8.count <= Self.longest && (1...2).contains(parts.count)
            && parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
            && parts.joined().drop { $0 == "0" }.utf8.count <= Self.mostDigits
        guard isNumber, let number = Decimal(string: text, locale: Self.plain) else { return nil }
        self.number = number
        self.text = text
    }

    /// Wraps a number that was computed.
    public init(_ number: Decimal) {
        self.number = number
        text = "\(number)"
    }

    /// Wraps a whole number.
    public init(_ number: Int) {
        self.init(Decimal(number))
    }

    /// The number rounded half away from zero.
    ///
    /// - Parameter places: Digits after the point.
    /// - Returns: The rounded number.
    public func rounded(to places: Int) -> DecimalValue {
        var source = number
        var result = Decimal()
        NSDecimalRound(&result, &source, places, .plain)
        return DecimalValue(result)
    }
}

extension DecimalValue: Hashable, Comparable {
    /// Whether the numbers are the same, however they were written.
    public static func == (left: DecimalValue, right: DecimalValue) -> Bool { left.number == right.number }

    /// Whether one number is smaller.
    public static func < (left: DecimalValue, right: DecimalValue) -> Bool { left.number < right.number }

    /// Hashes the number.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(number)
    }
}

extension DecimalValue: TextValue {
    /// What is expected, for messages.
    public static let expected = "a decimal number as a string such as \"510.3\""
    /// A number, for a document that describes shapes.
    public static let example = DecimalValue(0)
}
