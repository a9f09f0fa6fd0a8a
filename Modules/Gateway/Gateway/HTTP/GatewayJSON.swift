import Foundation
import Messages

/// JSON as the gateway writes and reads it.
enum GatewayJSON {
    /// Writes a value, keys sorted.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    /// Reads a value that a module sent.
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    /// The place and the text of a decoding error.
    static func fault(of error: DecodingError) -> Problem.Fault {
        switch error {
        case .typeMismatch(let type, let context):
            Problem.Fault(pointer: pointer(context.codingPath), message: "is not \(name(of: type))")
        case .valueNotFound(let type, let context):
            Problem.Fault(pointer: pointer(context.codingPath), message: "is null, expected \(name(of: type))")
        case .keyNotFound(let key, let context):
            Problem.Fault(pointer: pointer(context.codingPath + [key]), message: "is missing")
        case .dataCorrupted(let context):
            Problem.Fault(pointer: pointer(context.codingPath), message: context.debugDescription)
        @unknown default:
            Problem.Fault(pointer: "", message: "cannot be read")
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String {
        path.map { "/" + ($0.intValue.map(String.init) ?? escaped($0.stringValue)) }.joined()
    }

    /// A name as a JSON pointer writes it.
    ///
    /// > Source: RFC 6901, section 3.
    static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    private static func name(of type: Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is [Any].Type: "a list"
        case is any Collection.Type: "a list"
        default: "an object"
        }
    }
}
