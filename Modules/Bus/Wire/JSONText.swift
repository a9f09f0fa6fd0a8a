/// The little JSON that the bus itself reads and writes: strings, and flat objects of attributes.
///
/// It is here, and not Foundation's, because heads and attributes are handled millions of times a second and `Wire`
/// imports nothing. Everything else goes through Foundation's coders.
public enum JSONText {
    /// Appends a JSON string.
    public static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        let isWritten = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.allSatisfy(isPlain) else { return false }
            out.append(contentsOf: bytes)
            return true
        }
        if isWritten != true { escape(text, to: &out) }
        out.append(UInt8(ascii: "\""))
    }

    /// Whether a byte stands in a JSON string as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func escape(_ text: String, to out: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                out.append(UInt8(ascii: "\\"))
                out.append(byte)
            case 0x0A: out.append(contentsOf: #"\n"#.utf8)
            case 0x0D: out.append(contentsOf: #"\r"#.utf8)
            case 0x09: out.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20:
                out.append(contentsOf: #"\u00"#.utf8)
                out.append(hexDigit(byte >> 4))
                out.append(hexDigit(byte & 15))
            default: out.append(byte)
            }
        }
    }

    static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

extension Attributes {
    /// Reads attributes.
    ///
    /// - Parameter json: A flat JSON object, or no bytes at all, which count as an empty one.
    /// - Throws: ``WireError/badAttributes(at:)`` naming the byte.
    public init(json: UnsafeRawBufferPointer) throws(WireError) {
        self.init()
        guard !json.isEmpty else { return }
        reserve()
        var scanner = FlatObjectScanner(bytes: json)
        try scanner.scan { name, value in self[name] = value }
    }

    /// Reads attributes; see ``init(json:)-(UnsafeRawBufferPointer)``.
    public init(json: [UInt8]) throws(WireError) {
        let result = json.withUnsafeBytes { bytes in
            Result { () throws(WireError) in try Attributes(json: bytes) }
        }
        self = try result.get()
    }
}

/// Reads one flat JSON object from bytes that may hold anything.
private struct FlatObjectScanner {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    /// The deepest nesting that is skipped over.
    static let depthLimit = 32

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private var fault: WireError { .badAttributes(at: position) }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func scan(_ found: (String, Attributes.Value) -> Void) throws(WireError) {
        try expect("{")
        if takes("}") { return try end() }
        var count = 0
        repeat {
            skipSpace()
            count += 1
            guard count <= WireLimits.attributes else { throw fault }
            let name = try string()
            try expect(":")
            skipSpace()
            found(name, try value())
        } while takes(",")
        try expect("}")
        try end()
    }

    private mutating func end() throws(WireError) {
        skipSpace()
        guard position == bytes.count else { throw fault }
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func takes(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        return skips(character)
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(WireError) {
        guard takes(character) else { throw fault }
    }

    private mutating func value() throws(WireError) -> Attributes.Value {
        if current == UInt8(ascii: "\"") { return .string(try string()) }
        let start = position
        try skipValue(depth: 0)
        guard let text = String(wellFormed: .init(rebasing: bytes[start..<position])) else { throw fault }
        if let number = Int64(text) { return .number(number) }
        return .json(text)
    }

    private mutating func skipValue(depth: Int) throws(WireError) {
        guard depth < Self.depthLimit else { throw fault }
        skipSpace()
        switch current {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"): try skipContainer(closing: "}", depth: depth, named: true)
        case UInt8(ascii: "["): try skipContainer(closing: "]", depth: depth, named: false)
        default: try skipScalar()
        }
    }

    private mutating func skipContainer(
        closing: Unicode.Scalar,
        depth: Int,
        named: Bool
    ) throws(WireError) {
        position += 1
        if takes(closing) { return }
        repeat {
            if named {
                skipSpace()
                _ = try string()
                try expect(":")
            }
            try skipValue(depth: depth + 1)
        } while takes(",")
        try expect(closing)
    }

    private mutating func skipScalar() throws(WireError) {
        switch current {
        case UInt8(ascii: "t"): try skipWord("true")
        case UInt8(ascii: "f"): try skipWord("false")
        case UInt8(ascii: "n"): try skipWord("null")
        default: try skipNumber()
        }
    }

    private mutating func skipWord(_ word: String) throws(WireError) {
        guard bytes[position...].starts(with: word.utf8) else { throw fault }
        position += word.utf8.count
    }

    private mutating func skipNumber() throws(WireError) {
        _ = skips("-")
        if !skips("0") { try skipDigits() }
        if skips(".") { try skipDigits() }
        guard skips("e") || skips("E") else { return }
        _ = skips("+") || skips("-")
        try skipDigits()
    }

    private mutating func skipDigits() throws(WireError) {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw fault }
    }

    /// Goes past a character, without going past space before it.
    private mutating func skips(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func string() throws(WireError) -> String {
        guard current == UInt8(ascii: "\"") else { throw fault }
        position += 1
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if current == UInt8(ascii: "\"") {
            guard let text = String(wellFormed: .init(rebasing: bytes[start..<position])) else { throw fault }
            position += 1
            return text
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(WireError) -> String {
        var out = [UInt8](bytes[start..<position])
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = out.withUnsafeBytes({ String(wellFormed: $0) }) else { throw fault }
                return text
            case UInt8(ascii: "\\"): try escape(to: &out)
            case 0..<0x20: throw fault
            default: out.append(byte)
            }
        }
        throw fault
    }

    private mutating func escape(to out: inout [UInt8]) throws(WireError) {
        guard let byte = current else { throw fault }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"): try unicode(to: &out)
        default: throw fault
        }
    }

    private mutating func unicode(to out: inout [UInt8]) throws(WireError) {
        var code = UInt32(try hex4())
        if (0xD800..<0xDC00).contains(code) {
            guard current == UInt8(ascii: "\\") else { throw fault }
            position += 1
            guard current == UInt8(ascii: "u") else { throw fault }
            position += 1
            let low = UInt32(try hex4())
            guard (0xDC00..<0xE000).contains(low) else { throw fault }
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault }
        out.append(contentsOf: String(Character(scalar)).utf8)
    }

    private mutating func hex4() throws(WireError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw fault }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}

extension String {
    /// The text that some bytes are, `nil` when they are not UTF-8.
    ///
    /// Four times as fast as `String(validating:as:)`, which finds its way through generic metadata at every call. What
    /// decoding has to mend is no longer the same bytes.
    package init?(wellFormed bytes: UnsafeRawBufferPointer) {
        self.init(decoding: bytes, as: UTF8.self)
        // What is ASCII need not be mended.
        if bytes.allSatisfy({ $0 < 0x80 }) { return }
        guard utf8.count == bytes.count, utf8.elementsEqual(bytes) else { return nil }
    }
}
