import Foundation
import Messages

/// How a cell shows its number: as itself, or as a date, a share, a code with leading zeros.
enum ShownNumber: Hashable {
    case number, percent, date, month, dateTime, time
    /// With at least so many digits.
    case padded(Int)

    /// What a format that has no code of its own shows.
    ///
    /// > Source: ECMA-376 part 1, 18.8.30, with the meanings of 27 to 58 for Simplified Chinese.
    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percent
        case 17, 27, 36, 50, 52, 57: self = .month
        case 14...16, 28...31, 51, 53, 54, 58: self = .date
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        case 22: self = .dateTime
        default: self = .number
        }
    }

    /// What a format's code shows.
    init(code: String) {
        let plain = Self.bare(code)
        if plain.contains("%") {
            self = .percent
        } else if plain.count > 1, plain.allSatisfy({ $0 == "0" }) {
            self = .padded(plain.count)
        } else if plain.contains("general") || plain.contains(where: { "0#?".contains($0) }) && !plain.contains("y") {
            self = .number
        } else {
            self = Self.time(plain)
        }
    }

    /// The letters of a format's first section that stand for something.
    private static func bare(_ code: String) -> String {
        var plain = ""
        var rest = code.lowercased()[...]
        while let letter = rest.popFirst(), letter != ";" {
            switch letter {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inner = rest.prefix { $0 != "]" }
                if inner.allSatisfy({ "hms".contains($0) }) { plain += inner }
                rest = rest.drop { $0 != "]" }.dropFirst()
            default: plain.append(letter)
            }
        }
        return plain
    }

    private static func time(_ plain: String) -> ShownNumber {
        let hasDay = plain.contains("d")
        let hasYear = plain.contains("y") || plain.contains("e")
        let hasTime = plain.contains("h") || plain.contains("s")
        if hasDay || hasYear || plain.contains("m") && !hasTime {
            return hasTime ? .dateTime : hasDay ? .date : .month
        }
        return hasTime ? .time : .number
    }
}

/// Writes the number of a cell as a table in text has it.
struct NumberWriter {
    /// Whether days are counted from 1904 instead of 1900.
    let from1904: Bool

    /// The text of a number.
    ///
    /// - Parameters:
    ///   - raw: As the file has it.
    ///   - shown: How the cell shows it.
    /// - Returns: The text, `nil` when it is no number.
    func text(_ raw: String, _ shown: ShownNumber) -> String? {
        guard let number = Double(raw), number.isFinite, let plain = Self.plain(raw, number) else { return nil }
        switch shown {
        case .number: return plain
        case .percent: return DecimalValue(plain).map { "\($0.number * 100)%" }
        case .padded(let width): return plain.contains(".") ? plain : Self.pad(plain, to: width)
        case .date, .month, .dateTime, .time: return moment(number, shown) ?? plain
        }
    }

    /// The number in digits: as written where it has no more digits than a spreadsheet keeps, else as it shows it, so
    /// that 0.1 is not 0.10000000000000001.
    private static func plain(_ raw: String, _ number: Double) -> String? {
        let digits = raw.filter(\.isNumber).drop { $0 == "0" }
        if let value = DecimalValue(raw), digits.count <= 15 { return value.text }
        let shown = String(format: "%.15g", number)
        return Decimal(string: shown, locale: Locale(identifier: "en_US_POSIX")).map { "\($0)" }
    }

    private func moment(_ number: Double, _ shown: ShownNumber) -> String? {
        guard (0..<2_958_466).contains(number) else { return nil }
        let seconds = Int((number * 86_400).rounded())
        let (day, ofDay) = (seconds / 86_400, seconds % 86_400)
        let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { Self.pad(String($0), to: 2) }
            .joined(separator: ":")
        guard shown != .time else { return clock }
        let date = date(day)
        switch shown {
        case .month: return String(date.prefix(7))
        case .dateTime where ofDay > 0: return "\(date) \(clock)"
        default: return date
        }
    }

    /// The date of a counted day; 1900 is counted as a leap year, as spreadsheets do.
    private func date(_ day: Int) -> String {
        let since1899 = from1904 ? day + 1462 : day < 60 ? day + 1 : day
        let shifted = since1899 - 25_569 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return [Self.pad(String(year), to: 4), Self.pad(String(month), to: 2), Self.pad(String(dayOfMonth), to: 2)]
            .joined(separator: "-")
    }

    private static func pad(_ text: String, to width: Int) -> String {
        String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
