extension TidyRule {
    /// How a room is furnished.
    static let rooms = [domainModulesHaveReadmes]

    private static let headings = ["Owns", "Hears", "Publishes", "Keeps", "Files of interest"]

    private static func readme(_ headings: some Sequence<String>) -> [String: String] {
        let text = headings.map { "## \($0)\n\nSomething.\n" }.joined(separator: "\n")
        return ["Modules/One/OneMessages/A.swift": "", "Modules/One/README.md": text]
    }

    private static let domainModulesHaveReadmes = TidyRule(
        "A domain module has a README with the five headings",
        bad: [
            ["Modules/One/OneMessages/A.swift": ""], readme(headings.dropLast()), readme(headings.reversed()),
        ],
        good: [readme(headings), ["Modules/Bus/Wire/A.swift": ""]]
    ) { file, tree in
        guard file.parts.count > 2, file.parts[0] == "Modules" else { return [] }
        let module = String(file.parts[1])
        guard tree.domainModules.contains(module) else { return [] }
        let path = "Modules/\(module)/README.md"
        guard let text = tree.text(path) else {
            return [Finding(path: path, line: 1, message: "is not there; write it with the headings \(headings)")]
        }
        let found = text.numberedLines.filter { $0.text.hasPrefix("## ") }.map { String($0.text.dropFirst(3)) }
        guard found.filter(headings.contains) != headings else { return [] }
        return [Finding(path: path, line: 1, message: "has the headings \(found); expected \(headings), in this order")]
    }
}
