import Messages

/// The named shapes of the messages that go in and out, read off their `Decodable` conformance.
///
/// A message's shape is found by letting it decode itself from a ``SchemaRecorder``, which notes every name and type
/// that is asked for. So the document that is served cannot drift from the types that are served.
final class SchemaBook {
    /// The shapes by name.
    private(set) var shapes: [String: JSONSchema] = [:]
    /// Types that are being read, so that a type that holds itself ends.
    private var open: Set<String> = []

    /// The shape of a type: a plain one, or a reference to one that is now in ``shapes``.
    func schema<Value: Decodable>(of type: Value.Type) -> JSONSchema {
        record(type).schema
    }

    /// Takes over shapes that were read elsewhere.
    func add(_ others: [String: JSONSchema]) {
        shapes.merge(others) { own, _ in own }
    }

    /// Reads a type, and makes a value of it when that is possible.
    func record<Value: Decodable>(_ type: Value.Type) -> (schema: JSONSchema, value: Value?) {
        if let schema = Self.plain(type) { return (schema, try? Value(from: SchemaRecorder(book: self))) }
        if let example = Self.example(of: type) { return (.string(), example) }
        if let values = Self.cases(of: type) { return (.string(values: values), Self.firstCase(of: type)) }
        let name = Self.name(of: type)
        guard !open.contains(name) else { return (.reference(name), nil) }
        open.insert(name)
        defer { open.remove(name) }
        let recorder = SchemaRecorder(book: self)
        let value = try? Value(from: recorder)
        guard case .object = recorder.schema else { return (recorder.schema, value) }
        shapes[name] = recorder.schema
        return (.reference(name), value)
    }

    private static func plain(_ type: Any.Type) -> JSONSchema? {
        switch type {
        case is JSONValue.Type: .any
        case is String.Type: .string()
        case is Bool.Type: .boolean
        case is any BinaryInteger.Type: .integer
        case is any BinaryFloatingPoint.Type: .number
        default: nil
        }
    }

    private static func example<Value>(of type: Value.Type) -> Value? {
        func example<Text: TextValue>(_ type: Text.Type) -> Any { type.example }
        return (type as? any TextValue.Type).flatMap { example($0) as? Value }
    }

    private static func cases(of type: Any.Type) -> [String]? {
        func values<Choice: CaseIterable>(_ type: Choice.Type) -> [String] {
            type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        }
        guard let choice = type as? any CaseIterable.Type else { return nil }
        let found = values(choice)
        return found.isEmpty ? nil : found
    }

    private static func firstCase<Value>(of type: Value.Type) -> Value? {
        func first<Choice: CaseIterable>(_ type: Choice.Type) -> Any? { type.allCases.first }
        return (type as? any CaseIterable.Type).flatMap { first($0) as? Value }
    }

    /// The name of a type without its module (`ProblemFault`); a generic one has its arguments behind (`PageOfTown`).
    static func name(of type: Any.Type) -> String {
        let full = String(reflecting: type)
        let parts = full.split(whereSeparator: { $0 == "<" || $0 == ">" || $0 == "," }).map { part in
            part.split(separator: ".").dropFirst().joined()
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "Of")
    }
}
