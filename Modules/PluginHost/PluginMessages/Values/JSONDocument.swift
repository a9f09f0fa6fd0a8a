/// Any JSON: what a plugin says in a shape of its own, such as the JSON Schema of a town's attributes.
public indirect enum JSONDocument: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case integer(Int64)
    /// Another number; figures are never written so, they are decimal texts.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONDocument])
    /// Members by name.
    case object([String: JSONDocument])

    /// The value under a name; `nil` when there is none, or this is no object.
    public subscript(_ name: String) -> JSONDocument? {
        if case .object(let members) = self { members[name] } else { nil }
    }
}

extension JSONDocument: Codable {
    /// Reads any JSON.
    ///
    /// - Throws: `DecodingError` when it is none.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let flag = try? value.decode(Bool.self) {
            self = .bool(flag)
        } else if let integer = try? value.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let elements = try? value.decode([JSONDocument].self) {
            self = .array(elements)
        } else {
            self = .object(try value.decode([String: JSONDocument].self))
        }
    }

    /// Writes it.
    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let flag): try value.encode(flag)
        case .integer(let integer): try value.encode(integer)
        case .number(let number): try value.encode(number)
        case .string(let text): try value.encode(text)
        case .array(let elements): try value.encode(elements)
        case .object(let members): try value.encode(members)
        }
    }
}
