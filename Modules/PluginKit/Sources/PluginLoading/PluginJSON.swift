import Foundation
import PluginKit

/// JSON as it crosses the boundary: keys in order, so that the same value is always the same bytes.
public enum PluginJSON {
    /// Writes a value.
    ///
    /// - Throws: ``PluginFault`` with the code `not-json` for a number that JSON has no words for.
    public static func bytes(of value: some Encodable) throws(PluginFault) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw PluginFault(.notJSON, "A value cannot be written as JSON: \(error).")
        }
    }

    /// Reads a value.
    ///
    /// - Throws: ``PluginFault`` with the code `not-json`, or with `wrong-shape` and the place.
    public static func read<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws(PluginFault) -> T {
        do {
            return try JSONValue(json: bytes).decoded(as: type)
        } catch let error as JSONFault {
            throw PluginFault(.notJSON, "\(error).")
        } catch {
            throw fault(error)
        }
    }

    private static func fault(_ error: any Error) -> PluginFault {
        switch error as? DecodingError {
        case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
            shape(context.codingPath, context.debugDescription)
        case .keyNotFound(let key, let context): shape(context.codingPath + [key], "is not there")
        default: PluginFault(.wrongShape, "\(error)")
        }
    }

    private static func shape(_ path: [any CodingKey], _ message: String) -> PluginFault {
        let pointer = path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
        return PluginFault(
            .wrongShape,
            "This is JSON of another shape than expected.",
            places: [PluginFault.Place(pointer, message)]
        )
    }
}
