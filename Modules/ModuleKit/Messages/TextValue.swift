/// A value that is written as one text, such as a decimal number or a period.
public protocol TextValue: Codable, Sendable, Hashable, CustomStringConvertible {
    /// Reads the text; `nil` when it is something else.
    init?(_ text: String)
    /// The value as it was written.
    var text: String { get }
    /// What a reader expects, for messages: `a decimal number as a string such as "510.3"`.
    static var expected: String { get }
    /// Some value, for a document that describes shapes.
    static var example: Self { get }
}

extension TextValue {
    /// The text.
    public var description: String { text }

    /// Reads the text.
    ///
    /// - Throws: `DecodingError` that says what was expected and what was found.
    public init(from decoder: any Decoder) throws {
        let field = try decoder.singleValueContainer()
        let text = try field.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: field,
                debugDescription: "expected \(Self.expected), found \"\(text)\""
            )
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        try field.encode(text)
    }
}
