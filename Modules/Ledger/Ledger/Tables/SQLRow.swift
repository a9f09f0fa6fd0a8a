/// One row of an answer.
public struct SQLRow: Sendable, Hashable {
    /// The columns' names, in the order of the statement.
    public let columns: [String]
    /// The values, in the same order.
    public let values: [SQLValue]

    /// Makes a row; `columns` and `values` are equally many.
    public init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value in a column; null when there is no such column.
    public subscript(_ column: String) -> SQLValue {
        guard let index = columns.firstIndex(of: column), index < values.count else { return .null }
        return values[index]
    }

    /// The text in a column, `nil` when it holds none.
    public func text(_ column: String) -> String? {
        if case .text(let text) = self[column] { text } else { nil }
    }

    /// The whole number in a column, `nil` when it holds none.
    public func integer(_ column: String) -> Int64? {
        if case .integer(let number) = self[column] { number } else { nil }
    }

    /// The number in a column, whole or not, `nil` when it holds none.
    public func real(_ column: String) -> Double? {
        switch self[column] {
        case .real(let number): number
        case .integer(let number): Double(number)
        case .null, .text, .blob: nil
        }
    }

    /// The bytes in a column, `nil` when it holds none.
    public func blob(_ column: String) -> [UInt8]? {
        if case .blob(let bytes) = self[column] { bytes } else { nil }
    }

    /// Whether the number in a column is other than 0, `nil` when it holds none.
    public func bool(_ column: String) -> Bool? {
        integer(column).map { $0 != 0 }
    }

    /// The unsigned number whose bit pattern a column holds, `nil` when it holds none.
    func bits(_ column: String) -> UInt64? {
        integer(column).map(UInt64.init(bitPattern:))
    }
}
