/// The attributes of a record: a flat JSON object of what the head does not carry.
///
/// Names are CloudEvents names (lower-case letters and digits). Written in the order given, read in any order. Values
/// are strings or whole numbers; a reader keeps any other value as its JSON text.
public struct Attributes: Sendable, Hashable {
    /// A value.
    public enum Value: Sendable, Hashable {
        /// A JSON string.
        case string(String)
        /// A whole number.
        case number(Int64)
        /// Any other JSON, as written.
        case json(String)
    }

    /// Names and values, in order.
    public private(set) var entries: [(name: String, value: Value)] = []

    /// Makes an empty object.
    public init() {}

    /// The value under a name; setting `nil` removes it.
    public subscript(name: String) -> Value? {
        get { entries.first { $0.name == name }?.value }
        set {
            let index = entries.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// Makes room for the usual number of entries at once.
    package mutating func reserve() {
        entries.reserveCapacity(8)
    }

    /// Adds a value under a name that is not there yet; `nil` adds nothing.
    package mutating func append(_ name: String, _ value: Value?) {
        if let value { entries.append((name, value)) }
    }

    /// The text under a name, `nil` when there is none or it is not a string.
    public subscript(text name: String) -> String? {
        get { if case .string(let text)? = self[name] { text } else { nil } }
        set { self[name] = newValue.map(Value.string) }
    }

    /// The number under a name, `nil` when there is none or it is not a whole number.
    public subscript(number name: String) -> Int64? {
        get { if case .number(let number)? = self[name] { number } else { nil } }
        set { self[name] = newValue.map(Value.number) }
    }

    /// The object as JSON.
    public var json: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(32 * entries.count + 2)
        out.append(UInt8(ascii: "{"))
        for (index, entry) in entries.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            JSONText.write(entry.name, to: &out)
            out.append(UInt8(ascii: ":"))
            switch entry.value {
            case .string(let text): JSONText.write(text, to: &out)
            case .number(let number): out.append(contentsOf: String(number).utf8)
            case .json(let text): out.append(contentsOf: text.utf8)
            }
        }
        out.append(UInt8(ascii: "}"))
        return out
    }

    /// Equal when the same names have the same values, in any order.
    public static func == (left: Attributes, right: Attributes) -> Bool {
        left.dictionary == right.dictionary
    }

    /// Hashes without regard to order.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(dictionary)
    }

    private var dictionary: [String: Value] {
        Dictionary(entries.map { ($0.name, $0.value) }) { _, last in last }
    }
}
