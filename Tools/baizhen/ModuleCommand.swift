import ArgumentParser
import Foundation

/// `baizhen module`: the modules of a checkout.
struct ModuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "module",
        abstract: "模块。Modules: each is a part of the office.",
        subcommands: [New.self]
    )

    /// `baizhen module new NAME`: a module that works, to begin from.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "新建模块。Writes a module that works into this checkout, with its tests."
        )

        @Argument(help: "Its name, such as Heritage.")
        var name: String

        @ArgumentParser.Flag(help: "Answer in JSON.")
        var json = false

        func run() throws {
            let executable = Bundle.main.executablePath ?? CommandLine.arguments[0]
            let files = try ModuleTemplate(from: executable).write(name)
            if json { return try Output.json(["files": files]) }
            for file in files { Output.line(file) }
            Output.line("A module that works. Next: swift test --disable-xctest --filter \(name)Tests,")
            Output.line("then docs/writing-a-module.md.")
        }
    }
}
