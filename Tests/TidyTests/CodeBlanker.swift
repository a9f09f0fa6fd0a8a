/// Blanks comments and string literals, so that a rule about code does not trip over a text about code.
///
/// It knows line and nested block comments, strings of every form, interpolation (which is code again) and regex
/// literals.
struct CodeBlanker {
    private let bytes: [UInt8]
    private var position = 0
    /// The text without comments and without the contents of literals.
    private(set) var code: [UInt8]
    /// The text without comments.
    private(set) var codeWithLiterals: [UInt8]

    /// Begins at the first byte.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.code = bytes
        self.codeWithLiterals = bytes
    }

    /// Walks the whole text.
    mutating func run() {
        scanCode(inInterpolation: false)
    }

    private mutating func scanCode(inInterpolation: Bool) {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "/") where startsComment: skipComment()
            case UInt8(ascii: "/") where startsRegex: skipRegex()
            case UInt8(ascii: "\""): skipString(hashes: 0)
            case UInt8(ascii: "#") where hashesBeforeQuote > 0: skipString(hashes: hashesBeforeQuote)
            case UInt8(ascii: "("):
                depth += 1
                position += 1
            case UInt8(ascii: ")"):
                position += 1
                if inInterpolation, depth == 0 { return }
                depth -= 1
            default: position += 1
            }
        }
    }

    private func peek(_ offset: Int) -> UInt8? {
        bytes.indices.contains(position + offset) ? bytes[position + offset] : nil
    }

    private func matches(_ text: StaticString, at offset: Int = 0) -> Bool {
        guard position + offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<text.utf8CodeUnitCount
        where bytes[position + offset + index] != text.utf8Start[index] {
            return false
        }
        return true
    }

    private mutating func blank(_ count: Int, both: Bool) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] != UInt8(ascii: "\n") {
                code[position] = UInt8(ascii: " ")
                if both { codeWithLiterals[position] = UInt8(ascii: " ") }
            }
            position += 1
        }
    }

    private var startsComment: Bool { peek(1) == UInt8(ascii: "/") || peek(1) == UInt8(ascii: "*") }

    private mutating func skipComment() {
        if matches("//") {
            while let byte = peek(0), byte != UInt8(ascii: "\n") { blank(1, both: true) }
            return
        }
        var depth = 0
        repeat {
            if matches("/*") {
                depth += 1
                blank(2, both: true)
            } else if matches("*/") {
                depth -= 1
                blank(2, both: true)
            } else {
                blank(1, both: true)
            }
        } while depth > 0 && position < bytes.count
    }

    /// A slash begins a regex literal when an operand is expected there and the line closes it.
    private var startsRegex: Bool {
        guard let next = peek(1), next != UInt8(ascii: " "), next != UInt8(ascii: ")") else { return false }
        let before = bytes[..<position].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
        guard let before, "(,=:[{".utf8.contains(before) else { return false }
        var offset = 1
        while let byte = peek(offset), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "/"), peek(offset - 1) != UInt8(ascii: "\\") { return true }
            offset += 1
        }
        return false
    }

    private mutating func skipRegex() {
        blank(1, both: false)
        while let byte = peek(0), byte != UInt8(ascii: "/") { blank(byte == UInt8(ascii: "\\") ? 2 : 1, both: false) }
        blank(1, both: false)
    }

    private var hashesBeforeQuote: Int {
        var count = 0
        while peek(count) == UInt8(ascii: "#") { count += 1 }
        return peek(count) == UInt8(ascii: "\"") ? count : 0
    }

    private mutating func skipString(hashes: Int) {
        position += hashes
        let isLong = matches("\"\"\"")
        let quotes = isLong ? 3 : 1
        position += quotes
        while position < bytes.count {
            if closes(quotes: quotes, hashes: hashes) {
                position += quotes + hashes
                return
            }
            if !isLong, peek(0) == UInt8(ascii: "\n") { return }
            if peek(0) == UInt8(ascii: "\\"), hasHashes(hashes, at: 1) {
                skipEscape(hashes: hashes)
            } else {
                blank(1, both: false)
            }
        }
    }

    private func hasHashes(_ hashes: Int, at offset: Int) -> Bool {
        (0..<hashes).allSatisfy { peek(offset + $0) == UInt8(ascii: "#") }
    }

    private func closes(quotes: Int, hashes: Int) -> Bool {
        guard peek(0) == UInt8(ascii: "\""), quotes == 1 || matches("\"\"\"") else { return false }
        return hasHashes(hashes, at: quotes)
    }

    private mutating func skipEscape(hashes: Int) {
        blank(1 + hashes, both: false)
        guard peek(0) == UInt8(ascii: "(") else { return blank(1, both: false) }
        position += 1
        scanCode(inInterpolation: true)
    }
}
