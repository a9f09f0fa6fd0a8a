/// One import of a Swift file, with any attribute, access level or kind before its name.
struct Import: Hashable, Sendable {
    /// The module.
    let module: String
    /// The line it is on, from 1.
    let line: Int

    /// Every import of a file.
    ///
    /// - Parameter code: Its code without comments and literals.
    /// - Returns: In the order of their lines.
    static func all(in code: String) -> [Import] {
        guard code.holds("import ") else { return [] }
        return code.numberedLines.compactMap { line in
            guard line.text.utf8.contains(UInt8(ascii: "i")), let module = module(in: line.text) else { return nil }
            return Import(module: String(module), line: line.number)
        }
    }

    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
    ]

    private static func module(in line: Substring) -> Substring? {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), words[..<index].allSatisfy(mayPrecede) else { return nil }
        let name = words[(index + 1)...].first { !kinds.contains($0) }
        return name?.split(separator: ".").first
    }

    private static func mayPrecede(_ word: Substring) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(word)
    }
}
