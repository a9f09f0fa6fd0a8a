import Ledger
import Messages

extension SQLRow {
    /// The value that a column holds as JSON.
    package func json<Value: Decodable>(_ type: Value.Type, _ column: String) throws -> Value {
        try MessageCoding.decode(type, from: Array((text(column) ?? "").utf8), of: column)
    }

    /// The value that a column holds as JSON, `nil` when it holds none.
    package func optionalJSON<Value: Decodable>(_ type: Value.Type, _ column: String) throws -> Value? {
        try text(column).map { try MessageCoding.decode(type, from: Array($0.utf8), of: column) }
    }

    /// The whole number in a column.
    package func int(_ column: String) -> Int? { integer(column).map(Int.init) }
}

extension SQLValue {
    /// A value as JSON.
    package init(json value: (some Encodable)?) throws {
        self = try value.map { .text(String(decoding: try MessageCoding.encode($0), as: UTF8.self)) } ?? .null
    }

    /// A whole number, or null.
    package init(_ number: Int?) { self.init(number.map(Int64.init)) }
}

/// Pieces of SQL that several stores use.
package enum SQL {
    /// Holds on a day: two arguments, the day twice.
    package static func holds(_ table: String) -> String {
        "\(table).valid_from <= ? AND (\(table).valid_to IS NULL OR \(table).valid_to > ?)"
    }

    /// So many placeholders in brackets.
    package static func places(_ count: Int) -> String {
        "(" + repeatElement("?", count: count).joined(separator: ", ") + ")"
    }

    /// A pattern for `LIKE … ESCAPE '\'` that takes the text for itself.
    package static func pattern(_ text: String, anywhere: Bool) -> String {
        let escaped = text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return anywhere ? "%\(escaped)%" : "\(escaped)%"
    }
}

extension TableReader {
    /// The number that a statement counts.
    package func count(_ sql: String, _ arguments: [SQLValue] = []) throws -> Int {
        try rows(sql, arguments).first.flatMap { $0.int($0.columns.first ?? "") } ?? 0
    }
}
