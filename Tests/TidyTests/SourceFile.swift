import Glibc

/// A file of the repository as the rules see it: its path, its text, and for Swift its code alone.
struct SourceFile: Sendable {
    /// The path from the root of the repository, with `/` between its parts.
    let path: String
    /// The text as it stands.
    let text: String
    /// The text with comments and the contents of string literals blanked, line by line where it was.
    let code: String
    /// The text with comments blanked and string literals left.
    let codeWithLiterals: String
    /// What it imports.
    let imports: [Import]

    /// Takes a file; anything but Swift has no code.
    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        guard path.hasSuffix(".swift") else {
            self.code = ""
            self.codeWithLiterals = ""
            self.imports = []
            return
        }
        var blanker = CodeBlanker(Array(text.utf8))
        blanker.run()
        self.code = String(decoding: blanker.code, as: UTF8.self)
        self.codeWithLiterals = String(decoding: blanker.codeWithLiterals, as: UTF8.self)
        self.imports = Import.all(in: code)
    }

    /// The parts of the path: `["Modules", "Registry", "Registry", "Domain", "Town.swift"]`.
    var parts: [Substring] { path.split(separator: "/") }

    /// Whether the file is Swift.
    var isSwift: Bool { path.hasSuffix(".swift") }

    /// Whether the file is Markdown.
    var isMarkdown: Bool { path.hasSuffix(".md") }

    /// Whether the file lies in one of the folders.
    func lies(in folders: String...) -> Bool {
        folders.contains { path.hasPrefix($0 + "/") }
    }

    /// A finding in this file.
    func finding(line: Int, _ message: String) -> Finding {
        Finding(path: path, line: line, message: message)
    }
}

/// One place that breaks a rule.
struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    let path: String
    /// The line, from 1.
    let line: Int
    /// What is wrong there, and what is expected.
    let message: String

    /// `path:line: message`, which editors open.
    var description: String { "\(path):\(line): \(message)" }
}

extension String {
    /// Whether the text holds another, byte for byte; quicker by far than a search by characters.
    func holds(_ word: String) -> Bool {
        withCString { text in word.withCString { strstr(text, $0) != nil } }
    }

    /// The lines with their numbers from 1.
    var numberedLines: [(number: Int, text: Substring)] {
        split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
    }
}
