import Ledger
import Messages

/// Who may give a command or ask a query.
package enum Right: Sendable, Hashable {
    /// Administrators, officers of the whole, and those roles for the places that they are there for.
    case officersOfTheWhole(and: Set<Access.Role>)
    /// Only those roles, and only for the whole.
    case only(Set<Access.Role>)
    /// Whoever is there for the whole.
    case whole
    /// Everybody, with the same answer.
    case everybody
    /// Everybody, about the places that they are there for.
    case scoped

    /// Whether it lets somebody in.
    package func admits(_ access: Access) -> Bool {
        switch self {
        case .officersOfTheWhole(let roles):
            access.role == .administrator || access.role == .officer && access.isWhole || roles.contains(access.role)
        case .only(let roles): access.isWhole && roles.contains(access.role)
        case .whole: access.isWhole
        case .everybody, .scoped: true
        }
    }
}

/// Who may do and see what, the same in every module.
public enum ScopeRules {
    /// Refuses what is outside somebody's scope.
    ///
    /// - Throws: ``Problem`` `MODULE.not-in-scope`, kind `forbidden`.
    public static func require(_ access: Access, toCover place: Place, of module: String) throws(Problem) {
        guard !access.covers(place) else { return }
        throw Problem(
            "\(module).not-in-scope",
            .forbidden,
            "This belongs to a town or a programme that you are not there for.",
            remedy: "Ask the administrator for a wider scope."
        )
    }

    /// Admits somebody to a command or a query.
    ///
    /// - Throws: ``Problem`` of kind `forbidden`: `MODULE.not-allowed` for another role, `MODULE.not-in-scope` when the
    ///   answer is the whole and the asker is there for less.
    package static func admit(_ access: Access, to operation: String, _ right: Right) throws(Problem) {
        if right == .whole { return try requireWhole(access, for: operation) }
        guard !right.admits(access) else { return }
        throw Problem(
            "\(service(operation)).not-allowed",
            .forbidden,
            "'\(operation)' is not for the role '\(access.role.rawValue)' with this scope.",
            remedy: "docs/permissions.md says which roles it is for."
        )
    }

    /// Refuses a question whose answer is the whole.
    ///
    /// - Throws: ``Problem`` `MODULE.not-in-scope`, kind `forbidden`.
    package static func requireWhole(_ access: Access, for operation: String) throws(Problem) {
        guard !access.isWhole else { return }
        throw Problem(
            "\(service(operation)).not-in-scope",
            .forbidden,
            "'\(operation)' answers with more than you are there for.",
            remedy: "Ask about your own towns, or ask the administrator for a wider scope."
        )
    }

    /// Refuses events of places that are not covered: what somebody changes lies within their scope.
    static func require(_ access: Access, toCover decision: EncodedDecision, of command: String) throws {
        guard !access.isWhole else { return }
        for entry in decision.events {
            let place = try MessageCoding.decode(Place.self, from: entry.data, of: entry.type)
            try require(access, toCover: place, of: service(command))
        }
    }

    private static func service(_ operation: String) -> String {
        String(operation.prefix { $0 != "." })
    }
}

extension Access {
    /// A condition on rows that hold a programme and a town.
    ///
    /// - Parameters:
    ///   - programme: The column with the programme's id; `nil` when rows have none and are of every programme.
    ///   - town: The column with the town's id; `nil` when rows have none and are of every town.
    /// - Returns: SQL in brackets and its arguments; `1 = 1` when all is covered.
    public func condition(programme: String?, town: String?) -> (sql: String, arguments: [SQLValue]) {
        let columns = [(programme, programmes), (town, towns)]
        let limits = columns.compactMap { column, ids in ids.map { (column, $0) } }
        guard !limits.isEmpty else { return ("1 = 1", []) }
        let conditions = limits.map { column, ids in
            column.map { ids.isEmpty ? "1 = 0" : "\($0) IN \(SQL.places(ids.count))" } ?? "1 = 1"
        }
        let arguments = limits.flatMap { column, ids in column == nil ? [] : ids.map { SQLValue.text($0) } }
        return ("(" + conditions.joined(separator: " AND ") + ")", arguments)
    }
}
