/// The office's clock: Asia/Shanghai, eight hours before UTC, without summer time.
public enum OfficeTime {
    /// The offset from UTC, in seconds.
    public static let offsetSeconds: Int64 = 8 * 3600

    /// The office's date of an instant.
    ///
    /// - Parameter milliseconds: Milliseconds since 1970, UTC.
    /// - Returns: `yyyy-MM-dd`.
    public static func date(of milliseconds: Int64) -> String {
        let day = floorDivide(milliseconds / 1000 + offsetSeconds, by: 86_400)
        let (year, month, dayOfMonth) = civil(fromDays: day)
        return "\(pad(year, to: 4))-\(pad(month, to: 2))-\(pad(dayOfMonth, to: 2))"
    }

    /// An instant in RFC 3339 with the office's offset.
    ///
    /// - Parameter milliseconds: Milliseconds since 1970, UTC.
    /// - Returns: Text with milliseconds, such as `2024-07-31T09:30:00.000+08:00`.
    public static func timestamp(of milliseconds: Int64) -> String {
        let local = milliseconds + offsetSeconds * 1000
        let ofDay = local - floorDivide(local, by: 86_400_000) * 86_400_000
        let (hour, minute) = (ofDay / 3_600_000, ofDay / 60_000 % 60)
        let (second, fraction) = (ofDay / 1000 % 60, ofDay % 1000)
        return date(of: milliseconds) + "T\(pad(hour, to: 2)):\(pad(minute, to: 2)):\(pad(second, to: 2))"
            + ".\(pad(fraction, to: 3))+08:00"
    }

    private static func floorDivide(_ value: Int64, by divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }

    private static func pad(_ value: Int64, to width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// Year, month and day of a day counted from 1970-01-01 in the Gregorian calendar.
    private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
