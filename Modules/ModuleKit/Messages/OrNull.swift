/// A value that may be unknown.
///
/// It is written as `null`, where a plain optional would leave the field out.
///
/// Scripts rely on it: a town always has a `townType`, and an unknown one is `null`.
@propertyWrapper
public struct OrNull<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// The value, `nil` when unknown.
    public var wrappedValue: Value?

    /// Wraps a value.
    public init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    /// Reads a value or `null`.
    ///
    /// - Throws: `DecodingError` when something else stands there.
    public init(from decoder: any Decoder) throws {
        let field = try decoder.singleValueContainer()
        wrappedValue = field.decodeNil() ? nil : try field.decode(Value.self)
    }

    /// Writes the value or `null`.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        if let wrappedValue { try field.encode(wrappedValue) } else { try field.encodeNil() }
    }
}

/// A list that may be left out, which counts as empty.
@propertyWrapper
public struct OrEmpty<Element: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// The list.
    public var wrappedValue: [Element]

    /// Wraps a list.
    public init(wrappedValue: [Element]) {
        self.wrappedValue = wrappedValue
    }

    /// Reads a list or `null`.
    ///
    /// - Throws: `DecodingError` when something else stands there.
    public init(from decoder: any Decoder) throws {
        let field = try decoder.singleValueContainer()
        wrappedValue = field.decodeNil() ? [] : try field.decode([Element].self)
    }

    /// Writes the list, empty ones too.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        try field.encode(wrappedValue)
    }
}

/// A flag that may be left out, which counts as `false`.
@propertyWrapper
public struct OrFalse: Codable, Sendable, Hashable {
    /// The flag.
    public var wrappedValue: Bool

    /// Wraps a flag.
    public init(wrappedValue: Bool) {
        self.wrappedValue = wrappedValue
    }

    /// Reads a flag or `null`.
    ///
    /// - Throws: `DecodingError` when something else stands there.
    public init(from decoder: any Decoder) throws {
        let field = try decoder.singleValueContainer()
        wrappedValue = field.decodeNil() ? false : try field.decode(Bool.self)
    }

    /// Writes the flag, `false` too.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        try field.encode(wrappedValue)
    }
}

extension KeyedDecodingContainer {
    /// Lets a field be missing: it counts as unknown.
    ///
    /// - Throws: `DecodingError` when a value of another type stands there.
    public func decode<Value>(_ type: OrNull<Value>.Type, forKey key: Key) throws -> OrNull<Value> {
        try decodeIfPresent(type, forKey: key) ?? OrNull(wrappedValue: nil)
    }

    /// Lets a list be missing: it counts as empty.
    ///
    /// - Throws: `DecodingError` when a value of another type stands there.
    public func decode<Element>(_ type: OrEmpty<Element>.Type, forKey key: Key) throws -> OrEmpty<Element> {
        try decodeIfPresent(type, forKey: key) ?? OrEmpty(wrappedValue: [])
    }

    /// Lets a flag be missing: it counts as `false`.
    ///
    /// - Throws: `DecodingError` when a value of another type stands there.
    public func decode(_ type: OrFalse.Type, forKey key: Key) throws -> OrFalse {
        try decodeIfPresent(type, forKey: key) ?? OrFalse(wrappedValue: false)
    }
}
