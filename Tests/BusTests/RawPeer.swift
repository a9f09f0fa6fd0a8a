import Wire
import ZeroMQ

/// A ZeroMQ socket that says whatever a test wants, as a foreign program might.
actor RawPeer {
    typealias Message = [[UInt8]]

    nonisolated let reactor = Reactor(name: "test-raw")
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// A socket in a box, because an actor's optional cannot lend what cannot be copied.
    private final class Owned {
        let socket: Socket

        init(_ socket: consuming Socket) { self.socket = socket }
    }

    private var owned: Owned?
    private var watch = 0
    private var messages: [Message] = []
    private var waiter: CheckedContinuation<Message, Never>?

    static func connect(
        _ context: Context,
        _ kind: SocketKind,
        to endpoint: String,
        _ options: SocketOptions = .init()
    ) async throws -> RawPeer {
        let peer = RawPeer()
        try await peer.open(context, kind, options) { socket in try socket.connect(endpoint) }
        return peer
    }

    static func bind(
        _ context: Context,
        _ kind: SocketKind,
        at endpoint: String,
        _ options: SocketOptions = .init()
    ) async throws -> RawPeer {
        let peer = RawPeer()
        try await peer.open(context, kind, options) { socket in _ = try socket.bind(endpoint) }
        return peer
    }

    private func open(
        _ context: Context,
        _ kind: SocketKind,
        _ options: SocketOptions,
        _ join: (borrowing Socket) throws -> Void
    ) throws {
        let owned = Owned(try Socket(context, kind, options))
        try join(owned.socket)
        watch = reactor.watch(owned.socket) { [weak self] _ in self?.assumeIsolated { $0.read() } ?? false }
        self.owned = owned
    }

    /// Closes the socket without a word.
    func vanish() {
        guard owned != nil else { return }
        reactor.unwatch(watch)
        owned = nil
        reactor.stop()
    }

    /// Sends the frames of one message.
    ///
    /// - Throws: ``NotSent`` when libzmq does not take it.
    func send(_ message: Message) throws {
        guard let owned else { throw NotSent() }
        for (index, bytes) in message.enumerated() {
            var frame = Frame(bytes)
            guard try owned.socket.send(&frame, more: index < message.count - 1) == .done else { throw NotSent() }
        }
    }

    func subscribe(_ prefix: String) throws {
        try owned?.socket.subscribe(prefix)
    }

    /// The next message that comes.
    func next() async -> Message {
        if !messages.isEmpty { return messages.removeFirst() }
        return await withCheckedContinuation { waiter = $0 }
    }

    private func read() -> Bool {
        guard let owned else { return false }
        while true {
            var message: Message = []
            var frame = Frame()
            repeat {
                guard (try? owned.socket.receive(into: &frame)) == true else { return false }
                message.append(frame.bytes())
            } while frame.hasMore
            if let waiter {
                self.waiter = nil
                waiter.resume(returning: message)
            } else {
                messages.append(message)
            }
        }
    }
}

/// A message that libzmq did not take.
struct NotSent: Error {}

extension RawPeer {
    /// Sends a request record and gives the first record of the answer.
    func ask(_ service: String, _ operation: String, _ content: String = "{}", sequence: UInt64) async throws -> String
    {
        try send([Array(service.utf8), RawPeer.request(operation, content, sequence: sequence)])
        return RawPeer.data(of: await next())
    }

    /// Waits until the broker has read all that was sent to it before.
    func settled() async throws {
        var answer = try await ask("bus", "bus.ping", sequence: .max)
        while answer != "{}" { answer = RawPeer.data(of: await next()) }
    }

    /// A record of a request.
    static func request(
        _ operation: String,
        _ content: String = "{}",
        sequence: UInt64,
        attributes: String? = nil,
        kind: RecordKind = .request
    ) -> [UInt8] {
        let attributes = attributes ?? #"{"operation":"\#(operation)","deadline":50000}"#
        let head = RecordHead(kind: kind, epoch: 99, sequence: sequence, time: 0)
        var record: [UInt8] = []
        _ = try? record.appendRecord(head, attributes: Array(attributes.utf8), data: Array(content.utf8))
        return record
    }

    /// The data of the first record in a message's second frame.
    static func data(of message: Message) -> String {
        guard message.count > 1 else { return "" }
        return message[1].withUnsafeBytes { bytes in
            var reader = RecordReader(bytes)
            return reader.next().map { String(decoding: $0.data, as: UTF8.self) } ?? ""
        }
    }
}
