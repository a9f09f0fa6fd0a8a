/// The W3C trace context of a request: passed on when one came, made when none did.
///
/// > Source: W3C Trace Context, section 3.2.
enum TraceContext {
    /// The header to pass on.
    ///
    /// - Parameters:
    ///   - header: What came in; anything that is not of version 00 is replaced.
    ///   - random: A source of random numbers.
    /// - Returns: A `traceparent` of version 00.
    static func accept(_ header: String?, random: () -> UInt64) -> String {
        if let header, isValid(header) { return header }
        return "00-\(hex(random()))\(hex(random() | 1))-\(hex(random() | 1))-01"
    }

    private static func isValid(_ header: String) -> Bool {
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "00", parts.map(\.utf8.count) == [2, 32, 16, 2] else { return false }
        let hexadecimal = header.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || byte == 0x2D
        }
        return hexadecimal && parts[1].contains { $0 != "0" } && parts[2].contains { $0 != "0" }
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
