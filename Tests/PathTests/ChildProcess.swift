import Foundation
import Synchronization

/// A program that a test starts, whose lines the test awaits.
final class ChildProcess: Sendable {
    /// A line, and where it came from.
    enum Line: Sendable {
        case out(String)
        case error(String)
    }

    /// The program ended before it said what was awaited.
    struct Ended: Error, CustomStringConvertible {
        let status: Int32
        let said: [String]
        var description: String { "ended with \(status) after saying: \(said.joined(separator: " | "))" }
    }

    private let process: Process
    private let said = Mutex<[String]>([])
    private let lines: AsyncStream<Line>
    private let exit: AsyncStream<Int32>

    /// Starts a program.
    init(_ executable: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let (lines, found) = AsyncStream<Line>.makeStream()
        let (exit, ended) = AsyncStream<Int32>.makeStream()
        // What a program says last may be read after its end is known: the lines end with both pipes.
        let open = Mutex(2)
        let closed: @Sendable () -> Void = {
            let left = open.withLock { open in
                open -= 1
                return open
            }
            if left == 0 { found.finish() }
        }
        process.standardOutput = Self.pipe(ended: closed) { found.yield(.out($0)) }
        process.standardError = Self.pipe(ended: closed) { found.yield(.error($0)) }
        process.terminationHandler = { process in
            ended.yield(process.terminationStatus)
            ended.finish()
        }
        self.process = process
        self.lines = lines
        self.exit = exit
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// The process's id.
    var id: Int32 { process.processIdentifier }

    /// Awaits a line.
    func line(where isWanted: (Line) -> Bool) async throws -> String {
        for await line in lines {
            let text =
                switch line {
                case .out(let text): text
                case .error(let text): text
                }
            said.withLock { $0.append(text) }
            if isWanted(line) { return text }
        }
        throw Ended(status: await status(), said: said.withLock { $0 })
    }

    /// Awaits a line of standard output that begins so, and returns what follows.
    func output(after prefix: String) async throws -> String {
        let line = try await line { if case .out(let text) = $0 { text.hasPrefix(prefix) } else { false } }
        return String(line.dropFirst(prefix.count))
    }

    /// Sends a signal.
    func signal(_ number: Int32) {
        kill(process.processIdentifier, number)
    }

    /// Awaits the end.
    func status() async -> Int32 {
        for await status in exit { return status }
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// A pipe, read to its end on a thread of its own and cut into lines.
    ///
    /// Not by a handler on the dispatch queues: a pipe that ends with its process has been seen to crash those.
    private static func pipe(
        ended: @escaping @Sendable () -> Void,
        _ found: @escaping @Sendable (String) -> Void
    ) -> Pipe {
        let pipe = Pipe()
        let reading = pipe.fileHandleForReading
        Thread.detachNewThread {
            var rest = Data()
            while case let data = reading.availableData, !data.isEmpty {
                rest.append(data)
                while let end = rest.firstIndex(of: 0x0A) {
                    found(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                    rest = Data(rest[rest.index(after: end)...])
                }
            }
            ended()
        }
        return pipe
    }
}
