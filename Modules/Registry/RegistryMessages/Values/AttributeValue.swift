import Foundation
import Messages

/// What is said of a town beyond the registry's own fields, under a name that its town type describes.
///
/// In JSON it is the plain value: `"LED"`, `12.5`, `true`, `["芯片", "封装"]`.
public enum AttributeValue: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A number.
    case number(DecimalValue)
    /// Yes or no.
    case flag(Bool)
    /// Several texts, in their order.
    case texts([String])
}

extension AttributeValue: Codable {
    /// Reads a text, a number, `true`, `false` or a list of texts.
    ///
    /// - Throws: `DecodingError` when something else stands there.
    public init(from decoder: any Decoder) throws {
        let field = try decoder.singleValueContainer()
        if let text = try? field.decode(String.self) {
            self = .text(text)
        } else if let flag = try? field.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? field.decode(Decimal.self) {
            self = .number(DecimalValue(number))
        } else if let texts = try? field.decode([String].self) {
            self = .texts(texts)
        } else {
            throw DecodingError.dataCorruptedError(
                in: field,
                debugDescription: "expected a text, a number, true, false or a list of texts"
            )
        }
    }

    /// Writes the plain value.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        switch self {
        case .text(let text): try field.encode(text)
        case .number(let number): try field.encode(number.number)
        case .flag(let flag): try field.encode(flag)
        case .texts(let texts): try field.encode(texts)
        }
    }
}
