extension TidyRule {
    /// How large things may be.
    static let sizes = [fileLength, functionLength, lineLength]

    private static let fileLines = 400
    private static let functionLines = 70
    private static let lineColumns = 120

    private static func lines(_ count: Int, of line: String = "let a = 1") -> String {
        Array(repeating: line, count: count).joined(separator: "\n") + "\n"
    }

    private static let fileLength = TidyRule(
        "A file is at most \(fileLines) lines long",
        bad: [["Modules/A/A/B.swift": lines(fileLines + 1)]],
        good: [["Modules/A/A/B.swift": lines(fileLines)], ["docs/a.md": lines(fileLines + 1)]]
    ) { file, _ in
        let count = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
        guard file.isSwift, count > fileLines else { return [] }
        return [file.finding(line: count, "\(count) lines; at most \(fileLines). What is the file hiding?")]
    }

    private static let functionLength = TidyRule(
        "A function is at most \(functionLines) lines long",
        bad: [
            ["Modules/A/A/B.swift": "func a() {\n\(lines(functionLines - 1))}\n"],
            ["Modules/A/A/B.swift": "struct B {\n    init(a: () -> Void = {}) {\n\(lines(functionLines - 1))}\n}\n"],
        ],
        good: [
            ["Modules/A/A/B.swift": "func a() {\n\(lines(functionLines - 2))}\n"],
            ["Modules/A/A/B.swift": "let a = B.init { \n\(lines(functionLines))}\n"],
            ["Modules/A/A/B.swift": "protocol A {\n    func b()\n}\nstruct C {\n\(lines(functionLines))}\n"],
            ["Modules/A/A/B.swift": "// func a() {\nlet s = \"func a() {\"\n\(lines(functionLines))let c = \"}\"\n"],
        ]
    ) { file, _ in
        guard file.text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= functionLines else { return [] }
        return FunctionLengths(code: file.code).functions().filter { $0.length > functionLines }.map {
            file.finding(
                line: $0.line,
                "a function of \($0.length) lines; at most \(functionLines). Split it by what it does."
            )
        }
    }

    private static let lineLength = TidyRule(
        "A line of code is at most \(lineColumns) columns long",
        bad: [
            ["Modules/A/A/B.swift": "// " + String(repeating: "x", count: lineColumns - 2)],
            ["examples/a/b.py": "# " + String(repeating: "x", count: lineColumns - 1)],
        ],
        good: [
            ["Modules/A/A/B.swift": "// " + String(repeating: "x", count: lineColumns - 3)],
            ["Modules/A/A/B.swift": "// " + String(repeating: "镇", count: lineColumns - 3)],
            ["docs/a.md": String(repeating: "x", count: lineColumns + 1)],
        ]
    ) { file, _ in
        guard [".swift", ".py", ".c", ".h"].contains(where: file.path.hasSuffix) else { return [] }
        return file.text.numberedLines.filter { $0.text.utf8.count > lineColumns && $0.text.count > lineColumns }.map {
            file.finding(line: $0.number, "\($0.text.count) columns; at most \(lineColumns)")
        }
    }
}
