/// What a database said.
public struct DatabaseFault: Sendable, Hashable {
    /// What sort of fault it is, the same for every database.
    public enum Kind: String, Sendable, CaseIterable {
        /// A rule of the table was broken: a key twice, a missing value.
        case constraint
        /// No space is left.
        case full
        /// The file may not be written.
        case readOnly = "read-only"
        /// Somebody else holds it.
        case busy
        /// The file is not what it should be.
        case corrupt
        /// The disk or the connection failed.
        case input
        /// The statement is wrong, or anything else.
        case statement
    }

    /// What sort of fault it is.
    public let kind: Kind
    /// The database's own code.
    public let code: Int
    /// The database's own words, and the statement when it is known.
    public let message: String

    /// Describes a fault.
    public init(kind: Kind, code: Int, message: String) {
        self.kind = kind
        self.code = code
        self.message = message
    }

    /// Whether the same work may succeed later, with nothing changed but time or space.
    public var isTransient: Bool {
        switch kind {
        case .full, .readOnly, .busy, .input: true
        case .constraint, .corrupt, .statement: false
        }
    }
}

extension DatabaseFault: CustomStringConvertible {
    /// What happened and what to do.
    public var description: String {
        let remedy =
            switch kind {
            case .constraint: "The rows do not fit the table's rules."
            case .full: "Free some space, or raise the limit."
            case .readOnly: "Make the file and its folder writable."
            case .busy: "Let nobody else open the file."
            case .corrupt: "Keep the file, and restore from a backup."
            case .input: "Check the disk."
            case .statement: "Correct the statement."
            }
        return "The database failed (\(code)): \(message). \(remedy)"
    }
}
