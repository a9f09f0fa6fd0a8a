import Crypto
import Dispatch
import Foundation
import Messages
import ModuleKit
import PolicyMessages
import PolicyReading
import Synchronization

/// Reads documents, one after another, on a thread of its own: neither the ledger nor other answers wait for it.
final class ReadingDesk: Sendable {
    private let queue = DispatchQueue(label: "policy.reading")
    private let taken = Mutex(0)
    private let most: Int

    /// Begins with nothing to read.
    ///
    /// - Parameter most: Documents that are read or wait; one more is answered `busy`.
    init(most: Int = 8) {
        self.most = most
    }

    /// Reads a document.
    ///
    /// - Throws: ``Problem``: a code of `PolicyCode` or ``PolicyDraftCode``.
    func read(_ query: ReadPolicy) async throws -> ReadPolicy.Reply {
        guard taken.withLock({ Self.take(&$0, of: most) }) else {
            throw Problem(
                PolicyDraftCode.busy,
                .busy,
                "\(most) documents are being read or wait.",
                remedy: "Send it again in a moment."
            )
        }
        defer { taken.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try Self.reply(to: query) }) }
        }
    }

    private static func take(_ taken: inout Int, of most: Int) -> Bool {
        guard taken < most else { return false }
        taken += 1
        return true
    }

    /// What a document says, with the files that it gives.
    static func reply(to query: ReadPolicy) throws -> ReadPolicy.Reply {
        guard let bytes = Data(base64Encoded: query.content) else {
            throw Problem(
                PolicyDraftCode.invalid,
                .invalid,
                "The document is not in Base64.",
                remedy: "Send the file's bytes in Base64.",
                errors: [.init(pointer: "/content", message: "expected Base64")]
            )
        }
        let document = try PolicyReader.document([UInt8](bytes), name: query.name)
        let files = try PolicyOutput.files(of: document).filter { !unsent.contains($0.name) }
        let reply = ReadPolicy.Reply(
            title: document.draftName,
            documentDigest: SHA256.hash(data: bytes).map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined(),
            lines: document.shownLines.map { .init(text: $0.text, isRead: $0.isRead) },
            findings: document.findings.map { .init(line: $0.line, sort: $0.sort, text: $0.text) },
            files: files.map { DraftFile(name: $0.name, text: $0.text) }
        )
        let length = try MessageCoding.encode(reply).count
        guard length <= ReadPolicy.replyLimit else {
            throw ReadPolicy.tooLong("What was read has \(length) bytes; at most \(ReadPolicy.replyLimit) are sent.")
        }
        return reply
    }

    /// What the reply says in another way.
    private static let unsent: Set<String> = ["view.html", "discrepancies.json"]
}
