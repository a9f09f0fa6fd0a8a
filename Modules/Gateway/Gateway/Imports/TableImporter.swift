import Messages
import RegistryMessages

/// Makes commands of the tables that people send: what knows the modules' tables, behind the gateway's back.
public protocol TableImporter: Sendable {
    /// The kinds of tables, in the order in which they are told.
    var kinds: [TableKind] { get }

    /// Reads a table of a kind; nothing is sent.
    ///
    /// - Parameters:
    ///   - kind: The kind's name.
    ///   - csv: The table as CSV.
    ///   - file: Its name, for messages.
    ///   - programme: The programme that it belongs to, for kinds that need one.
    /// - Returns: The commands.
    /// - Throws: `FileFaults` with every wrong row and column.
    func read(_ kind: String, _ csv: [UInt8], file: String, programme: ProgrammeDefinition?) throws -> ImportedTable
}

/// A kind of table that can be imported.
public struct TableKind: Sendable, Hashable {
    /// What it is called.
    public var name: String
    /// What it is, in one line.
    public var summary: String
    /// Whether it must be said which programme it belongs to.
    public var needsProgramme: Bool
    /// The module that takes it.
    public var module: String
    /// Who may import it besides administrators and officers of the whole: the roles that may give its command.
    public var roles: [Access.Role]

    /// Describes a kind.
    public init(
        _ name: String,
        _ summary: String,
        needsProgramme: Bool,
        module: String,
        by roles: [Access.Role] = []
    ) {
        self.name = name
        self.summary = summary
        self.needsProgramme = needsProgramme
        self.module = module
        self.roles = roles
    }

    /// Whether somebody may import such tables, for the places that they are there for.
    public func isFor(_ access: Access) -> Bool {
        access.role == .administrator || access.role == .officer && access.isWhole || roles.contains(access.role)
    }
}

/// A table as commands.
public struct ImportedTable: Sendable {
    /// How many rows it has, the header left out.
    public var rows: Int
    /// The commands, in the order of the table.
    public var items: [ImportedItem]

    /// Puts a table together.
    public init(rows: Int, items: [ImportedItem]) {
        self.rows = rows
        self.items = items
    }
}

/// Some rows of a table as one command.
public struct ImportedItem: Sendable {
    /// What it is, for people: `projects.csv, rows 2 to 28`.
    public var name: String
    /// The rows that it was made of; of a list, one for each element.
    public var rows: [Int]
    /// The command's name on the bus.
    public var operation: String
    /// The command as JSON.
    public var data: [UInt8]
    /// The HTTP path that takes the command.
    public var path: String
    /// Fields of the command that the path gives.
    public var given: [String]
    /// Where the list stands in the command (`projects`); `nil` when it is about one row.
    public var list: String?
    /// The elements of a list as commands of their own, to find all that is wrong.
    public var parts: [ImportedItem]

    /// Puts an item together.
    public init(
        name: String,
        rows: [Int],
        operation: String,
        data: [UInt8],
        path: String,
        given: [String] = [],
        list: String? = nil,
        parts: [ImportedItem] = []
    ) {
        self.name = name
        self.rows = rows
        self.operation = operation
        self.data = data
        self.path = path
        self.given = given
        self.list = list
        self.parts = parts
    }
}
