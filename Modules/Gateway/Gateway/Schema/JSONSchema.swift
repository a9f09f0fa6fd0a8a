/// The shape of some JSON, as far as our messages need it.
indirect enum JSONSchema: Sendable, Hashable {
    /// Text, with a format (`date`) or a closed list of values.
    case string(format: String? = nil, values: [String] = [])
    case integer
    case number
    case boolean
    /// Anything at all.
    case any
    /// A list.
    case array(JSONSchema)
    /// An object with names that are not known beforehand.
    case map(JSONSchema)
    /// An object with known names; `required` are those that are always there.
    case object([String: JSONSchema], required: Set<String>)
    /// One of the named shapes of a ``SchemaBook``.
    case reference(String)
    /// A shape, or `null`.
    case nullable(JSONSchema)
}

extension JSONSchema {
    /// The shape in the words of JSON Schema 2020-12.
    var document: JSONValue {
        switch self {
        case .string(let format, let values): Self.string(format, values)
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .any: [:]
        case .array(let element): ["type": "array", "items": element.document]
        case .map(let value): ["type": "object", "additionalProperties": value.document]
        case .object(let properties, let required): Self.object(properties, required)
        case .reference(let name): ["$ref": .string("#/components/schemas/\(name)")]
        case .nullable(let schema): ["anyOf": [schema.document, ["type": "null"]]]
        }
    }

    private static func string(_ format: String?, _ values: [String]) -> JSONValue {
        var members: [String: JSONValue] = ["type": "string"]
        if let format { members["format"] = .string(format) }
        if !values.isEmpty { members["enum"] = .array(values.map(JSONValue.string)) }
        return .object(members)
    }

    private static func object(_ properties: [String: JSONSchema], _ required: Set<String>) -> JSONValue {
        var members: [String: JSONValue] = ["type": "object", "properties": .object(properties.mapValues(\.document))]
        if !required.isEmpty { members["required"] = .array(required.sorted().map(JSONValue.string)) }
        return .object(members)
    }
}
