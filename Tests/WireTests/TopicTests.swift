import Testing
import Wire

/// What may be a topic.
@Suite struct TopicTests {
    private static func long(_ bytes: Int) -> String {
        String(repeating: "a", count: bytes - 1) + "."
    }

    @Test(arguments: ["a.", "registry.town-listed.v1.", "9.-.", "registry.heartbeat.", long(199), long(200)])
    func aTopicIsLowerCaseWordsEachWithADot(text: String) throws {
        let topic = try Topic(text)

        #expect(topic.text == text)
        #expect(topic.description == text)
        #expect(topic.eventType + "." == text)
    }

    @Test(arguments: [
        "", ".", "a", "a.b", ".a.", "a..b.", "a..", "A.", "a b.", "a_b.", "a/b.", "é.", "镇.", "a\u{0}.", "a.\n", "a*.",
        long(201), long(4000),
    ])
    func anythingElseIsRefused(text: String) {
        #expect(throws: WireError.badTopic(text)) { try Topic(text) }
    }

    @Test func anyByteOutsideTheAlphabetIsRefused() {
        let alphabet = Set("abcdefghijklmnopqrstuvwxyz0123456789-.".utf8)
        for byte in UInt8.min ... .max {
            let isValid = Topic.isValid([UInt8(ascii: "a"), byte, UInt8(ascii: "b"), UInt8(ascii: ".")])
            #expect(isValid == alphabet.contains(byte), "byte \(byte)")
        }
    }

    @Test func topicsOfTypesAndHeartbeats() throws {
        #expect(try Topic(eventType: "registry.town-listed.v1").text == "registry.town-listed.v1.")
        #expect(try Topic(heartbeatOf: "registry").text == "registry.heartbeat.")
        #expect(throws: WireError.self) { try Topic(heartbeatOf: "Registry") }
        #expect(throws: WireError.self) { try Topic(heartbeatOf: "") }
    }
}
