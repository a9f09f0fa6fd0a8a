import ArgumentParser
import Foundation
import Host
import Logging

/// `baizhen serve`: runs a host until Ctrl-C.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "启动主机。Runs a host until Ctrl-C."
    )

    @Option(help: "The composition file; without one, everything runs in this process.")
    var composition: String?

    @Option(help: "The data folder; made when it is not there.")
    var data: String?

    @Option(help: "Where HTTP listens, HOST:PORT; port 0 lets the system choose.")
    var listen: String?

    @Flag(help: "Load the example programmes.")
    var examples = false

    @Flag(help: "Print each line of the summary as JSON.")
    var json = false

    func run() async throws {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let options = HostOptions(
            composition: composition,
            data: data,
            listen: listen,
            loadsExamples: examples,
            executable: Self.executable
        )
        let asJSON = json
        try await HostRunner.run(options, logger: Logger(label: "baizhen")) { line in
            if asJSON { try? Output.json(["line": line]) } else { Output.line(line) }
        }
    }

    /// The path of this program, whatever it was called by.
    private static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
