import Foundation
import Messages

/// A folder of source texts that new ones begin from.
struct SourceTemplate {
    /// The root of the checkout that it stands in.
    let root: String
    /// Its folder in there.
    let folder: String

    /// Finds a template in the checkout that the command was built in.
    ///
    /// - Parameters:
    ///   - folder: Where it stands in a checkout.
    ///   - executable: The path of this program.
    /// - Throws: ``Problem`` `client.no-template`.
    init(_ folder: String, from executable: String) throws(Problem) {
        let start = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        for place in sequence(first: start, next: { $0.path == "/" ? nil : $0.deletingLastPathComponent() }) {
            guard FileManager.default.fileExists(atPath: place.appending(path: folder).path) else { continue }
            self.init(folder, in: place.path)
            return
        }
        throw Problem(
            "client.no-template",
            .notFound,
            "No folder above '\(start.path)' holds \(folder).",
            remedy: "Use the command that is built in a checkout of the source, or copy that folder by hand."
        )
    }

    /// Takes the template of a checkout.
    init(_ folder: String, in root: String) {
        self.root = root
        self.folder = folder
    }

    /// The id that follows from a name: `forest-town` from `ForestTown`.
    static func id(of name: String) -> String {
        name.reduce(into: "") { id, letter in
            if letter.isUppercase, !id.isEmpty { id += "-" }
            id += letter.lowercased()
        }
    }

    /// Refuses what is no name for something new.
    ///
    /// - Parameters:
    ///   - name: What was given.
    ///   - kind: What it is for: `a plugin`.
    ///   - example: A good one.
    ///   - taken: The template's own name.
    /// - Throws: ``Problem`` `client.bad-name`.
    static func check(_ name: String, for kind: String, like example: String, taken: String) throws(Problem) {
        let isName = name.wholeMatch(of: /[A-Z][A-Za-z0-9]*/) != nil && id(of: name).utf8.count <= 40
        guard isName, name != taken else {
            throw Problem(
                "client.bad-name",
                .invalid,
                "'\(name)' is no name for \(kind).",
                remedy: "Write words without spaces, each with a capital letter, such as \(example)."
            )
        }
    }

    /// Refuses a place that is taken.
    ///
    /// - Throws: ``Problem`` `client.exists`.
    static func checkFree(_ path: String, remedy: String) throws(Problem) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        throw Problem("client.exists", .conflict, "'\(path)' is there already.", remedy: remedy)
    }

    /// Copies the template, names and contents, with words replaced.
    ///
    /// - Parameters:
    ///   - target: The folder that stands for the template's.
    ///   - words: What is replaced by what, in order.
    /// - Returns: The files, relative to the target.
    /// - Throws: ``Problem`` `client.cannot-write`.
    @discardableResult
    func copy(to target: URL, replacing words: [(String, String)]) throws(Problem) -> [String] {
        do {
            return try files().map { name in
                let copy = Self.replace(words, in: name)
                let (from, to) = (source.appending(path: name), target.appending(path: copy))
                try FileManager.default.createDirectory(
                    at: to.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                let text = try String(contentsOf: from, encoding: .utf8)
                try Self.replace(words, in: text).write(to: to, atomically: true, encoding: .utf8)
                return copy
            }
        } catch {
            throw Self.cannotWrite(target.path, error)
        }
    }

    /// Says that something cannot be written.
    static func cannotWrite(_ path: String, _ error: any Error) -> Problem {
        Problem(
            "client.cannot-write",
            .internal,
            "'\(path)' cannot be written: \(error.localizedDescription)",
            remedy: "Choose a folder that may be written."
        )
    }

    private var source: URL { URL(filePath: root).appending(path: folder) }

    private func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: source.path).sorted().filter { name in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(
                atPath: source.appending(path: name).path,
                isDirectory: &isFolder
            )
            return isThere && !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
        }
    }

    private static func replace(_ words: [(String, String)], in text: String) -> String {
        words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
