import Foundation
import PluginKit
import Testing

struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(json: Array(text.utf8)) }

    @Test(arguments: [
        ("null", JSONValue.null), (" true ", .bool(true)), ("false", .bool(false)), ("0", .number(0)),
        ("-12", .number(-12)), ("\"\"", .text("")), ("\"镇\"", .text("镇")), ("[]", .list([])), ("{}", .object([:])),
        ("[1, [2]]", .list([.number(1), .list([.number(2)])])), ("{\"a\": null}", .object(["a": .null])),
        ("\r\n\t{ \"a\" : [ ] , \"b\" : 0 }", .object(["a": .list([]), "b": .number(0)])),
        (#""\"\\\/\b\f\n\r\t""#, .text("\"\\/\u{8}\u{C}\n\r\t")), (#""\u9547\uD83C\uDFD8x""#, .text("镇🏘x")),
    ])
    func valuesOfEveryKindAreRead(text: String, value: JSONValue) throws {
        #expect(try read(text) == value)
    }

    @Test(arguments: [
        "0.1", "-0.5", "123456789012345678", "12345678901234567890", "1.2345678901234567890123", "1e3", "2E-3",
    ])
    func numbersAreExact(text: String) throws {
        let expected = try #require(Decimal(string: text, locale: nil))

        #expect(try read(text) == .number(expected))
    }

    @Test(arguments: [
        ("", 0), (" ", 1), ("{", 1), ("[1,", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{\"a\": 1,}", 8), ("{a: 1}", 1),
        ("[1,]", 3), ("01", 2), ("1.", 2), (".5", 0), ("+1", 0), ("-", 1), ("1e", 2), ("1e999", 5), ("nul", 0),
        ("truth", 0), ("\"a", 2), ("\"\n\"", 1), (#""\x""#, 3), (#""\u12""#, 3), (#""\uD800""#, 7), (#""\uD800\n""#, 8),
        (#""\uDC00""#, 7), ("1 1", 2), ("NaN", 0), ("'a'", 0), ("{\"a\": 1, \"a\": 2}", 15),
    ])
    func whatIsNoJSONIsRefusedWithTheByte(text: String, byte: Int) {
        let fault = #expect(throws: JSONFault.self) { try read(text) }

        #expect(fault?.byte == byte, "\(fault?.description ?? "")")
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xE9, 0x95, 0x22], [0xEF, 0xBB, 0xBF, 0x31], [0x22, 0xC0, 0x80, 0x22],
    ])
    func whatIsNoUTF8IsRefused(bytes: [UInt8]) {
        #expect(throws: JSONFault.self) { try JSONValue(json: bytes) }
    }

    @Test
    func nestingHasALimit() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }

        #expect(throws: Never.self) { try read(nested(200)) }
        #expect(throws: JSONFault.self) { try read(nested(201)) }
        #expect(throws: JSONFault.self) { try read(String(repeating: "[", count: 1_000_000)) }
        #expect(try read("[\(nested(100)), \(nested(100)), \(nested(199))]").list?.count == 3)
    }

    @Test
    func whatFoundationWritesIsReadBack() throws {
        let value = try read(#"{"a": [1, -2.5, "镇\n\"", true, null], "b": {"c": {}}, "d": 123456789.123456789}"#)

        #expect(try JSONValue(json: Array(JSONEncoder().encode(value))) == value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value)) == value)
    }

    private struct Shape: Codable, Equatable {
        var name: String
        var count: Int
        var large: UInt64
        var ratio: Double
        var note: String?
        var parts: [[String: Bool]]
        var value: JSONValue
        var decimal: ExactDecimal
    }

    @Test
    func definiteValuesAreDecodedAsFoundationDecodesThem() throws {
        let text = #"""
            {"name": "n", "count": -3, "large": 18446744073709551615, "ratio": 0.25, "note": null, "other": [],
             "parts": [{"a": true}, {}], "value": {"b": [1]}, "decimal": "4.0"}
            """#

        let decoded = try read(text).decoded(as: Shape.self)

        #expect(try decoded == JSONDecoder().decode(Shape.self, from: Data(text.utf8)))
        #expect(decoded.large == .max)
        #expect(decoded.decimal.text == "4.0")
    }

    @Test(arguments: [
        (#"{"town": 7, "findings": [], "flags": []}"#, "town"), (#"{"town": "a", "flags": []}"#, ""),
        (#"{"town": "a", "findings": {}, "flags": []}"#, "findings"),
        (#"{"town": "a", "findings": [{"indicator": "i", "score": "x"}], "flags": []}"#, "findings/0/score"),
        (#"{"town": "a", "findings": [7], "flags": []}"#, "findings/0"),
    ])
    func aValueOfAnotherShapeIsNamedByItsPlace(text: String, place: String) {
        let error = #expect(throws: DecodingError.self) { try read(text).decoded(as: Judgement.self) }

        let context: DecodingError.Context? =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            default: nil
            }
        let found = context?.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
        #expect(found == place)
    }
}
