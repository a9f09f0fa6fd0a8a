import Messages

/// The office's date of an order.
enum OrderTime {
    /// What is expected, for messages.
    static let expected = "a day such as 2024-07-31, or an instant such as 2024-07-31T09:30:00+08:00"

    /// Reads a day or an instant in RFC 3339; an instant in another offset is moved to the office's.
    ///
    /// - Parameters:
    ///   - text: `2024-07-31`, `2024-07-31T09:30:00Z`, `2024-07-31T09:30:00.5+08:00`; a space may stand for the `T`.
    ///   - date: The office's date of milliseconds since 1970.
    /// - Returns: `yyyy-MM-dd`, `nil` for other text.
    static func day(of text: String, date: (Int64) -> String) -> String? {
        if OfficialDate.isDay(text) { return text }
        let bytes = Array(text.utf8)
        let day = String(text.prefix(10))
        guard bytes.count >= 20, bytes.count <= 40, OfficialDate.isDay(day), [0x54, 0x74, 0x20].contains(bytes[10]),
            bytes[13] == 0x3A, bytes[16] == 0x3A, let hour = number(bytes[11...12], to: 23),
            let minute = number(bytes[14...15], to: 59), let second = number(bytes[17...18], to: 60),
            let offset = offset(bytes[19...])
        else { return nil }
        let seconds = Int64(Days.number(of: day)) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        return date(seconds * 1000)
    }

    /// The offset in minutes after the seconds and their fraction.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        var rest = bytes
        if rest.first == 0x2E {
            rest = rest.dropFirst()
            let digits = rest.prefix { (48...57).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count)
        }
        if rest.elementsEqual([0x5A]) || rest.elementsEqual([0x7A]) { return 0 }
        let parts = Array(rest)
        guard parts.count == 6, parts[0] == 0x2B || parts[0] == 0x2D, parts[3] == 0x3A,
            let hours = number(parts[1...2], to: 23), let minutes = number(parts[4...5], to: 59)
        else { return nil }
        return (parts[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func number(_ digits: ArraySlice<UInt8>, to most: Int64) -> Int64? {
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        return number <= most ? number : nil
    }
}
