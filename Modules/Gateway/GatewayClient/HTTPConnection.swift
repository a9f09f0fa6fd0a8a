import Foundation
import Glibc
import Messages

/// One blocking TCP connection.
///
/// The command line asks one thing at a time, so nothing more is needed.
final class HTTPConnection {
    private let descriptor: Int32
    private let address: HostAddress
    private var waiting: ArraySlice<UInt8> = []

    /// The longest line of a response's head, in bytes.
    static let lineBytes = 64 * 1024
    /// How much is taken off the socket at once, in bytes.
    static let readBytes = 64 * 1024

    /// Connects.
    ///
    /// - Parameters:
    ///   - address: The host.
    ///   - patience: How long a single read or write may take, in seconds.
    /// - Throws: ``Problem`` `client.no-answer` when nobody is there.
    init(to address: HostAddress, patience: Int) throws(Problem) {
        self.address = address
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address.host, String(address.port), &hints, &found) == 0, let first = found else {
            throw Self.noAnswer(address, "the name is not known")
        }
        defer { freeaddrinfo(first) }
        var reason = "nothing listens there"
        for candidate in sequence(first: first, next: { $0.pointee.ai_next }) {
            let one = candidate.pointee
            let descriptor = socket(one.ai_family, one.ai_socktype, one.ai_protocol)
            guard descriptor >= 0 else { continue }
            Self.limit(descriptor, seconds: patience)
            if connect(descriptor, one.ai_addr, one.ai_addrlen) == 0 {
                self.descriptor = descriptor
                return
            }
            reason = String(cString: strerror(errno))
            close(descriptor)
        }
        throw Self.noAnswer(address, reason)
    }

    deinit { close(descriptor) }

    /// Sends everything.
    func send(_ bytes: [UInt8]) throws(Problem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { throw broken() }
            rest = rest.dropFirst(sent)
        }
    }

    /// The next line without its end, or `nil` at the end.
    func line() throws(Problem) -> String? {
        while true {
            if let end = waiting.firstIndex(of: 0x0A) {
                let line = waiting[..<end]
                waiting = waiting[(end + 1)...]
                return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            }
            guard waiting.count <= Self.lineBytes else { throw broken("a line has no end") }
            guard try fill() else { return nil }
        }
    }

    /// Some bytes, at least one and at most so many; none at the end.
    func bytes(atMost count: Int) throws(Problem) -> [UInt8] {
        if waiting.isEmpty, try !fill() { return [] }
        let taken = waiting.prefix(count)
        waiting = waiting.dropFirst(taken.count)
        return [UInt8](taken)
    }

    private func fill() throws(Problem) -> Bool {
        var space = [UInt8](repeating: 0, count: Self.readBytes)
        while true {
            let count = space.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw broken() }
            waiting = (Array(waiting) + space.prefix(count))[...]
            return count > 0
        }
    }

    private func broken(_ why: String? = nil) -> Problem {
        if why == nil, errno == EAGAIN || errno == EWOULDBLOCK {
            return Problem(
                "client.timeout",
                .timeout,
                "\(address.host):\(address.port) did not answer in time.",
                remedy: "Look at 'baizhen status' and the host's log."
            )
        }
        return Self.noAnswer(address, why ?? String(cString: strerror(errno)))
    }

    private static func limit(_ descriptor: Int32, seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    }

    private static func noAnswer(_ address: HostAddress, _ reason: String) -> Problem {
        Problem(
            "client.no-answer",
            .unavailable,
            "No host answers at \(address.host):\(address.port): \(reason).",
            remedy: "Start it with 'baizhen serve', or name another with --data or BAIZHEN_URL."
        )
    }
}
