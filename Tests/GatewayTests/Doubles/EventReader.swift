import Foundation
import Messages

@testable import GatewayClient

/// Reads an event stream on a thread of its own and hands its text on as it comes.
struct EventReader: Sendable {
    private let pieces: AsyncStream<String>

    /// Opens a stream.
    ///
    /// - Parameters:
    ///   - path: The path with its query.
    ///   - place: The `Last-Event-ID`, if any.
    ///   - address: The host.
    init(_ path: String, from place: String? = nil, at address: HostAddress) {
        let (pieces, tell) = AsyncStream<String>.makeStream()
        self.pieces = pieces
        Thread.detachNewThread {
            defer { tell.finish() }
            let headers = place.map { [("Last-Event-ID", $0)] } ?? []
            let exchange = try? HTTPExchange("GET", path, headers: headers, body: [], at: address, patience: 20)
            tell.yield("status: \(exchange?.status ?? 0)\n\n")
            while let bytes = try? exchange?.next() {
                if case .terminated = tell.yield(String(decoding: bytes, as: UTF8.self)) { return }
            }
        }
    }

    /// Gives a body the blocks of the stream, one by one.
    func read<Result>(_ body: (inout Blocks) async throws -> Result) async rethrows -> Result {
        var blocks = Blocks(pieces: pieces)
        return try await body(&blocks)
    }

    /// The blocks of a stream: what stands between two empty lines.
    struct Blocks {
        private let pieces: AsyncStream<String>
        private var waiting = ""

        init(pieces: AsyncStream<String>) { self.pieces = pieces }

        /// The next block; `nil` at the end.
        mutating func next() async -> String? {
            while true {
                if let end = waiting.range(of: "\n\n") {
                    let block = String(waiting[..<end.lowerBound])
                    waiting.removeSubrange(..<end.upperBound)
                    return block
                }
                guard let piece = await pieces.first(where: { _ in true }) else { return nil }
                waiting += piece
            }
        }

        /// The next event's CloudEvents id and type, such as `00000000000000a1-3 registry.x.v1`; skips other blocks.
        mutating func nextEvent() async throws -> (name: String, id: String)? {
            while let block = await next() {
                let lines = block.split(separator: "\n")
                guard let data = lines.first(where: { $0.hasPrefix("data: ") })?.dropFirst(6) else { continue }
                let members = try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any] ?? [:]
                let id = lines.first { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) } ?? ""
                let words = [members["id"], members["type"], members["code"]].compactMap { $0 as? String }
                return (words.joined(separator: " "), id)
            }
            return nil
        }
    }
}
