import Foundation
import PluginKit

/// The code of one plugin, loaded and started.
///
/// It is loaded from a copy that carries its version and digest, so a plugin of another version beside it is another
/// library, and what is loaded cannot be changed under us. It is never unloaded. Everything of it runs on one thread of
/// its own; calls take turns, and each has a deadline. After a late call the library is dead: its thread is abandoned,
/// and every further call is refused with ``PluginFault/Code/stopped``.
public final class PluginLibrary: Sendable {
    /// What it was opened for.
    public let manifest: PluginManifest
    private let thread: PluginThread
    private let calls: PluginCalls

    /// The only symbol that a library exports.
    public static let entry = PluginTable.entry

    /// How long `start` and `stop` may take, and a call where nothing else is said.
    public static let usualDeadline: Duration = .seconds(2)

    private init(manifest: PluginManifest, thread: PluginThread, calls: PluginCalls) {
        self.manifest = manifest
        self.thread = thread
        self.calls = calls
    }

    /// Checks a plugin's library, loads it and starts it.
    ///
    /// - Parameters:
    ///   - manifest: The manifest; it must name a library.
    ///   - folder: The folder of the built plugin.
    ///   - copies: Where the copy that is loaded goes: `COPIES/ID-VERSION-DIGEST8/`, made with mode 0700. The folder is
    ///     made when it is missing.
    ///   - deadline: How long loading and starting may take.
    ///   - digest: The SHA-256 of bytes in lower-case hexadecimal.
    ///   - log: Told what the plugin logs: level (0 debug to 3 error) and text. It is called on the plugin's thread.
    /// - Returns: The library, ready to be called.
    /// - Throws: ``PluginFault`` with the code `manifest`, `library`, `digest`, `symbol`, `abi` or `start`.
    public static func open(
        _ manifest: PluginManifest,
        in folder: String,
        copies: String,
        within deadline: Duration = usualDeadline,
        digest: @escaping @Sendable ([UInt8]) -> String,
        log: @escaping @Sendable (UInt8, String) -> Void = { _, _ in }
    ) async throws(PluginFault) -> PluginLibrary {
        let thread = PluginThread(name: manifest.id)
        let calls = PluginCalls(log: log)
        let result = await withCheckedContinuation { continuation in
            thread.enqueue(within: deadline) {
                Result { () throws(PluginFault) in
                    let copy = try LibraryCopy(of: manifest, in: folder, copies: copies, digest: digest)
                    try calls.start(copy, manifest)
                    return []
                }
            } done: {
                continuation.resume(returning: $0)
            }
        }
        do {
            _ = try result.get()
        } catch {
            thread.close(error)
            guard error.code == .late else { throw error }
            throw PluginFault(.start, "'\(manifest.id)' did not start within \(deadline).")
        }
        return PluginLibrary(manifest: manifest, thread: thread, calls: calls)
    }

    /// Why no call is taken any more; `nil` while the library lives.
    public var death: PluginFault? { thread.refusal }

    /// Judges a batch.
    ///
    /// - Parameters:
    ///   - batch: The JSON of a `JudgementBatch`.
    ///   - deadline: How long the plugin may take, once it is its turn.
    /// - Returns: The plugin's answer, unread: give it to ``PluginAnswers``.
    /// - Throws: ``PluginFault`` with the code `threw`, `late`, `wrong-shape` (no answer, or more than one, or one that
    ///   is too long), `stopped` or `busy`.
    public func judge(
        _ batch: [UInt8],
        within deadline: Duration = usualDeadline
    ) async throws(PluginFault) -> [UInt8] {
        try await call(.judge, batch, within: deadline)
    }

    /// Takes events in: `request` is the JSON of a `DerivationRequest`; otherwise as ``judge(_:within:)``.
    public func derive(
        _ request: [UInt8],
        within deadline: Duration = usualDeadline
    ) async throws(PluginFault) -> [UInt8] {
        try await call(.derive, request, within: deadline)
    }

    /// As ``judge(_:within:)``, for a caller on a thread of its own that may block.
    public func judgeBlocking(
        _ batch: [UInt8],
        within deadline: Duration = usualDeadline
    ) throws(PluginFault) -> [UInt8] {
        try callBlocking(.judge, batch, within: deadline)
    }

    /// As ``derive(_:within:)``, for a caller on a thread of its own that may block.
    public func deriveBlocking(
        _ request: [UInt8],
        within deadline: Duration = usualDeadline
    ) throws(PluginFault) -> [UInt8] {
        try callBlocking(.derive, request, within: deadline)
    }

    /// Ends the plugin's instance after the calls that wait; the code stays in the process.
    public func stop(within deadline: Duration = usualDeadline) async {
        let refusal = PluginFault(.stopped, "'\(manifest.id)' is stopped.")
        await withCheckedContinuation { continuation in
            thread.enqueue(within: deadline) { [calls] in
                calls.stop()
                return .success([])
            } done: { [thread] _ in
                thread.close(refusal)
                continuation.resume()
            }
        }
    }

    private func call(
        _ operation: PluginCalls.Operation,
        _ content: [UInt8],
        within deadline: Duration
    ) async throws(PluginFault) -> [UInt8] {
        let result = await withCheckedContinuation { continuation in
            thread.enqueue(within: deadline) { [calls] in
                calls.call(operation, content)
            } done: {
                continuation.resume(returning: $0)
            }
        }
        return try result.get()
    }

    private func callBlocking(
        _ operation: PluginCalls.Operation,
        _ content: [UInt8],
        within deadline: Duration
    ) throws(PluginFault) -> [UInt8] {
        let answer = Answer()
        thread.enqueue(within: deadline) { [calls] in
            calls.call(operation, content)
        } done: {
            answer.fill($0)
        }
        return try answer.wait().get()
    }
}
