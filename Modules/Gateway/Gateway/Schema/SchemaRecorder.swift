/// A decoder that has nothing to decode: it answers with empty values and notes what was asked for.
final class SchemaRecorder: Decoder {
    let book: SchemaBook
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    /// What the type has shown of itself so far.
    var schema: JSONSchema = .any

    init(book: SchemaBook) { self.book = book }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        if case .object = schema {} else { schema = .object([:], required: []) }
        return KeyedDecodingContainer(RecordingFields<Key>(recorder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        schema = .array(.any)
        return RecordingElements(recorder: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { RecordingValue(recorder: self) }

    /// Notes a member of an object.
    func note(_ name: String, _ member: JSONSchema, required: Bool) {
        guard case .object(var members, var names) = schema else { return }
        members[name] = required ? member : .nullable(member)
        if required { names.insert(name) }
        schema = .object(members, required: names)
    }

    /// A value of a type, or the end of the reading when none can be made.
    func value<Value: Decodable>(_ recorded: (schema: JSONSchema, value: Value?)) throws -> Value {
        guard let value = recorded.value else {
            throw DecodingError.valueNotFound(Value.self, .init(codingPath: [], debugDescription: "no example"))
        }
        return value
    }

    /// The text that a recorder answers with: it also passes where 16 hex digits are wanted.
    static let exampleText = "0000000000000000"
}

/// The members of an object, noted as they are asked for.
private struct RecordingFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }

    /// Asked for by dictionaries only, whose names are not known beforehand.
    var allKeys: [Key] {
        recorder.schema = .map(.any)
        return Key(stringValue: SchemaRecorder.exampleText).map { [$0] } ?? []
    }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let recorded = recorder.book.record(type)
        if case .map = recorder.schema {
            recorder.schema = .map(recorded.schema)
        } else {
            recorder.note(key.stringValue, recorded.schema, required: true)
        }
        return try recorder.value(recorded)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? { note(type, key) }

    // The plain types have defaults of their own, which would take the general one's place.
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { note(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { note(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { note(type, key) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { note(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { note(type, key) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { note(type, key) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { note(type, key) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { note(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { note(type, key) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { note(type, key) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { note(type, key) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { note(type, key) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { note(type, key) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { note(type, key) }

    private func note<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        recorder.note(key.stringValue, recorder.book.record(type).schema, required: false)
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        recorder.note(key.stringValue, .any, required: true)
        return SchemaRecorder(book: recorder.book).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        recorder.note(key.stringValue, .array(.any), required: true)
        return SchemaRecorder(book: recorder.book).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { SchemaRecorder(book: recorder.book) }
    func superDecoder(forKey key: Key) throws -> any Decoder { SchemaRecorder(book: recorder.book) }
}

/// The one element that a list is asked for.
private struct RecordingElements: UnkeyedDecodingContainer {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    init(recorder: SchemaRecorder) { self.recorder = recorder }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        currentIndex += 1
        let recorded = recorder.book.record(type)
        recorder.schema = .array(recorded.schema)
        return try recorder.value(recorded)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        currentIndex += 1
        return SchemaRecorder(book: recorder.book).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        currentIndex += 1
        return SchemaRecorder(book: recorder.book).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { SchemaRecorder(book: recorder.book) }
}

/// A value that stands alone.
private struct RecordingValue: SingleValueDecodingContainer {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode(_ type: Bool.Type) throws -> Bool { note(.boolean, false) }
    func decode(_ type: String.Type) throws -> String { note(.string(), SchemaRecorder.exampleText) }
    func decode(_ type: Double.Type) throws -> Double { note(.number, 0) }
    func decode(_ type: Float.Type) throws -> Float { note(.number, 0) }
    func decode(_ type: Int.Type) throws -> Int { note(.integer, 0) }
    func decode(_ type: Int8.Type) throws -> Int8 { note(.integer, 0) }
    func decode(_ type: Int16.Type) throws -> Int16 { note(.integer, 0) }
    func decode(_ type: Int32.Type) throws -> Int32 { note(.integer, 0) }
    func decode(_ type: Int64.Type) throws -> Int64 { note(.integer, 0) }
    func decode(_ type: UInt.Type) throws -> UInt { note(.integer, 0) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { note(.integer, 0) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { note(.integer, 0) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { note(.integer, 0) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { note(.integer, 0) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let recorded = recorder.book.record(type)
        recorder.schema = recorded.schema
        return try recorder.value(recorded)
    }

    private func note<Value>(_ schema: JSONSchema, _ value: Value) -> Value {
        recorder.schema = schema
        return value
    }
}
