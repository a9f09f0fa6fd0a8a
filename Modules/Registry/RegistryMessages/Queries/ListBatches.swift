import Messages

/// A published batch in a list.
public struct BatchSummary: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The batch's number.
    public var number: Int
    /// When it was published.
    public var published: String
    /// The document that published it.
    public var citation: Citation
    /// The version of the programme's definition that it was published under.
    public var programmeVersion: Int
    /// How many towns it lists.
    public var towns: Int
    /// In how many lists the text claims something else: 0 or 1.
    public var discrepancies: Int

    /// Makes a summary.
    public init(
        programme: String,
        number: Int,
        published: String,
        citation: Citation,
        programmeVersion: Int,
        towns: Int,
        discrepancies: Int
    ) {
        self.programme = programme
        self.number = number
        self.published = published
        self.citation = citation
        self.programmeVersion = programmeVersion
        self.towns = towns
        self.discrepancies = discrepancies
    }
}

/// Asks for published batches, by programme and number.
public struct ListBatches: Query {
    /// The name on the bus.
    public static let name = "registry.list-batches"
    /// A page of batches.
    public typealias Reply = Page<BatchSummary>

    /// Only batches of this programme.
    public var programme: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(programme: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.programme = programme
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for a batch as it was published.
public struct FindBatch: Query {
    /// The name on the bus.
    public static let name = "registry.find-batch"
    /// The batch.
    public typealias Reply = PublishedBatch

    /// The programme's id.
    public var programme: String
    /// The batch's number.
    public var number: Int

    /// Makes a query.
    public init(programme: String, number: Int) {
        self.programme = programme
        self.number = number
    }
}
