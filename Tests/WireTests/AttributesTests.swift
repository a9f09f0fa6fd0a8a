import Testing
import Wire

/// The flat JSON of a record's attributes.
@Suite struct AttributesTests {
    private func read(_ text: String) throws -> Attributes {
        try Attributes(json: Array(text.utf8))
    }

    private func written(_ attributes: Attributes) -> String {
        String(decoding: attributes.json, as: UTF8.self)
    }

    @Test func namesAndValuesAreWrittenInTheirOrder() {
        var attributes = Attributes()
        #expect(written(attributes) == "{}")

        attributes[text: "source"] = "//local/registry"
        attributes[number: "n"] = -5
        attributes["raw"] = .json("[1, true]")
        #expect(written(attributes) == #"{"source":"//local/registry","n":-5,"raw":[1, true]}"#)

        attributes[text: "source"] = "//b"
        attributes[number: "n"] = nil
        attributes[text: "absent"] = nil
        #expect(written(attributes) == #"{"source":"//b","raw":[1, true]}"#)
    }

    @Test func whatIsNoTextOrNoNumberIsNil() throws {
        let attributes = try read(#"{"t":"1","n":1,"j":1.5}"#)

        #expect(attributes[text: "t"] == "1" && attributes[number: "t"] == nil)
        #expect(attributes[text: "n"] == nil && attributes[number: "n"] == 1)
        #expect(attributes[text: "j"] == nil && attributes[number: "j"] == nil)
        #expect(attributes["j"] == .json("1.5") && attributes["absent"] == nil)
    }

    @Test func orderDoesNotMatterForEquality() throws {
        let (one, other) = (try read(#"{"a":1,"b":"2"}"#), try read(#" { "b" : "2" , "a" : 1 } "#))

        #expect(one == other)
        #expect(Set([one, other]).count == 1)
        #expect(try one != read(#"{"a":1}"#))
    }

    @Test func noBytesAreNoAttributes() throws {
        #expect(try Attributes(json: []).entries.isEmpty)
        #expect(try read("{}").entries.isEmpty)
        #expect(try read(" {\n\t} ").entries.isEmpty)
    }

    @Test func theLastOfTwoEqualNamesCounts() throws {
        #expect(try read(#"{"a":1,"a":2}"#)[number: "a"] == 2)
    }

    // MARK: Strings

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (#""\u0041\u00e9\u9547""#, "Aé镇"),
        (#""\ud83c\udfd8""#, "🏘"),
        (#""\uD83C\uDFD8 \u0000.""#, "🏘 \u{0}."),
        (#""长春市""#, "长春市"),
        (#""""#, ""),
    ])
    func escapesAreUndone(json: String, text: String) throws {
        #expect(try read(#"{"a":\#(json)}"#)[text: "a"] == text)
        #expect(try read(#"{\#(json):1}"#)[number: text] == 1)
    }

    @Test(arguments: [
        #""\ud83c""#, #""\ud83cx""#, #""\ud83c\n""#, #""\ud83cA""#, #""\udfd8""#, #""\ud83c\ud83c""#, #""\u12g4""#,
        #""\u123""#, #""\x""#, "\"a\nb\"", "\"a\u{1}\"", #""open"#, #""\"#,
    ])
    func brokenStringsAreRefused(json: String) {
        #expect(throws: WireError.self) { try read(#"{"a":\#(json)}"#) }
    }

    @Test func bytesThatAreNoUTF8AreRefused() {
        for bad in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE9, 0x95]] as [[UInt8]] {
            let (start, end) = (Array(#"{"a":""#.utf8), Array(#""}"#.utf8))
            #expect(throws: WireError.self) { try Attributes(json: start + bad + end) }
            #expect(throws: WireError.self) { try Attributes(json: start + Array(#"\n"#.utf8) + bad + end) }
        }
    }

    @Test func everyScalarBelowSpaceIsEscapedAndComesBack() throws {
        for code in 0..<0x20 as Range<UInt8> {
            var attributes = Attributes()
            attributes[text: "a"] = "x" + String(UnicodeScalar(code)) + "\"\\"
            #expect(attributes.json.allSatisfy { $0 >= 0x20 })
            #expect(try Attributes(json: attributes.json) == attributes)
        }
    }

    // MARK: Other values

    @Test func wholeNumbersAreNumbersAndOthersStayText() throws {
        #expect(try read(#"{"a":9223372036854775807}"#)[number: "a"] == .max)
        #expect(try read(#"{"a":-9223372036854775808}"#)[number: "a"] == .min)
        #expect(try read(#"{"a":9223372036854775808}"#)["a"] == .json("9223372036854775808"))
        #expect(try read(#"{"a":1e3}"#)["a"] == .json("1e3"))
        #expect(try read(#"{"a":-0.5E-7}"#)["a"] == .json("-0.5E-7"))
    }

    @Test(arguments: ["true", "false", "null", "[]", "{}", "[1, {\"b\": [\"]}\\\"\"]}]", "{\"c\":{\"d\":null}}"])
    func nestedValuesAreKeptAsWritten(json: String) throws {
        let attributes = try read(#"{"a": \#(json) , "z":1}"#)

        #expect(attributes["a"] == .json(json))
        #expect(attributes[number: "z"] == 1)
        #expect(try Attributes(json: attributes.json) == attributes)
    }

    @Test(arguments: [
        "+5", "007", "-", "1.", ".5", "1e", "1e+", "--1", "1.2.3", "tru", "truee", "nul", "abc", "NaN", "0x1",
    ])
    func whatIsNoJSONValueIsRefused(json: String) {
        #expect(throws: WireError.self) { try read(#"{"a":\#(json)}"#) }
        #expect(throws: WireError.self) { try read(#"{"a":[\#(json)]}"#) }
    }

    @Test(arguments: [
        "{", "}", "[]", "1", "null", " ", "{}}", "{}{}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{a:1}"#,
        #"{"a":1 "b":2}"#, #"{"a":[1,]}"#, #"{"a":[1}}"#, #"{"a":{"b":1]}"#, #"{"a":1}x"#, #"{'a':1}"#,
    ])
    func whatIsNoObjectIsRefused(text: String) {
        #expect(throws: WireError.self) { try read(text) }
    }

    @Test func aRefusalNamesTheByte() {
        #expect(throws: WireError.badAttributes(at: 5)) { try read(#"{"a":?}"#) }
        #expect(throws: WireError.badAttributes(at: 2)) { try read("{}x") }
    }

    @Test func deepNestingIsRefusedAndDoesNotExhaustTheStack() throws {
        let deep = { (levels: Int) in
            #"{"a":"# + String(repeating: "[", count: levels) + String(repeating: "]", count: levels) + "}"
        }
        #expect(try read(deep(32))["a"] != nil)
        #expect(throws: WireError.self) { try read(deep(33)) }
        #expect(throws: WireError.self) { try read(deep(100_000)) }
    }

    @Test func moreNamesThanTheLimitAreRefused() throws {
        let object = { (count: Int) in "{" + (0..<count).map { #""a\#($0)":1"# }.joined(separator: ",") + "}" }

        #expect(try read(object(WireLimits.attributes)).entries.count == 64)
        #expect(throws: WireError.self) { try read(object(WireLimits.attributes + 1)) }
        #expect(throws: WireError.self) { try read(object(60_000)) }
    }
}
