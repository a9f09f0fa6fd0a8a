import ArgumentParser
import Messages

/// What a file can hold, and how it becomes commands.
struct ImportKind: ExpressibleByArgument, Sendable {
    /// What the command line calls it.
    let name: String
    /// What the file is, for the help.
    let summary: String
    /// Whether everything is tried before anything is sent, since it is sent one by one.
    var rehearses = false
    /// Reads the file.
    let read: @Sendable (ImportReader) throws -> [ImportItem]

    /// Every kind, in the order of the help.
    static let all = tables + files + [ImportOrders.kind]

    /// The kind of that name.
    init?(argument: String) {
        guard let kind = Self.all.first(where: { $0.name == argument }) else { return nil }
        self = kind
    }

    /// Describes a kind.
    init(
        _ name: String,
        _ summary: String,
        rehearses: Bool = false,
        _ read: @escaping @Sendable (ImportReader) throws -> [ImportItem]
    ) {
        self.name = name
        self.summary = summary
        self.rehearses = rehearses
        self.read = read
    }

    /// The names, for completion and for the text of a wrong one.
    static var allValueStrings: [String] { all.map(\.name) }

    /// One line for each kind.
    static var help: String {
        let width = (all.map(\.name.count).max() ?? 0) + 2
        return all.map { kind in
            kind.name + String(repeating: " ", count: width - kind.name.count) + kind.summary
        }.joined(separator: "\n")
    }
}
