import Foundation

/// Reads JSON text into a ``JSONValue``: strict, with the byte at fault, and with a limit for its depth.
///
/// It is here because a plugin's time is spent on reading: for values of any shape (attributes, state, the data of
/// events) it is several times as fast as Foundation's decoder, and it says at which byte a text is no JSON.
///
/// > Source: RFC 8259.
struct JSONReader {
    /// The deepest nesting that is read.
    static let depthLimit = 200

    /// The members that an object is expected to have; one with more is read as well.
    private static let usualMembers = 8

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var depth = 0

    /// Reads the whole text as one value.
    static func read(_ bytes: UnsafeRawBufferPointer) throws(JSONFault) -> JSONValue {
        var reader = JSONReader(bytes: bytes.assumingMemoryBound(to: UInt8.self))
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.fault("nothing more") }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private func fault(_ expected: String) -> JSONFault { JSONFault(byte: position, expected: expected) }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func takes(_ byte: UInt8) -> Bool {
        skipSpace()
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        skipSpace()
        switch current {
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "{"): return .object(try deeper { reader throws(JSONFault) in try reader.members() })
        case UInt8(ascii: "["): return .list(try deeper { reader throws(JSONFault) in try reader.elements() })
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func deeper<T>(_ read: (inout JSONReader) throws(JSONFault) -> T) throws(JSONFault) -> T {
        guard depth < Self.depthLimit else { throw fault("at most \(Self.depthLimit) levels") }
        depth += 1
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func members() throws(JSONFault) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        guard !takes(UInt8(ascii: "}")) else { return members }
        members.reserveCapacity(Self.usualMembers)
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw fault("a member's name") }
            let key = try string()
            guard takes(UInt8(ascii: ":")) else { throw fault("':'") }
            let value = try value()
            guard members.updateValue(value, forKey: key) == nil else { throw fault("'\(key)' only once") }
        } while takes(UInt8(ascii: ","))
        guard takes(UInt8(ascii: "}")) else { throw fault("',' or '}'") }
        return members
    }

    private mutating func elements() throws(JSONFault) -> [JSONValue] {
        var elements: [JSONValue] = []
        guard !takes(UInt8(ascii: "]")) else { return elements }
        repeat { elements.append(try value()) } while takes(UInt8(ascii: ","))
        guard takes(UInt8(ascii: "]")) else { throw fault("',' or ']'") }
        return elements
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        let count = word.utf8CodeUnitCount
        let isThere =
            position + count <= bytes.count
            && (0..<count).allSatisfy { bytes[position + $0] == word.utf8Start[$0] }
        guard isThere else { throw fault("a value") }
        position += count
        return value
    }

    private mutating func number() throws(JSONFault) -> Decimal {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let whole = try digits()
        guard whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { throw fault("no leading zero") }
        var isPlain = true
        if current == UInt8(ascii: ".") {
            position += 1
            isPlain = false
            _ = try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            isPlain = false
            if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") { position += 1 }
            _ = try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isPlain, let small = Int(text) { return Decimal(small) }
        guard let number = Decimal(string: text, locale: nil), number.isFinite else { throw fault("a smaller number") }
        return number
    }

    private mutating func digits() throws(JSONFault) -> Int {
        let start = position
        while let byte = current, (48...57).contains(byte) { position += 1 }
        guard position > start else { throw fault(start == 0 || depth == 0 ? "a value" : "a value or a digit") }
        return position - start
    }

    /// Reads a string; the position is at its first quote.
    private mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        let plain = UnsafeBufferPointer(rebasing: bytes[start..<position])
        guard current == UInt8(ascii: "\\") else { return try text(plain) }
        var unescaped = Array(plain)
        while let byte = current, byte != UInt8(ascii: "\""), byte >= 0x20 {
            position += 1
            if byte == UInt8(ascii: "\\") { try escape(&unescaped) } else { unescaped.append(byte) }
        }
        return try text(unescaped)
    }

    /// The text of a string whose closing quote is next.
    private mutating func text(_ content: some Collection<UInt8>) throws(JSONFault) -> String {
        guard current == UInt8(ascii: "\"") else { throw fault("the end of a string") }
        guard let text = String(validating: content, as: UTF8.self) else { throw fault("UTF-8 before here") }
        position += 1
        return text
    }

    /// Reads what follows a backslash.
    private mutating func escape(_ text: inout [UInt8]) throws(JSONFault) {
        guard let byte = current else { throw fault("an escape") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default: throw fault("an escape")
        }
    }

    /// Reads four hexadecimal digits, and four more when they are half of a pair.
    private mutating func scalar() throws(JSONFault) -> Character {
        let first = try unit()
        guard UTF16.isLeadSurrogate(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw fault("a character before here") }
            return Character(scalar)
        }
        guard current == UInt8(ascii: "\\") else { throw fault("the second half of a character") }
        position += 1
        guard current == UInt8(ascii: "u") else { throw fault("the second half of a character") }
        position += 1
        let second = try unit()
        guard UTF16.isTrailSurrogate(second) else { throw fault("the second half of a character before here") }
        return Character(UTF16.decode(UTF16.EncodedScalar([first, second])))
    }

    private mutating func unit() throws(JSONFault) -> UInt16 {
        guard position + 4 <= bytes.count else { throw fault("four hexadecimal digits") }
        var unit: UInt16 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
        }
        position += 4
        return unit
    }
}

/// Where a text is no JSON.
public struct JSONFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The byte, from 0.
    public let byte: Int
    /// What should be there.
    public let expected: String

    /// What is wrong, and where.
    public var description: String { "no JSON at byte \(byte): expected \(expected)" }
}
