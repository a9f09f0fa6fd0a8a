import Ledger
import Messages
import ModuleKit

/// Which rows are counted: those that the asker may see, of a programme and of a town where one is named.
struct Filter {
    let sql: String
    let arguments: [SQLValue]

    /// Limits rows with the columns `programme` and `town`.
    ///
    /// - Parameters:
    ///   - access: What the asker may see.
    ///   - programme: A programme, `nil` for all.
    ///   - town: A town, `nil` for all.
    ///   - hasTown: Whether the rows have a town at all; rounds have none.
    init(_ access: Access, programme: String? = nil, town: String? = nil, hasTown: Bool = true) {
        let scope = access.condition(programme: "programme", town: hasTown ? "town" : nil)
        var conditions = [scope.sql]
        var arguments = scope.arguments
        for case (let column, let value?) in [("programme", programme), ("town", hasTown ? town : nil)] {
            conditions.append("\(column) = ?")
            arguments.append(.text(value))
        }
        sql = conditions.joined(separator: " AND ")
        self.arguments = arguments
    }
}
