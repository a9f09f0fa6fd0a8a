import Foundation
import Messages

/// Money in whole 分, so that sums are exact.
enum Money {
    /// The most that one order may come to, in 元; more is refused.
    static let most: Int64 = 100_000_000

    /// Reads an amount in 元.
    ///
    /// - Returns: 分; `nil` below 0, above ``most``, or with more than two places that are not 0.
    static func cents(_ value: DecimalValue) -> Int64? {
        let parts = value.text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int64($0) }), (0...most).contains(whole), !value.text.hasPrefix("-")
        else { return nil }
        var places = parts.count == 2 ? String(parts[1]) : ""
        while places.hasSuffix("0") { places.removeLast() }
        guard places.utf8.count <= 2 else { return nil }
        let fraction = (Int64(places) ?? 0) * (places.utf8.count == 1 ? 10 : 1)
        let cents = whole * 100 + fraction
        return cents <= most * 100 ? cents : nil
    }

    /// 分 as 元.
    static func yuan(_ cents: Int64) -> DecimalValue {
        let (whole, rest) = (cents.magnitude / 100, cents.magnitude % 100)
        let sign = cents < 0 ? "-" : ""
        let places = rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + (rest % 10 == 0 ? "\(rest / 10)" : "\(rest)")
        return DecimalValue("\(sign)\(whole)\(places)") ?? DecimalValue(0)
    }

    /// A threshold of a rule in 分, rounded up to a whole one.
    static func cents(_ value: DecimalValue, in unit: Int64) -> Int64 {
        var product = value.number * Decimal(unit)
        var rounded = Decimal()
        NSDecimalRound(&rounded, &product, 0, .up)
        return Int64("\(rounded)") ?? .max
    }

    /// 分 in a unit that has so many of them.
    static func value(_ cents: Int64, in unit: Int64) -> DecimalValue {
        DecimalValue(Decimal(cents) / Decimal(unit))
    }

    /// 分 for people: `12.3 万元`, `980 元`.
    static func words(_ cents: Int64) -> String {
        let wan: Int64 = 1_000_000
        return cents >= wan ? "\(value(cents, in: wan).rounded(to: 4)) 万元" : "\(yuan(cents)) 元"
    }
}

/// Shares in %, with one place.
enum Share {
    /// How much `part` is of `whole`; `nil` when there is no whole.
    static func percent(_ part: Int64, of whole: Int64) -> DecimalValue? {
        guard whole > 0 else { return nil }
        return DecimalValue(Decimal(part) * 100 / Decimal(whole)).rounded(to: 1)
    }

    /// How much `now` is more than `before`, in %; `nil` when there was nothing before.
    static func growth(_ now: Int64, over before: Int64) -> DecimalValue? {
        percent(now - before, of: before)
    }
}
