import Messages

/// Asks for the circular of a month; who may see single towns only gets an extract.
public struct FindCircular: Query {
    /// The name on the bus.
    public static let name = "projects.circular"
    /// The circular.
    public typealias Reply = Circular

    /// The programme.
    public var programme: String
    /// The month, `2024-07`.
    public var month: Period
    /// Which one of that month; the last one when left out.
    public var edition: Int?

    /// Makes a query.
    public init(programme: String, month: Period, edition: Int? = nil) {
        self.programme = programme
        self.month = month
        self.edition = edition
    }
}

/// Asks which circulars were issued, the newest month first.
public struct ListCirculars: Query {
    /// The name on the bus.
    public static let name = "projects.list-circulars"
    /// A page of heads.
    public typealias Reply = Page<CircularHead>

    /// Only those of this programme.
    public var programme: String?
    /// Items on the page.
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
