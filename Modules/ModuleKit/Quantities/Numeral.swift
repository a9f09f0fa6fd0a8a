import Foundation

/// A number as it stands in a text, cut into its parts: `2.07万`, `三千`, `二〇二五`, `1,006`.
struct Numeral {
    /// One part.
    enum Part {
        /// Arabic digits, as written and without grouping commas.
        case digits(String, Decimal)
        /// One Chinese digit; zero is `〇` and `零`.
        case digit(Int)
        /// 十, 百, 千.
        case unit(Decimal)
        /// 万, 亿.
        case group(Decimal)
    }

    private(set) var parts: [Part]

    /// Whether Arabic digits stand in it; such a number is meant as one, where `一` may be part of a word.
    var isArabic: Bool {
        parts.contains { if case .digits = $0 { true } else { false } }
    }

    /// Takes 万 and 亿 off the end, so that they can be part of the unit: `500万` is 500 with `万`.
    ///
    /// - Returns: What was taken off, in the order of the text; nothing when the number would be lost by it.
    mutating func dropGroups() -> String {
        var dropped = ""
        while parts.count > 1, case .group(let size)? = parts.last {
            dropped = (size == 10_000 ? "万" : "亿") + dropped
            parts.removeLast()
        }
        return dropped
    }

    /// The number, and its text where it is written plainly; `nil` when the parts make none (`十四五`).
    var value: (number: Decimal, text: String?)? {
        if parts.count == 1 {
            if case .digits(let text, let number)? = parts.first { return (number, text) }
            // 百 and 千 alone are part of a word: 千家万户.
            if case .unit(let unit)? = parts.first, unit > 10 { return nil }
        }
        var sum = NumeralSum()
        for part in parts {
            guard sum.add(part) else { return nil }
        }
        return sum.total.map { ($0, nil) }
    }

    /// Reads the number that a text begins with.
    ///
    /// - Returns: The number and what follows it; `nil` when the text begins with something else.
    static func scan(_ text: Substring) -> (numeral: Numeral, rest: Substring)? {
        var parts: [Part] = []
        var rest = text
        while let (part, after) = part(at: rest, begins: parts.isEmpty) {
            parts.append(part)
            rest = after
        }
        return parts.isEmpty ? nil : (Numeral(parts: parts), rest)
    }

    private static func part(at text: Substring, begins: Bool) -> (Part, Substring)? {
        guard let first = text.first else { return nil }
        if first.isASCII, first.isNumber { return digits(at: text) }
        let rest = text.dropFirst()
        if let digit = digitValues[first] { return (.digit(digit), rest) }
        if let unit = unitValues[first] { return (.unit(unit), rest) }
        // A group alone is no number: 万人 is a unit.
        if !begins, let group = groupValues[first] { return (.group(group), rest) }
        return nil
    }

    /// Digits with at most one point, commas between groups of three left out.
    private static func digits(at text: Substring) -> (Part, Substring)? {
        var plain = ""
        var rest = text
        while let next = rest.first {
            if next.isASCII, next.isNumber {
                plain.append(next)
            } else if next == ".", !plain.contains("."), rest.dropFirst().first?.isWholeNumber == true {
                plain.append(next)
            } else if next == ",", !plain.contains("."), isGroup(rest.dropFirst()) {
                // Left out.
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        return Decimal(string: plain, locale: Locale(identifier: "en_US_POSIX")).map { (.digits(plain, $0), rest) }
    }

    private static func isGroup(_ text: Substring) -> Bool {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return digits.count == 3
    }

    private static let digitValues: [Character: Int] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    ]
    private static let unitValues: [Character: Decimal] = [
        "十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000,
    ]
    private static let groupValues: [Character: Decimal] = ["万": 10_000, "亿": 100_000_000]
}

/// Adds the parts of a number up, from left to right.
private struct NumeralSum {
    /// What the groups so far make.
    private var whole = Decimal(0)
    /// What stands since the last group.
    private var section = Decimal(0)
    /// A number that waits for its unit.
    private var waiting: Decimal?
    /// How many Chinese digits in a row wait; 二〇二五 is read digit by digit.
    private var run = 0
    private var lastUnit = Decimal(0)
    private var sawZero = false

    mutating func add(_ part: Numeral.Part) -> Bool {
        switch part {
        case .digits(_, let number): return take(number)
        case .digit(let digit): return take(digit)
        case .unit(let unit): return take(unit: unit)
        case .group(let group): return take(group: group)
        }
    }

    /// The number; a last digit without a unit is worth a tenth of the unit before it: 三百五 is 350.
    var total: Decimal? {
        guard let waiting else { return whole + section }
        let isShort = run == 1 && !sawZero && lastUnit >= 100
        return whole + section + (isShort ? waiting * lastUnit / 10 : waiting)
    }

    private mutating func take(_ number: Decimal) -> Bool {
        guard waiting == nil else { return false }
        (waiting, run) = (number, 0)
        return true
    }

    private mutating func take(_ digit: Int) -> Bool {
        if let before = waiting {
            guard run > 0, lastUnit == 0 || sawZero && before == 0 else { return false }
            waiting = before * 10 + Decimal(digit)
        } else {
            waiting = Decimal(digit)
        }
        run += 1
        sawZero = sawZero || digit == 0
        return true
    }

    private mutating func take(unit: Decimal) -> Bool {
        guard run < 2 || waiting.map({ $0 < 10 }) == true else { return false }
        guard section == 0 || waiting != nil && unit < lastUnit else { return false }
        section += (waiting ?? 1) * unit
        (waiting, run, lastUnit, sawZero) = (nil, 0, unit, false)
        return true
    }

    private mutating func take(group: Decimal) -> Bool {
        let own = section + (waiting ?? 0)
        // 1万2千亿: a larger group takes everything before it along.
        let takesAll = whole > 0 && whole < group
        guard own > 0 || takesAll else { return false }
        whole = takesAll ? (whole + own) * group : whole + own * group
        (section, waiting, run, lastUnit, sawZero) = (0, nil, 0, group, false)
        return true
    }
}
