import Ledger
import Messages
import ModuleKit
import RegistryMessages

extension SQLRow {
    /// The value that a column holds as JSON.
    func json<Value: Decodable>(_ type: Value.Type, _ column: String) throws -> Value {
        try MessageCoding.decode(type, from: Array((text(column) ?? "").utf8), of: column)
    }

    /// The value that a column holds as JSON, `nil` when it holds none.
    func optionalJSON<Value: Decodable>(_ type: Value.Type, _ column: String) throws -> Value? {
        try text(column).map { try MessageCoding.decode(type, from: Array($0.utf8), of: column) }
    }

    /// The whole number in a column.
    func int(_ column: String) -> Int? { integer(column).map(Int.init) }
}

extension SQLValue {
    /// A value as JSON.
    init(json value: (some Encodable)?) throws {
        self = try value.map { .text(String(decoding: try MessageCoding.encode($0), as: UTF8.self)) } ?? .null
    }

    /// A whole number, or null.
    init(_ number: Int?) { self.init(number.map(Int64.init)) }
}

/// Pieces of SQL that several stores use.
enum SQL {
    /// Holds on a day: two arguments, the day twice.
    static func holds(_ table: String) -> String {
        "\(table).valid_from <= ? AND (\(table).valid_to IS NULL OR \(table).valid_to > ?)"
    }

    /// So many placeholders in brackets.
    static func places(_ count: Int) -> String {
        "(" + repeatElement("?", count: count).joined(separator: ", ") + ")"
    }

    /// A pattern for `LIKE … ESCAPE '\'` that takes the text for itself.
    static func pattern(_ text: String, anywhere: Bool) -> String {
        let escaped = text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return anywhere ? "%\(escaped)%" : "\(escaped)%"
    }
}

extension TableReader {
    /// The number that a statement counts.
    func count(_ sql: String, _ arguments: [SQLValue] = []) throws -> Int {
        try rows(sql, arguments).first.flatMap { $0.int($0.columns.first ?? "") } ?? 0
    }
}

/// Which page is asked for.
struct PageRequest {
    let limit: Int
    let cursor: String?

    /// Reads a page request.
    ///
    /// - Throws: ``Problem`` when the limit is not between 1 and ``PageLimit/most``.
    init(limit: Int?, cursor: String?) throws {
        let limit = limit ?? PageLimit.usual
        guard (1...PageLimit.most).contains(limit) else {
            throw Problem(
                RegistryCode.invalid,
                .invalid,
                "A page of \(limit) items is not possible.",
                remedy: "Ask for 1 to \(PageLimit.most) and follow 'next'.",
                errors: [.init(pointer: "/limit", message: "expected 1 to \(PageLimit.most), found \(limit)")]
            )
        }
        self.limit = limit
        self.cursor = cursor
    }

    /// Makes the page from rows of which one more than the limit was asked for.
    func page<Item>(_ items: [Item], total: Int, key: (Item) -> String) -> Page<Item> {
        let shown = Array(items.prefix(limit))
        return Page(items: shown, total: total, next: items.count > limit ? shown.last.map(key) : nil)
    }
}
