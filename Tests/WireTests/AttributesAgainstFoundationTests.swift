import Foundation
import Stream
import Testing
import Wire

/// Our little JSON reader beside Foundation's, over objects made at random.
@Suite struct AttributesAgainstFoundationTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func bothReadTheSame(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let text = randomObject(&random)
            let attributes = try Attributes(json: Array(text.utf8))
            try compare(attributes, text)
            try compare(attributes, String(decoding: attributes.json, as: UTF8.self))
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func whatFoundationRefusesWeRefuse(seed: UInt64) throws {
        var random = SplitMix64(seed: seed &+ 1000)
        var accepted = 0
        for _ in 0..<400 {
            var bytes = Array(randomObject(&random).utf8)
            let place = Int.random(in: 0..<bytes.count, using: &random)
            // No `e`: an exponent out of a Double's range is JSON, and only Foundation minds.
            let junk = Array(#"{}[]",:\ 0123456789.+-tfnu"#.utf8).randomElement(using: &random) ?? 0
            if Bool.random(using: &random) { bytes[place] = junk } else { bytes.insert(junk, at: place) }
            guard let attributes = try? Attributes(json: bytes) else { continue }
            accepted += 1
            try compare(attributes, String(decoding: bytes, as: UTF8.self))
        }
        #expect(accepted > 0)
    }

    private func compare(_ attributes: Attributes, _ text: String) throws {
        let read = try #require(try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        #expect(Set(read.keys) == Set(attributes.entries.map(\.name)), "\(text)")
        for entry in attributes.entries {
            let expected = try #require(read[entry.name] as? NSObject, "\(text)")
            switch entry.value {
            case .string(let string): #expect(expected == string as NSString, "\(text)")
            case .number(let number): #expect((expected as? NSNumber)?.int64Value == number, "\(text)")
            case .json(let json):
                let kept = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
                #expect(expected == kept as? NSObject, "\(text)")
            }
        }
    }

    // MARK: Random objects, each name once

    private func randomObject(_ random: inout SplitMix64) -> String {
        let count = Int.random(in: 0...6, using: &random)
        let entries = (0..<count).map { index in
            space(&random) + randomString(&random, prefix: "\(index)") + space(&random) + ":" + space(&random)
                + randomValue(&random, depth: 0) + space(&random)
        }
        return space(&random) + "{" + entries.joined(separator: ",") + space(&random) + "}" + space(&random)
    }

    private func space(_ random: inout SplitMix64) -> String {
        ["", "", " ", "\n", "\t\r "].randomElement(using: &random) ?? ""
    }

    private func randomValue(_ random: inout SplitMix64, depth: Int) -> String {
        switch Int.random(in: 0...(depth < 4 ? 9 : 7), using: &random) {
        case 0...2: randomString(&random, prefix: "")
        case 3: String(Int64.random(in: .min ... .max, using: &random))
        case 4: String(Int.random(in: -9...9, using: &random))
        case 5: ["0.5", "-1.25e2", "3E-1", "0", "-7.0"].randomElement(using: &random) ?? "0"
        case 6, 7: ["true", "false", "null"].randomElement(using: &random) ?? "null"
        case 8:
            "["
                + (0..<Int.random(in: 0...3, using: &random)).map { _ in randomValue(&random, depth: depth + 1) }
                .joined(separator: " ,") + "]"
        default:
            "{"
                + (0..<Int.random(in: 0...3, using: &random)).map {
                    randomString(&random, prefix: "\($0)") + ":" + randomValue(&random, depth: depth + 1)
                }.joined(separator: ", ") + "}"
        }
    }

    private func randomString(_ random: inout SplitMix64, prefix: String) -> String {
        let pieces = [
            "a", "Z", "0", " ", "/", "镇", "🏘", "é", #"\""#, #"\\"#, #"\/"#, #"\n"#, #"\t"#, #"\b"#, #"\u0041"#,
            #"\u9547"#, #"\ud83c\udfd8"#, #"\u001f"#, "{", "]", ":", ",",
        ]
        let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        return "\"" + prefix + text.joined() + "\""
    }
}
