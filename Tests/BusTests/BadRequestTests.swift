import Bus
import Messages
import Testing
import Wire
import ZeroMQ

/// What is no request is dropped and counted, or answered with a problem; the broker goes on and nothing stays under
extension BusSuite {
    /// way.
    @Suite struct BadRequestTests {
        private static let service = Array("echo".utf8)

        private static func badMessages() -> [(what: String, reason: String, message: RawPeer.Message)] {
            let good = RawPeer.request("echo.say", sequence: 1)
            var (wrongMagic, wrongChecksum) = (good, good)
            wrongMagic[0] = 0
            wrongChecksum[41] ^= 1
            let reply = RawPeer.request("echo.say", sequence: 1, kind: .reply)
            let large = [UInt8](repeating: 0x42, count: 1024 * 1024 + 1)
            return [
                ("an empty message", "frame-count", [[]]),
                ("a service alone", "frame-count", [service]),
                ("four frames", "frame-count", [service, good, [1], [2]]),
                ("ten thousand frames", "frame-count", [service] + [[UInt8]](repeating: good, count: 9_999)),
                ("a frame of 1 MiB and a byte", "frame-too-large", [service, large]),
                ("empty frames", "bad-request", [[], []]),
                ("no records", "bad-request", [service, []]),
                ("garbage", "bad-request", [service, Array("garbage".utf8)]),
                ("a wrong magic", "bad-request", [service, wrongMagic]),
                ("a wrong checksum", "bad-request", [service, wrongChecksum]),
                ("a good and a broken record", "bad-request", [service, good + wrongChecksum]),
                ("half a record", "bad-request", [service, Array(good.dropLast())]),
                ("a reply instead of a request", "bad-request", [service, reply]),
                (
                    "an unknown kind", "bad-request",
                    [service, RawPeer.request("", sequence: 1, kind: .init(rawValue: 9))]
                ),
                ("a service of 201 bytes", "bad-request", [[UInt8](repeating: 97, count: 201), good]),
                ("a service that is no text", "bad-request", [[0xFF], good]),
                ("garbage for the broker", "bad-request", [Array("bus".utf8), Array("garbage".utf8)]),
                ("an answer to nobody", "peer-gone", [service, reply, Array("nobody".utf8)]),
                ("an answer to a name of no bytes", "peer-gone", [service, reply, []]),
                ("a request as an answer", "bad-request", [service, good, Array("nobody".utf8)]),
            ]
        }

        @Test(arguments: Place.allCases)
        func badMessagesAreCountedAndGoodOnesAnswered(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let client = try await bus.client()
                try await client.serveEcho("echo")
                let raw = try await bus.raw(.dealer, at: \.requests)
                var dropped: [String: Int] = [:]
                for bad in Self.badMessages() {
                    try await raw.send(bad.message)
                    try await raw.settled()

                    dropped[bad.reason, default: 0] += 1
                    #expect(try await client.counters().dropped == dropped, "after \(bad.what)")
                    #expect(try await client.ask("echo.say", "on") == "on", "after \(bad.what)")
                    #expect(try await raw.ask("echo", "echo.say", "raw", sequence: 5) == "raw", "after \(bad.what)")
                }
                #expect(try await client.services().map(\.outstanding) == [0])
            }
        }

        @Test(arguments: ["{", "[]", "garbage", #"{"operation":1,}"#])
        func attributesThatCannotBeReadAreAnswered(attributes: String) async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                try await client.serveEcho("echo")
                let raw = try await bus.raw(.dealer, at: \.requests)
                try await raw.send([Self.service, RawPeer.request("", sequence: 1, attributes: attributes)])

                let answer = RawPeer.data(of: await raw.next())
                #expect(answer.contains("bus.bad-message"))
                #expect(answer.contains("a flat JSON object of at most 64 names"))
                #expect(try await client.services().map(\.outstanding) == [0])
            }
        }

        @Test func theBrokerAnswersWhatItCannotRead() async throws {
            try await TestBus.run { bus in
                let raw = try await bus.raw(.dealer, at: \.requests)
                #expect(try await raw.ask("bus", "bus.nothing", sequence: 1).contains("bus.unknown-operation"))
                for content in ["", "[]", #"{"services":"s"}"#, #"{"services":[1]}"#] {
                    #expect(try await raw.ask("bus", "bus.hello", content, sequence: 2).contains("bus.bad-message"))
                }
                try await raw.send([Array("bus".utf8), RawPeer.request("", sequence: 3, attributes: "{")])
                #expect(RawPeer.data(of: await raw.next()).contains("bus.unknown-operation"))
                #expect(try await raw.ask("bus", "bus.bye", "garbage", sequence: 4) == "{}")
                #expect(try await raw.ask("bus", "bus.services", "", sequence: 5) == "[]")
            }
        }

        @Test func manyRequestsInAFrameAreEachAnswered() async throws {
            try await TestBus.run(.ipc) { bus in
                let client = try await bus.client()
                try await client.serveEcho("echo")
                let raw = try await bus.raw(.dealer, at: \.requests)
                let count = 9000
                let records = (1...count).flatMap { RawPeer.request("echo.say", "\($0)", sequence: UInt64($0)) }
                #expect(records.count < WireLimits.frameBytes)
                for service in ["nobody", "echo"] {
                    try await raw.send([Array(service.utf8), records])
                    var answered: Set<UInt64> = []
                    while answered.count < count { try note(await raw.next(), &answered) }
                }
            }
        }

        private func note(_ message: RawPeer.Message, _ answered: inout Set<UInt64>) throws {
            try #require(message.count == 2)
            #expect(message[1].count <= WireLimits.frameBytes)
            message[1].withUnsafeBytes { bytes in
                var reader = RecordReader(bytes)
                while let record = reader.next() { #expect(answered.insert(record.head.sequence).inserted) }
                #expect(reader.fault == nil)
            }
        }

        @Test func answersThatNobodyAskedForAreIgnored() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                try await client.serveEcho("echo")
                var requests = try await client.serveByHand("held").makeAsyncIterator()
                async let answer = client.ask("held.do")
                let request = try #require(await requests.next())
                client.answer(request.replyAddress, with: RequestAnswer(Array("first".utf8)))
                #expect(try await answer == "first")
                client.answer(request.replyAddress, with: RequestAnswer(Array("second".utf8)))

                #expect(try await client.ask("echo.say", "on") == "on")
                #expect(try await client.services().map(\.outstanding) == [0, 0])
            }
        }
    }
}
