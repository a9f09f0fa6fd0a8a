import ArgumentParser
import Host
import Messages

/// `baizhen check FILE`: reads a composition file without starting anything.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "检查组合文件。Checks a composition file; nothing is started."
    )

    @Argument(help: "The composition file.")
    var file: String

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() throws {
        let text = String(decoding: try InputFile.bytes(file), as: UTF8.self)
        let composition = try CompositionFile.read(text, file: file)
        if json { return try Output.json(composition.plan) }
        for line in composition.plan { Output.line(line) }
    }
}
