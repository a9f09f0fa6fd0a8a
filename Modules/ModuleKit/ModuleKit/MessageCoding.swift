import Foundation
import Messages

/// How messages become JSON and back.
///
/// Keys are sorted, so that the same message is always the same bytes.
public enum MessageCoding {
    /// Writes a message.
    ///
    /// - Returns: JSON, keys sorted, slashes as they are.
    /// - Throws: What the encoder throws; our messages always encode.
    public static func encode(_ message: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(message))
    }

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - type: What is expected.
    ///   - data: JSON; no bytes at all count as an empty object.
    ///   - name: The operation, for the text of the problem.
    /// - Returns: The message.
    /// - Throws: ``Problem`` `bus.bad-message`, kind `invalid`, naming the place by JSON pointer.
    public static func decode<M: Decodable>(_ type: M.Type, from data: [UInt8], of name: String) throws -> M {
        do {
            return try JSONDecoder().decode(type, from: data.isEmpty ? Data("{}".utf8) : Data(data))
        } catch let error as DecodingError {
            throw problem(from: error, in: name)
        }
    }

    private static func problem(from error: DecodingError, in name: String) -> Problem {
        let (path, message): ([any CodingKey], String) =
            switch error {
            case .typeMismatch(let type, let context): (context.codingPath, "is not a \(type)")
            case .valueNotFound(let type, let context): (context.codingPath, "is null, expected a \(type)")
            case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
            case .dataCorrupted(let context): (context.codingPath, context.debugDescription)
            @unknown default: ([], "cannot be read")
            }
        let pointer = path.map { key in "/" + (key.intValue.map(String.init) ?? key.stringValue) }.joined()
        return Problem(
            "bus.bad-message",
            .invalid,
            "The content of '\(name)' is not what it expects.",
            remedy: "Correct the named place and send it again.",
            errors: [.init(pointer: pointer, message: message)]
        )
    }
}
