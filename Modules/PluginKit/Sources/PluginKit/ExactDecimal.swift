import Foundation

/// An exact decimal number, in JSON a string: `"510.3"`.
///
/// The text is kept as it was written (`4.0` stays `4.0`); two values are equal when their numbers are. A figure is
/// never a binary fraction here.
public struct ExactDecimal: Sendable, Hashable, Comparable {
    /// The number.
    public let number: Decimal
    /// The number as it was written: digits with at most one point, a leading `-` where negative.
    public let text: String

    /// Longest text that is read, in bytes; a longer one is no number.
    public static let longest = 40

    /// Reads a decimal number; `nil` when it is something else.
    ///
    /// - Parameter text: `-?digits(.digits)?`, at most ``longest`` bytes. No grouping, no exponent.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).utf8.split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false
        )
        let isNumber =
            text.utf8.count <= Self.longest && (1...2).contains(parts.count)
            && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (48...57).contains($0) } }
        guard isNumber, let number = Decimal(string: text, locale: nil) else { return nil }
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
    public func rounded(to places: Int) -> ExactDecimal {
        var source = number
        var result = Decimal()
        NSDecimalRound(&result, &source, places, .plain)
        return ExactDecimal(result)
    }

    /// Whether the numbers are the same, however they were written.
    public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool { left.number == right.number }

    /// Whether one number is smaller.
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool { left.number < right.number }

    /// Hashes the number.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
    /// Makes a whole number.
    public init(integerLiteral value: Int) { self.init(value) }

    /// The sum.
    public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        ExactDecimal(left.number + right.number)
    }

    /// The difference.
    public static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        ExactDecimal(left.number - right.number)
    }

    /// The product.
    public static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        ExactDecimal(left.number * right.number)
    }

    /// The quotient, as exact as a decimal of 38 digits can be; `nil` when dividing by nothing.
    public static func / (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal? {
        right.number.isZero ? nil : ExactDecimal(left.number / right.number)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}

extension ExactDecimal: Codable {
    /// Reads a decimal string.
    ///
    /// - Throws: `DecodingError` when the string is no number.
    public init(from decoder: any Decoder) throws {
        let field = try decoder.singleValueContainer()
        let text = try field.decode(String.self)
        guard let value = ExactDecimal(text) else {
            throw DecodingError.dataCorruptedError(
                in: field,
                debugDescription: "expected a decimal number as a string such as \"510.3\", found \"\(text)\""
            )
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        try field.encode(text)
    }
}
