extension SourceFile {
    /// What the file imports, with any attribute, access level or kind before it.
    var imports: [(module: String, line: Int)] {
        guard code.contains("import ") else { return [] }
        return code.numberedLines.compactMap { line in
            let words = line.text.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), words[..<index].allSatisfy(Self.mayPrecede) else {
                return nil
            }
            let kinds: Set<Substring> = [
                "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
            ]
            let name = words[(index + 1)...].first { !kinds.contains($0) }
            guard let module = name?.split(separator: ".").first else { return nil }
            return (String(module), line.number)
        }
    }

    private static func mayPrecede(_ word: Substring) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(word)
    }
}
