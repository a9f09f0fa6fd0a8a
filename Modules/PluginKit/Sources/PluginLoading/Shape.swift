import PluginKit

/// What a JSON value must look like; ``faults(in:at:)`` names every place where it does not.
indirect enum Shape: Sendable {
    case text
    case bool
    /// A whole number that fits in 16 bits.
    case whole
    case decimal
    /// A decimal number between 0 and 1.
    case share
    /// Lower-case words joined by `-`, at most so many bytes.
    case word(atMost: Int)
    /// Text that a rule lets pass; `expected` says what it wants.
    case ruled(expected: String, @Sendable (String) -> Bool)
    case oneOf([String])
    case list(of: Shape)
    case object([String: Field])
    /// A JSON Schema of an object.
    case schema
    /// An object whose text at a key says which of the shapes it has.
    case choice(by: String, [String: [String: Field]])

    /// A member of an object.
    struct Field: Sendable {
        let shape: Shape
        let isRequired: Bool

        static func must(_ shape: Shape) -> Field { Field(shape: shape, isRequired: true) }
        static func may(_ shape: Shape) -> Field { Field(shape: shape, isRequired: false) }
    }

    /// Names every place at fault.
    func faults(in value: JSONValue, at pointer: String = "") -> [PluginFault.Place] {
        switch self {
        case .list(let shape):
            guard let elements = value.list else { return [Self.expected("a list", pointer)] }
            return elements.enumerated().flatMap { shape.faults(in: $0.element, at: "\(pointer)/\($0.offset)") }
        case .object(let fields):
            return Self.faults(in: value, fields, at: pointer)
        case .choice(let key, let shapes):
            guard let kind = value[key]?.text, let fields = shapes[kind] else {
                let kinds = shapes.keys.sorted().joined(separator: ", ")
                return [Self.expected("one of \(kinds)", "\(pointer)/\(key)")]
            }
            return Self.faults(in: value, fields.merging([key: .must(.text)]) { own, _ in own }, at: pointer)
        case .schema:
            let isSchema = value["type"] == .text("object") && (value["properties"].map { $0.object != nil } ?? true)
            return isSchema ? [] : [Self.expected("a JSON Schema of the type 'object'", pointer)]
        default:
            return plainFault(in: value, at: pointer).map { [$0] } ?? []
        }
    }

    private func plainFault(in value: JSONValue, at pointer: String) -> PluginFault.Place? {
        func unless(_ isRight: Bool, _ expected: String) -> PluginFault.Place? {
            isRight ? nil : Self.expected(expected, pointer)
        }
        switch self {
        case .bool: return unless(value.bool != nil, "true or false")
        case .whole: return unless(Self.isWhole(value), "a whole number from 0 to \(UInt16.max)")
        case .decimal: return unless(Self.decimal(value) != nil, "a decimal number as a string, such as \"60.5\"")
        case .share:
            let number = Self.decimal(value)
            return unless(number.map { $0 >= 0 && $0 <= 1 } ?? false, "a decimal number from \"0\" to \"1\"")
        case .word(let limit):
            let isWord = value.text.map { Self.isWord($0, limit) } ?? false
            return unless(isWord, "lower-case words joined by '-', at most \(limit) bytes")
        case .ruled(let expected, let rule): return unless(value.text.map(rule) ?? false, expected)
        case .oneOf(let words): return unless(value.text.map(words.contains) ?? false, "one of \(words.joined(", "))")
        default: return unless(value.text.map { !$0.isEmpty } ?? false, "a text that is not empty")
        }
    }

    private static func faults(
        in value: JSONValue,
        _ fields: [String: Field],
        at pointer: String
    ) -> [PluginFault.Place] {
        guard let members = value.object else { return [expected("an object", pointer)] }
        let unknown = members.keys.filter { fields[$0] == nil }.sorted().map { key in
            PluginFault.Place(
                "\(pointer)/\(escape(key))",
                "is not known; expected \(fields.keys.sorted().joined(", "))"
            )
        }
        let known = fields.sorted { $0.key < $1.key }.flatMap { key, field -> [PluginFault.Place] in
            let place = "\(pointer)/\(key)"
            let member = members[key] ?? .null
            guard !member.isNull else { return field.isRequired ? [PluginFault.Place(place, "is not there")] : [] }
            return field.shape.faults(in: member, at: place)
        }
        return unknown + known
    }

    private static func expected(_ what: String, _ pointer: String) -> PluginFault.Place {
        PluginFault.Place(pointer, "expected \(what)")
    }

    /// A member's name as a part of a JSON pointer.
    ///
    /// > Source: RFC 6901, section 3.
    private static func escape(_ key: String) -> String {
        key.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    private static func decimal(_ value: JSONValue) -> ExactDecimal? { value.text.flatMap { ExactDecimal($0) } }

    private static func isWhole(_ value: JSONValue) -> Bool {
        guard case .number(let number) = value else { return false }
        return UInt16("\(number)") != nil
    }

    private static func isWord(_ text: String, _ limit: Int) -> Bool {
        text.utf8.count <= limit
            && text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
            }
    }
}

extension Sequence<String> {
    fileprivate func joined(_ separator: String) -> String { joined(separator: separator) }
}
