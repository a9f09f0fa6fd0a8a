/// One step of a module's tables, carried out once and never changed afterwards.
public struct Migration: Sendable, Hashable {
    /// The step's name, unique in its module (`001-towns`).
    public let id: String
    /// Portable statements; see ``SQLDialect`` for the words in braces.
    public let statements: [String]

    /// Describes a step.
    public init(id: String, statements: [String]) {
        self.id = id
        self.statements = statements
    }
}

/// The few words that databases spell differently, written in braces in portable statements.
public struct SQLDialect: Sendable, Hashable {
    /// `{blob}`: bytes.
    public let blob: String
    /// `{sequence}`: a 64-bit whole number that can be the primary key of a table in its order.
    public let sequence: String
    /// `{clustered}`: after the closing bracket of a table that is stored in the order of its primary key.
    public let clustered: String

    /// Names the words of a database.
    public init(blob: String, sequence: String, clustered: String) {
        self.blob = blob
        self.sequence = sequence
        self.clustered = clustered
    }

    /// SQLite's words.
    public static let sqlite = SQLDialect(blob: "BLOB", sequence: "INTEGER", clustered: "WITHOUT ROWID")

    /// A portable statement in the words of the database.
    public func spell(_ statement: String) -> String {
        var text = statement
        for (word, spelling) in [("{blob}", blob), ("{sequence}", sequence), ("{clustered}", clustered)] {
            text = text.split(separator: word, omittingEmptySubsequences: false).joined(separator: spelling)
        }
        return text
    }
}
