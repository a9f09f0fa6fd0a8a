import ModuleKit

/// JSON as the bus carries it.
enum MessageBytes {
    static func encode(_ value: some Encodable) throws -> [UInt8] { try MessageCoding.encode(value) }

    static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try MessageCoding.decode(type, from: bytes, of: "test")
    }

    static func text(_ value: some Encodable) throws -> String { String(decoding: try encode(value), as: UTF8.self) }
}
