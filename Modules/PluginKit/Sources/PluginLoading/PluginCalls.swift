import CPluginKit
import Foundation
import PluginKit
import Synchronization

/// The C tables of one loaded plugin.
///
/// Everything is called on the plugin's thread.
final class PluginCalls: @unchecked Sendable {
    // Safe because what changes is touched by the plugin's thread only.

    /// What a plugin is asked for.
    enum Operation: String {
        case judge, derive
    }

    /// The longest answer that is taken, in bytes.
    static let longestAnswer = 64 << 20

    private typealias Call =
        @convention(c) (UnsafeMutableRawPointer?, baizhen_bytes, baizhen_reply?, UnsafeMutableRawPointer?) -> Int32

    private let log: LogSink
    private var table: baizhen_plugin?
    private var instance: UnsafeMutableRawPointer?
    /// Given to the plugin by address, so it lives as long as the process: a plugin that was given up may still use it.
    private let host: UnsafeMutablePointer<baizhen_host>

    init(log: @escaping @Sendable (UInt8, String) -> Void) {
        self.log = LogSink(log)
        host = .allocate(capacity: 1)
    }

    /// Loads, checks and starts a library.
    func start(_ copy: LibraryCopy, _ manifest: PluginManifest) throws(PluginFault) {
        let table = try PluginTable.load(copy.path, for: manifest)
        host.initialize(to: hostTable)
        let code = try PluginJSON.bytes(of: manifest).withBorrowed { table.start(host, $0, &instance) }
        guard code == 0 else {
            let reason = self.log.last ?? "it did not say why"
            throw PluginFault(.start, "'\(manifest.id)' refused to start with the code \(code): \(reason)")
        }
        self.table = table
    }

    /// Calls the plugin and takes its answer.
    func call(_ operation: Operation, _ content: [UInt8]) -> Result<[UInt8], PluginFault> {
        guard let function: Call = operation == .judge ? table?.judge : table?.derive else {
            return .failure(PluginFault(.wrongShape, "The plugin has no `\(operation.rawValue)`."))
        }
        var answer = TakenAnswer()
        let code = withUnsafeMutablePointer(to: &answer) { sink in
            content.withBorrowed { function(instance, $0, takeAnswer, sink) }
        }
        guard code == 0 else { return .failure(PluginFault(.threw, answer.error(code))) }
        guard answer.count == 1, !answer.isTooLong else {
            let text = answer.isTooLong ? "more than \(Self.longestAnswer >> 20) MiB" : "\(answer.count) answers"
            return .failure(PluginFault(.wrongShape, "`\(operation.rawValue)` gave \(text); expected one answer."))
        }
        return .success(answer.bytes)
    }

    /// Ends the instance.
    func stop() {
        table?.stop(instance)
        table = nil
    }

    private var hostTable: baizhen_host {
        baizhen_host(
            size: UInt32(BAIZHEN_HOST_SIZE),
            abi_major: UInt16(BAIZHEN_PLUGIN_ABI_MAJOR),
            abi_minor: UInt16(BAIZHEN_PLUGIN_ABI_MINOR),
            // Kept for as long as the process lives, as the table is.
            context: Unmanaged.passRetained(log).toOpaque(),
            log: { context, level, text in
                guard let context else { return }
                Unmanaged<LogSink>.fromOpaque(context).takeUnretainedValue().write(level, String(copying: text))
            }
        )
    }
}

/// Where a plugin's log lines go.
private final class LogSink: Sendable {
    private let log: @Sendable (UInt8, String) -> Void
    private let lastLine = Mutex<String?>(nil)

    init(_ log: @escaping @Sendable (UInt8, String) -> Void) {
        self.log = log
    }

    /// The last line that was written.
    var last: String? { lastLine.withLock { $0 } }

    func write(_ level: UInt8, _ text: String) {
        lastLine.withLock { $0 = text }
        log(level, text)
    }
}

/// What a plugin has replied.
private struct TakenAnswer {
    var count = 0
    var bytes: [UInt8] = []
    var isTooLong = false

    /// What the plugin says went wrong: the `error` of its reply.
    func error(_ code: Int32) -> String {
        struct Failure: Decodable {
            let error: String
        }
        let said = try? JSONDecoder().decode(Failure.self, from: Data(bytes)).error
        return said ?? "The plugin failed with the code \(code) and said nothing that can be read."
    }
}

/// The reply that is given to a plugin; the sink is a `TakenAnswer`.
private func takeAnswer(_ sink: UnsafeMutableRawPointer?, _ content: baizhen_bytes) {
    guard let answer = sink?.assumingMemoryBound(to: TakenAnswer.self) else { return }
    answer.pointee.count += 1
    guard content.count <= PluginCalls.longestAnswer else { return answer.pointee.isTooLong = true }
    answer.pointee.bytes = Array(UnsafeBufferPointer(start: content.bytes, count: content.count))
}

extension [UInt8] {
    /// Lends the bytes to C.
    fileprivate func withBorrowed<T>(_ body: (baizhen_bytes) -> T) -> T {
        withUnsafeBufferPointer { body(baizhen_bytes(bytes: $0.baseAddress, count: $0.count)) }
    }
}

extension String {
    /// Copies borrowed bytes; what is no UTF-8 is replaced.
    fileprivate init(copying bytes: baizhen_bytes) {
        self.init(decoding: UnsafeBufferPointer(start: bytes.bytes, count: bytes.count), as: UTF8.self)
    }
}
