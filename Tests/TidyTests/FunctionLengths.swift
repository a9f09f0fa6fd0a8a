/// Finds functions in blanked code and counts their lines, from the keyword to the closing brace.
struct FunctionLengths {
    /// One function with a body.
    struct Function: Hashable {
        /// The line of its keyword, from 1.
        let line: Int
        /// How many lines it takes, both ends included.
        let length: Int
    }

    private let bytes: [UInt8]

    /// Takes code whose comments and literals are blanked.
    init(code: String) {
        self.bytes = Array(code.utf8)
    }

    /// Every `func`, `init`, `deinit` and `subscript` that has a body, nested ones too.
    func functions() -> [Function] {
        var found: [Function] = []
        var line = 1
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard Self.isWordByte(byte) else {
                position += 1
                continue
            }
            let end = endOfWord(from: position)
            if isKeyword(position..<end), let body = bodyStart(after: end), let close = closingBrace(from: body) {
                found.append(Function(line: line, length: newlines(in: position..<close) + 1))
            }
            position = end
        }
        return found
    }

    private static let keywords = ["func", "init", "deinit", "subscript"].map { Array($0.utf8) }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }

    private func endOfWord(from start: Int) -> Int {
        bytes[start...].firstIndex { !Self.isWordByte($0) } ?? bytes.count
    }

    /// `.init(` and `self.init(` are calls.
    private func isKeyword(_ word: Range<Int>) -> Bool {
        guard "fids".utf8.contains(bytes[word.lowerBound]) else { return false }
        guard Self.keywords.contains(where: { bytes[word].elementsEqual($0) }) else { return false }
        return word.lowerBound == 0 || !".`#".utf8.contains(bytes[word.lowerBound - 1])
    }

    private func newlines(in range: Range<Int>) -> Int {
        bytes[range].count { $0 == UInt8(ascii: "\n") }
    }

    /// The brace that opens the body: the first one outside parentheses, unless the next declaration or the end of the
    /// enclosing one comes first, as in a protocol.
    private func bodyStart(after start: Int) -> Int? {
        var depth = 0
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{") where depth == 0: return position
            case UInt8(ascii: "}") where depth == 0: return nil
            case let byte where depth == 0 && Self.isWordByte(byte):
                let end = endOfWord(from: position)
                if Self.nextDeclaration.contains(where: { bytes[position..<end].elementsEqual($0) }) { return nil }
                position = end
                continue
            default: break
            }
            position += 1
        }
        return nil
    }

    private static let nextDeclaration = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "static", "associatedtype", "mutating", "public",
        "typealias",
    ].map { Array($0.utf8) }

    private func closingBrace(from open: Int) -> Int? {
        var depth = 0
        for position in open..<bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return position }
            default: break
            }
        }
        return nil
    }
}
