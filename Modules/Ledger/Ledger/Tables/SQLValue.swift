/// A value that goes into or comes out of a table, the same for every database.
public enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A whole number; truth values are 0 and 1.
    case integer(Int64)
    /// A floating-point number.
    case real(Double)
    /// Text.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// The text, or null when there is none.
    public init(_ text: String?) {
        self = text.map(SQLValue.text) ?? .null
    }

    /// The number, or null when there is none.
    public init(_ number: Int64?) {
        self = number.map(SQLValue.integer) ?? .null
    }

    /// 1 or 0.
    public init(_ truth: Bool) {
        self = .integer(truth ? 1 : 0)
    }

    /// The bit pattern of an unsigned number, since databases have only signed ones.
    public init(bits: UInt64) {
        self = .integer(Int64(bitPattern: bits))
    }
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
    /// Null.
    public init(nilLiteral: ()) { self = .null }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A floating-point number.
    public init(floatLiteral value: Double) { self = .real(value) }
    /// Text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// 1 or 0.
    public init(booleanLiteral value: Bool) { self.init(value) }
}

extension SQLValue: CustomStringConvertible {
    /// The value as SQL would write it; bytes as hex.
    public var description: String {
        switch self {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): "'\(text)'"
        case .blob(let bytes): "x'\(Hex.text(bytes))'"
        }
    }
}
