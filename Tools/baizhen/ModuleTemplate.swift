import Foundation
import Messages

/// The module that new ones begin from, and the lines by which the house knows of one.
struct ModuleTemplate {
    private let source: SourceTemplate

    /// A line of ours that a file gets for a new module.
    private struct Insertion {
        let file: String
        /// What the line that ours goes above of contains.
        let mark: String
        let line: String
    }

    /// Takes the template of a checkout.
    init(_ source: SourceTemplate) {
        self.source = source
    }

    /// Finds the template in the checkout that the command was built in.
    ///
    /// - Parameter executable: The path of this program.
    /// - Throws: ``Problem`` `client.no-template`.
    init(from executable: String) throws(Problem) {
        self.init(try SourceTemplate("Tools/modules/template", from: executable))
    }

    /// Writes a module and makes it known to the manifest and to the host.
    ///
    /// - Parameter name: `Heritage`: the Swift module and, in lower case, the service on the bus.
    /// - Returns: The files that were written or changed, relative to the checkout.
    /// - Throws: ``Problem`` `client.bad-name`, `client.exists`, `client.cannot-write`, `client.no-mark`; nothing is
    ///   written then.
    func write(_ name: String) throws(Problem) -> [String] {
        try SourceTemplate.check(name, for: "a module", like: "Heritage", taken: "Notebook")
        let root = URL(filePath: source.root)
        try SourceTemplate.checkFree(root.appending(path: "Modules/\(name)").path, remedy: "Choose another name.")
        let changed = try insert(name)
        let words = [("Notebook", name), ("notebook", SourceTemplate.id(of: name))]
        let written = try source.copy(to: root, replacing: words)
        for (file, text) in changed {
            do {
                try text.write(to: root.appending(path: file), atomically: true, encoding: .utf8)
            } catch {
                throw SourceTemplate.cannotWrite(file, error)
            }
        }
        return written + changed.map(\.file)
    }

    private func insertions(_ name: String) throws(Problem) -> [Insertion] {
        let (manifest, catalogue) = ("Package.swift", "Modules/Host/Host/Composition/ModuleCatalogue.swift")
        return [
            .init(file: catalogue, mark: Self.importAfter(name, in: try read(catalogue)), line: "import \(name)"),
            .init(file: manifest, mark: "// A new module goes above.", line: "Target.module(\"\(name)\"),"),
            .init(file: manifest, mark: "// The tests of a new module go above.", line: ".tests(of: \"\(name)\"),"),
            .init(file: catalogue, mark: "// A new module starts above.", line: "\(name)Module.name,"),
            .init(
                file: catalogue,
                mark: "// A new module is made above.",
                line: "case \(name)Module.name: try service(\(name)Module(), store, surroundings)"
            ),
        ]
    }

    /// The files with the lines that make a module known.
    private func insert(_ name: String) throws(Problem) -> [(file: String, text: String)] {
        var texts: [(file: String, text: String)] = []
        for insertion in try insertions(name) {
            let index = texts.firstIndex { $0.file == insertion.file }
            var lines = if let index { texts[index].text } else { try read(insertion.file) }
            guard let mark = lines.range(of: insertion.mark) else { throw Self.unmarked(insertion) }
            let start = lines[..<mark.lowerBound].lastIndex(of: "\n").map { lines.index(after: $0) }
            let indent = lines[(start ?? lines.startIndex)..<mark.lowerBound]
            lines.insert(contentsOf: "\(indent)\(insertion.line)\n", at: start ?? lines.startIndex)
            if let index { texts[index].text = lines } else { texts.append((insertion.file, lines)) }
        }
        return texts
    }

    /// The first import that comes after a module's, since imports stand in order.
    private static func importAfter(_ name: String, in text: String) -> String {
        let imports = text.split(separator: "\n").filter { $0.hasPrefix("import ") }
        return imports.first { $0 > "import \(name)" }.map(String.init) ?? "\n/// "
    }

    private func read(_ file: String) throws(Problem) -> String {
        do {
            return try String(contentsOf: URL(filePath: source.root).appending(path: file), encoding: .utf8)
        } catch {
            throw Problem("client.cannot-read", .notFound, "'\(file)' cannot be read: \(error.localizedDescription)")
        }
    }

    private static func unmarked(_ insertion: Insertion) -> Problem {
        Problem(
            "client.no-mark",
            .conflict,
            "'\(insertion.file)' has no line '\(insertion.mark)'.",
            remedy: "Put it back, or write this line where it belongs: \(insertion.line)"
        )
    }
}
