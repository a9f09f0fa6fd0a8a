import Foundation
import GatewayClient
import Messages

/// A run of the real `baizhen` program, as the build left it beside the tests.
struct CommandRun: Sendable {
    let code: Int32
    let output: String
    let errors: [String]

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: What stands behind the program's name.
    ///   - gateway: The host that it is to ask; `nil` leaves it without one.
    ///   - interrupt: Ends the program as Ctrl-C would, as soon as its output holds this.
    /// - Returns: How it ended and what it said.
    /// - Throws: ``Problem`` when the program is not there.
    static func run(
        _ arguments: [String],
        on gateway: TestGateway? = nil,
        interruptAt interrupt: String? = nil
    ) async throws -> CommandRun {
        try await onThread { () throws(Problem) in
            do {
                return try runHere(arguments, gateway, interrupt)
            } catch {
                throw Problem("test.no-program", .internal, "The program cannot be run: \(error)")
            }
        }
    }

    private static func runHere(
        _ arguments: [String],
        _ gateway: TestGateway?,
        _ interrupt: String?
    ) throws -> CommandRun {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "baizhen")
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["BAIZHEN_URL"] = gateway.map { "http://127.0.0.1:\($0.address.port)" }
        environment["BAIZHEN_TOKEN"] = TestGateway.token
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        var text = Data()
        while case let piece = output.fileHandleForReading.availableData, !piece.isEmpty {
            text += piece
            if let interrupt, String(decoding: text, as: UTF8.self).contains(interrupt) { process.interrupt() }
        }
        let wrong = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return CommandRun(
            code: process.terminationStatus,
            output: String(decoding: text, as: UTF8.self),
            errors: wrong.split(separator: "\n").map(String.init)
        )
    }
}
