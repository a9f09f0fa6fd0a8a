import Bus
import Foundation
import Stream
import Testing
import Wire

extension BusSuite {
    /// Bytes that are no ZeroMQ at all, at every address of the broker.
    @Suite struct GarbageTests {
        private static let addresses: [any KeyPath<BusEndpoints, String> & Sendable] = [
            \.subscribe, \.publish, \.requests,
        ]

        /// Uses the bus in every way.
        private func expectWorking(_ bus: TestBus, _ client: BusClient, _ round: UInt64) async throws {
            let subscription = try await client.subscribe(prefix: "m.")
            client.publish(try events("m.a.", round...round))
            #expect(await subscription.sequences(1) == [round])
            #expect(try await client.ask("echo.say", "on") == "on")
            subscription.end()
        }

        @Test(arguments: [Place.tcp, .ipc])
        func randomBytesHarmNobody(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let client = try await bus.client()
                try await client.serveEcho("echo")
                try await expectWorking(bus, client, 1)
                var random = SplitMix64(seed: 4)
                var open: [RawConnection] = []
                for round in 0..<20 {
                    for address in Self.addresses {
                        let connection = try RawConnection(bus.endpoints[keyPath: address])
                        let count = Int.random(in: 0...20_000, using: &random)
                        connection.write((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
                        if round.isMultiple(of: 2) { open.append(connection) }
                    }
                }
                try await expectWorking(bus, client, 2)
                open = []
                try await expectWorking(bus, client, 3)
            }
        }

        @Test(arguments: [Place.tcp, .ipc])
        func halfHandshakesHarmNobody(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let client = try await bus.client()
                try await client.serveEcho("echo")
                var open: [RawConnection] = []
                for bytes in Self.handshakes {
                    for address in Self.addresses {
                        let left = try RawConnection(bus.endpoints[keyPath: address])
                        left.write(bytes)
                        open.append(left)
                        // Another one says the same and goes at once.
                        try RawConnection(bus.endpoints[keyPath: address]).write(bytes)
                    }
                    try await expectWorking(bus, client, UInt64(open.count))
                }
                open = []
                try await expectWorking(bus, client, 1)
            }
        }

        /// Beginnings of ZMTP 3 as a foreign program might break them off, or go on wrongly.
        private static let handshakes: [[UInt8]] = {
            let signature = [0xFF] + [UInt8](repeating: 0, count: 8) + [0x7F]
            let mechanism = Array("NULL".utf8) + [UInt8](repeating: 0, count: 16)
            let greeting = signature + [3, 0] + mechanism + [UInt8](repeating: 0, count: 32)
            let property = [11] + Array("Socket-Type".utf8) + [0, 0, 0, 6] + Array("DEALER".utf8)
            let ready = [4, UInt8(6 + property.count), 5] + Array("READY".utf8) + property
            let publisher = [11] + Array("Socket-Type".utf8) + [0, 0, 0, 4] + Array("XPUB".utf8)
            let publisherReady = [4, UInt8(6 + publisher.count), 5] + Array("READY".utf8) + publisher
            let endless = [UInt8(2)] + [0x7F] + [UInt8](repeating: 0xFF, count: 7)
            return [
                [], [0xFF], signature, Array(greeting.prefix(20)), Array(greeting.prefix(63)), greeting,
                greeting + [4, 200], greeting + [4, 3, 2] + Array("NO".utf8), greeting + ready + endless,
                greeting + ready + [1, 0, 1, 0, 1, 0],
                greeting + publisherReady + [3] + [UInt8](repeating: 0xFF, count: 8),
                greeting + publisherReady + [0, 4] + Array("a.b.".utf8) + [4, 1, 0],
                Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8),
            ]
        }()
    }
}

/// A stream socket that is no ZeroMQ socket.
final class RawConnection {
    private let handle: Int32

    /// Connects to `tcp://127.0.0.1:PORT` or `ipc://PATH`.
    init(_ endpoint: String) throws {
        let isLocal = endpoint.hasPrefix("ipc://")
        handle = socket(isLocal ? AF_UNIX : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let connected = isLocal ? Self.connect(handle, path: endpoint) : Self.connect(handle, port: endpoint)
        guard connected == 0 else { throw CocoaError(.fileNoSuchFile) }
    }

    deinit {
        close(handle)
    }

    private static func connect(_ handle: Int32, path endpoint: String) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: endpoint.dropFirst("ipc://".count).utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(handle, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func connect(_ handle: Int32, port endpoint: String) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = (UInt16(endpoint.split(separator: ":").last ?? "") ?? 0).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Writes as much as there is room for; a broker that has hung up is no error.
    func write(_ bytes: [UInt8]) {
        _ = send(handle, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
}
