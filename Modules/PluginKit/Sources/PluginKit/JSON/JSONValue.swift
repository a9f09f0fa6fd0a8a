import Foundation

/// Any JSON value: a town's attributes, a plugin's state.
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, exact.
    case number(Decimal)
    /// A string.
    case text(String)
    /// An array.
    case list([JSONValue])
    /// An object.
    case object([String: JSONValue])
}

extension JSONValue: Codable {
    /// Reads any value.
    public init(from decoder: any Decoder) throws {
        if let own = decoder as? JSONValueDecoder {
            self = own.value
            return
        }
        let field = try decoder.singleValueContainer()
        if let value = try? field.decode(String.self) {
            self = .text(value)
        } else if field.decodeNil() {
            self = .null
        } else if let value = try? field.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? field.decode(Decimal.self) {
            self = .number(value)
        } else if let value = try? field.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try field.decode([String: JSONValue].self))
        }
    }

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        switch self {
        case .null: try field.encodeNil()
        case .bool(let value): try field.encode(value)
        case .number(let value): try field.encode(value)
        case .text(let value): try field.encode(value)
        case .list(let value): try field.encode(value)
        case .object(let value): try field.encode(value)
        }
    }
}

extension JSONValue {
    /// The member of an object; `nil` when there is none, or this is no object.
    public subscript(_ key: String) -> JSONValue? { object?[key] }

    /// The members, when this is an object.
    public var object: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The elements, when this is an array.
    public var list: [JSONValue]? {
        guard case .list(let elements) = self else { return nil }
        return elements
    }

    /// The string, when this is one.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The truth value, when this is one.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The number, when this is a number or a string that is one.
    public var decimal: ExactDecimal? {
        switch self {
        case .number(let number): ExactDecimal(number)
        case .text(let text): ExactDecimal(text)
        default: nil
        }
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
