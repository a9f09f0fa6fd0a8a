import Messages

/// A programme in a list.
public struct ProgrammeSummary: Codable, Sendable, Hashable {
    /// The programme's id.
    public var id: String
    /// The version on record.
    public var version: Int
    /// The name.
    public var names: LocalizedName
    /// The title of its document.
    public var title: String
    /// How many towns are in it.
    public var towns: Int
    /// How many batches were published.
    public var batches: Int

    /// Makes a summary.
    public init(id: String, version: Int, names: LocalizedName, title: String, towns: Int, batches: Int) {
        self.id = id
        self.version = version
        self.names = names
        self.title = title
        self.towns = towns
        self.batches = batches
    }
}

/// Asks for the programmes, by id.
public struct ListProgrammes: Query {
    /// The name on the bus.
    public static let name = "registry.list-programmes"
    /// A page of programmes.
    public typealias Reply = Page<ProgrammeSummary>

    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(limit: Int? = nil, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for a programme's definition.
public struct FindProgramme: Query {
    /// The name on the bus.
    public static let name = "registry.find-programme"
    /// The definition.
    public typealias Reply = ProgrammeDefinition

    /// The programme's id.
    public var id: String
    /// Which version; the last when left out.
    public var version: Int?

    /// Makes a query.
    public init(id: String, version: Int? = nil) {
        self.id = id
        self.version = version
    }
}
