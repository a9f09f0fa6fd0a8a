import Foundation

/// The files of a repository, or of a sample of one, by their paths.
struct Tree: Sendable {
    /// Every text that a rule may want to read, in the order of its path.
    let files: [SourceFile]
    /// Every path there is, folders and files of any kind.
    let paths: Set<String>
    /// The domain modules: the folders under `Modules` that hold a folder of their messages.
    let domainModules: Set<String>
    private let texts: [String: String]

    /// Makes a tree of a few files.
    init(_ texts: [String: String], otherPaths: Set<String> = []) {
        self.texts = texts
        self.files = texts.sorted { $0.key < $1.key }.map { SourceFile($0.key, $0.value) }
        var paths = otherPaths.union(texts.keys)
        for path in paths {
            let parts = path.split(separator: "/")
            for count in 1..<max(parts.count, 1) { paths.insert(parts.prefix(count).joined(separator: "/")) }
        }
        self.paths = paths
        self.domainModules = Set(paths.compactMap(Self.domainModule))
    }

    /// The text of a file, if it is one that rules read.
    func text(_ path: String) -> String? { texts[path] }

    private static func domainModule(holding path: String) -> String? {
        guard path.hasPrefix("Modules/"), path.hasSuffix("Messages") else { return nil }
        let parts = path.split(separator: "/")
        guard parts.count == 3, parts[2] == "\(parts[1])Messages" else { return nil }
        return String(parts[1])
    }
}

extension Tree {
    /// The repository that this file lies in.
    static let repository = Tree(walking: root)

    /// The folder that holds `Package.swift`, found upwards from this file.
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path), folder.path != "/"
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// Folders at the root that are not ours to judge: what is built, what is kept by git, what is served.
    private static let skippedAtRoot: Set<String> = [".build", ".build-tools", ".git", "data"]
    private static let readableExtensions: Set<String> = [
        "swift", "md", "py", "sh", "c", "h", "yaml", "yml", "json", "svg", "html", "js", "css", "modulemap",
    ]
    private static let readableNames: Set<String> = ["Makefile", "run", "setup", ".editorconfig", ".gitattributes"]

    private init(walking root: URL) {
        var texts: [String: String] = [:]
        var others: Set<String> = []
        let manager = FileManager.default
        let enumerator = manager.enumerator(atPath: root.path)
        while let path = enumerator?.nextObject() as? String {
            if Self.skippedAtRoot.contains(path) || path.hasPrefix(".build") || path.hasSuffix("/.build") {
                enumerator?.skipDescendants()
                continue
            }
            others.insert(path)
            let url = URL(fileURLWithPath: path, relativeTo: root)
            let name = url.lastPathComponent
            guard Self.readableExtensions.contains(url.pathExtension) || Self.readableNames.contains(name),
                let text = try? String(contentsOf: url, encoding: .utf8)
            else { continue }
            texts[path] = text
        }
        self.init(texts, otherPaths: others)
    }
}
