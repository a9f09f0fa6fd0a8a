import Foundation
import Messages

/// Numbers as Chinese documents write them: `十四`, `二〇二五`, `2.07万`, `七千亿`, `１２`.
public enum ChineseNumber {
    /// The whole numbers that ``write(_:)`` can write.
    public static let writable = 0..<10_000_000_000_000_000

    /// Reads a number.
    ///
    /// - Parameter text: Chinese or Arabic digits, full or half width, with 十百千万亿; grouping commas are allowed.
    /// - Returns: The exact number; `nil` when the text is something else, or no number for certain (`十四五`).
    public static func read(_ text: String) -> DecimalValue? {
        let plain = PlainText.of(text)
        guard let (numeral, rest) = Numeral.scan(plain[...]), rest.isEmpty else { return nil }
        return numeral.value.flatMap(DecimalValue.init)
    }

    /// Writes a whole number in Chinese digits: 14 is 十四.
    ///
    /// - Returns: The text; `nil` when the number lies outside ``writable``.
    public static func write(_ number: Int) -> String? {
        guard writable.contains(number) else { return nil }
        guard number > 0 else { return "零" }
        var text = ""
        var rest = number
        var skipped = false
        for (name, size) in [("万亿", 1_000_000_000_000), ("亿", 100_000_000), ("万", 10_000), ("", 1)] {
            let section = rest / size
            rest %= size
            if section > 0 {
                text += (!text.isEmpty && (skipped || section < 1000) ? "零" : "") + self.section(section) + name
            }
            skipped = section == 0
        }
        // 万亿 is written once: 一万二千亿.
        text = text.contains("万亿") && text.contains("亿", after: "万亿") ? text.replacing("万亿", with: "万") : text
        return text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }

    /// A number below ten thousand.
    private static func section(_ number: Int) -> String {
        let digits = Array("零一二三四五六七八九")
        var text = ""
        var gap = false
        for (name, size) in [("千", 1000), ("百", 100), ("十", 10), ("", 1)] {
            let digit = number / size % 10
            if digit > 0 {
                text += (gap && !text.isEmpty ? "零" : "") + String(digits[digit]) + name
                gap = false
            } else {
                gap = true
            }
        }
        return text
    }
}

extension DecimalValue {
    /// A number that was read, with its text where it was written plainly.
    init?(_ read: (number: Decimal, text: String?)) {
        if let text = read.text {
            self.init(text)
        } else {
            self.init(read.number)
        }
    }
}

extension String {
    fileprivate func contains(_ word: String, after other: String) -> Bool {
        firstRange(of: other).map { self[$0.upperBound...].contains(word) } ?? false
    }
}
