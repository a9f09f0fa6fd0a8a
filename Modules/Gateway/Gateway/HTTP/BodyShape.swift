import Messages

/// The shape of a command's body: the command's own fields, less those that the path gives, and who acts and why.
struct BodyShape: Sendable {
    /// The body's own shape.
    let schema: JSONSchema
    /// The shapes that it refers to.
    let shapes: [String: JSONSchema]
    /// Whether the command has a `reason` of its own that is more than words: nobody's word on why it is given.
    let ownsReason: Bool

    /// Whether the command may name the version that it is meant for.
    var isVersioned: Bool { if case .object(let names, _) = schema { names["expectedVersion"] != nil } else { false } }

    /// Works out a shape.
    ///
    /// - Parameters:
    ///   - command: The command that the body becomes.
    ///   - given: Fields that come from the path and must not stand in the body.
    ///   - usual: Fields that have a value when the body leaves them out.
    init<C: Command>(_ command: C.Type, given: Set<String>, usual: Set<String>) {
        let book = SchemaBook()
        let reference = book.schema(of: command)
        let author = book.schema(of: Author.self)
        var (properties, required) = Self.members(reference, in: book)
        ownsReason = if case .reference? = properties["reason"] { true } else { false }
        let (authorProperties, authorRequired) = Self.members(author, in: book)
        properties = properties.filter { !given.contains($0.key) }.merging(authorProperties) { own, _ in own }
        required = required.subtracting(given).union(authorRequired).subtracting(usual).subtracting(["actor"])
        self.schema = .object(properties, required: required)
        self.shapes = book.shapes.filter { JSONSchema.reference($0.key) != reference && $0.key != "Author" }
    }

    private static func members(_ schema: JSONSchema, in book: SchemaBook) -> ([String: JSONSchema], Set<String>) {
        guard case .reference(let name) = schema, case .object(let properties, let required)? = book.shapes[name] else {
            return ([:], [])
        }
        return (properties, required)
    }
}

/// Who asks for a change and why: part of the body of every write.
struct Author: Decodable, Sendable {
    var actor: ActingUnit
    var reason: String?
}
