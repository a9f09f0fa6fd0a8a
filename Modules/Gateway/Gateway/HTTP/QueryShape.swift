import Messages

/// How a query's fields are read from a path and a query string.
struct QueryShape: Sendable {
    /// The fields that stand in the query string.
    let parameters: [EndpointParameter]
    private let fields: [String: JSONSchema]

    /// Works out a shape.
    ///
    /// - Parameters:
    ///   - query: The message.
    ///   - inPath: Fields that the path gives.
    init<Q: Query>(_ query: Q.Type, inPath: Set<String>) {
        let book = SchemaBook()
        var properties: [String: JSONSchema] = [:]
        if case .reference(let name) = book.schema(of: query), case .object(let known, _)? = book.shapes[name] {
            properties = known.mapValues { if case .nullable(let inner) = $0 { inner } else { $0 } }
        }
        self.fields = properties
        self.parameters = properties.filter { !inPath.contains($0.key) }
            .map { EndpointParameter(name: $0.key, schema: $0.value, text: Self.texts[$0.key] ?? "Filter.") }
            .sorted { $0.name < $1.name }
    }

    /// The message's members.
    ///
    /// - Parameters:
    ///   - request: Whose path and query.
    ///   - parts: Which field each part of the path fills.
    /// - Returns: The message as a JSON object; what was not given is left out.
    /// - Throws: ``HTTPProblem`` 400 naming the parameter.
    func members(of request: GatewayRequest, fields parts: [String: String]) throws(HTTPProblem) -> [String: JSONValue]
    {
        var members: [String: JSONValue] = [:]
        for (part, field) in parts { members[field] = try value(try request.path(part), of: field) }
        for parameter in parameters {
            guard let text = request.text(parameter.name) else { continue }
            members[parameter.name] = try value(text, of: parameter.name)
        }
        if case .integer(let limit)? = members["limit"], !(1...Int64(GatewayLimits.pageItems)).contains(limit) {
            throw QueryText.wrong("limit", "is \(limit); a page has 1 to \(GatewayLimits.pageItems) items")
        }
        return members
    }

    private func value(_ text: String, of field: String) throws(HTTPProblem) -> JSONValue {
        switch fields[field] {
        case .integer:
            guard let number = Int64(text) else { throw QueryText.wrong(field, "is not a whole number: '\(text)'") }
            return .integer(number)
        case .boolean:
            guard let flag = Bool(text) else { throw QueryText.wrong(field, "is neither true nor false: '\(text)'") }
            return .bool(flag)
        default:
            return .string(text)
        }
    }

    /// What the parameters mean that several queries have.
    private static let texts = [
        "limit": "Items on the page, 1 to \(GatewayLimits.pageItems); \(GatewayLimits.defaultPageItems) when left out.",
        "cursor": "The next of the page before.",
        "asOf": "As it was on this day (2021-06-30; 2021 is its last day).",
        "knownAt": "As it was known at the end of this day, later corrections left out.",
        "programme": "A programme's id.",
        "region": "A region's id, or the beginning of an official code.",
        "q": "Part of a name or an id.",
        "subject": "What the events are about: an id.",
        "actor": "The unit that caused the events.",
        "since": "From this day on (2024-07-01), office time.",
        "until": "Up to this day (2024-07-31), office time.",
    ]
}
