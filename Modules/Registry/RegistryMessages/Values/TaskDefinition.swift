import Messages

/// A task of a programme with the units that answer for it.
public struct TaskDefinition: Codable, Sendable, Hashable {
    /// The id within the programme.
    public var id: String
    /// Its names.
    public var names: LocalizedName
    /// The clause.
    @OrNull public var source: String?

    /// Defines a task.
    public init(id: String, names: LocalizedName, source: String? = nil) {
        self.id = id
        self.names = names
        self._source = OrNull(wrappedValue: source)
    }
}
