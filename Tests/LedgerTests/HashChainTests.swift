import Testing

@testable import Ledger

@Suite struct HashChainTests {
    /// Made with Python's hashlib: the definition, not our own code, is the measure.
    @Test func `the chain is what its definition says`() {
        var chain = HashChain(source: "//test/registry", epoch: 0xA1)
        #expect(Hex.text(chain.current) == "7e21159c1dd84d975f37846b327d7e77831d33490a19f424edcdc6bbd80049f3")
        extend(&chain, topic: "registry.a.v1.", record: Array("abc".utf8))
        #expect(Hex.text(chain.current) == "70bb6d65d0a6df408f1522b9141358b33bdff0ab492f620960e0a5057ff79885")
        extend(&chain, topic: "registry.a.v1.", record: [UInt8](repeating: 7, count: 5000))
        #expect(Hex.text(chain.current) == "a6d37581764198e8f778c063b89048eba2639fbf5cb09333a0777b9dc45b4f1a")
    }

    @Test func `a byte cannot move from the topic to the record`() {
        var one = HashChain(source: "//test/registry", epoch: 1)
        var two = HashChain(source: "//test/registry", epoch: 1)
        extend(&one, topic: "ab", record: Array("c".utf8))
        extend(&two, topic: "a", record: Array("bc".utf8))
        #expect(one.current != two.current)
    }

    private func extend(_ chain: inout HashChain, topic: String, record: [UInt8]) {
        Array(topic.utf8).withUnsafeBytes { topic in
            record.withUnsafeBytes { chain.extend(topic: topic, record: $0) }
        }
    }
}
