import Foundation
import Messages
import PolicyReading
import Testing

/// Texts that somebody made to hurt: each ends with an answer.
struct HostileTests {
    static let texts: [(String, String)] = [
        ("brackets that never close", String(repeating: "（责任单位：", count: 1500)),
        ("brackets that never open", String(repeating: "）", count: 10_000)),
        ("quotes", String(repeating: "“十个一", count: 2000)),
        ("one long line", String(repeating: "市财政局、", count: 6000) + "五大平台"),
        ("numbers side by side", String(repeating: "12.5万亩，", count: 3000)),
        ("numbers without end", String(repeating: "9", count: 30_000)),
        ("Chinese digits without end", String(repeating: "万亿", count: 8000)),
        ("nested numbering", (1...900).map { "\(String(repeating: "（", count: $0 % 30))一）甲" }.joined(separator: "\n")),
        ("one line many times", String(repeating: "（一）加强领导。由市财政局牵头，市住建局配合。\n", count: 500)),
        ("headings in one line", String(repeating: "（一）加强领导。由市财政局牵头，市住建局配合。", count: 500)),
        ("labels side by side", String(repeating: "责任单位：牵头单位：", count: 1500)),
        ("tiers without end", String(repeating: "各区、县、", count: 4000)),
        ("numbers before figures", (1...1500).map { "\($0 % 90 + 1).2024年甲" }.joined(separator: "\n")),
        ("piled marks", "甲" + String(repeating: "\u{301}", count: 20_000)),
        ("tags", String(repeating: "<td>甲</td>", count: 3000)),
        ("annexes", String(repeating: "附件\n", count: 1000)),
        ("headings under one heading", "一、甲\n" + (1...3000).map { "（\($0 % 99 + 1)）乙\($0)" }.joined(separator: "\n")),
        ("annexes with numbers", (1...1500).map { "附件\($0)\n甲表\n1.乙镇\n2.丙镇" }.joined(separator: "\n")),
        ("years", String(repeating: "到2025年", count: 4000)),
        ("odd signs", String(repeating: "\u{0}\u{FEFF}\u{202E}①㈠⒈\u{2028}", count: 2000)),
    ]

    @Test(arguments: texts.map(\.0))
    func endsWithAnAnswer(name: String) throws {
        let text = try #require(Self.texts.first { $0.0 == name }?.1)
        #expect(try PolicyFiles.reading(text).lineCount > 0)
    }

    @Test
    func theSameBytesGiveTheSameFiles() throws {
        let place = PolicyFiles.corpus.appendingPathComponent("13-implementation-plan.txt")
        let bytes = try PolicyFiles.bytes(place)
        let once = try PolicyOutput.files(of: try PolicyReader.document(bytes, name: "a"))
        let again = try PolicyOutput.files(of: try PolicyReader.document(bytes, name: "a"))
        #expect(once == again)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func aTextWithRandomFaultsEndsWithAnAnswer(seed: UInt64) throws {
        var random = Lehmer(seed: seed)
        for name in CorpusTests.names {
            var bytes = try PolicyFiles.bytes(PolicyFiles.corpus.appendingPathComponent(name + ".txt"))
            for _ in 0..<20 where !bytes.isEmpty {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
                default: bytes.replaceSubrange(place..<min(bytes.count, place + 9), with: bytes.prefix(30))
                }
            }
            // Bytes that are no text any more are refused; everything else is read.
            let text = String(decoding: bytes, as: UTF8.self)
            _ = try PolicyReader.document(Array(text.utf8), name: name)
        }
    }
}

/// A random source that always gives the same numbers.
private struct Lehmer {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state = state &* 0xDA94_2042_E4DD_58B5 &+ 0x1234_5678_9ABC_DEF1
        return state >> 17
    }
}
