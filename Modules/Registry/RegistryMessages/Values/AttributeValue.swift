import Foundation
import Messages

/// What is said of a town beyond the registry's own fields, under a name that its town type describes.
///
/// In JSON it is the plain value: `"LED"`, `12.5`, `true`, `["芯片", "封装"]`, `{"link": "封装", "firms": []}`; never
/// `null`: what nobody knows is left out.
public indirect enum AttributeValue: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A number.
    case number(DecimalValue)
    /// Yes or no.
    case flag(Bool)
    /// Several values, in their order.
    case list([AttributeValue])
    /// Values by name.
    case group([String: AttributeValue])
}

extension AttributeValue: Codable {
    /// Reads a text, a number, `true`, `false`, a list or a group of such.
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
        } else if let values = try? field.decode([AttributeValue].self) {
            self = .list(values)
        } else {
            self = .group(try field.decode([String: AttributeValue].self))
        }
    }

    /// Writes the plain value.
    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        switch self {
        case .text(let text): try field.encode(text)
        case .number(let number): try field.encode(number.number)
        case .flag(let flag): try field.encode(flag)
        case .list(let values): try field.encode(values)
        case .group(let values): try field.encode(values)
        }
    }
}
