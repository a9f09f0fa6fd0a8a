import Foundation
import PluginConformance

/// `plugin-check FOLDER...`: runs the conformance kit over built plugins and prints a line for each check.
@main
enum PluginCheck {
    static func main() async {
        let folders = CommandLine.arguments.dropFirst()
        guard !folders.isEmpty, folders.allSatisfy({ !$0.hasPrefix("-") }) else {
            FileHandle.standardError.write(Data("usage: plugin-check FOLDER...   FOLDER: a built plugin\n".utf8))
            exit(2)
        }
        let copies = FileManager.default.temporaryDirectory.appending(path: "plugin-check-\(getpid())").path()
        var failures = 0
        for folder in folders {
            say("\(folder)\n")
            failures += await PluginConformance(folder: folder, copies: copies, digest: digest).run(report)
        }
        try? FileManager.default.removeItem(atPath: copies)
        say(failures == 0 ? "every check passed\n" : "\(failures) checks failed\n")
        exit(failures == 0 ? 0 : 1)
    }

    /// The name first, so that it is the last word when a plugin ends the process.
    private static func report(_ step: PluginConformance.Step) {
        switch step {
        case .began(let name): say("  \(name) ... ")
        case .passed: say("ok\n")
        case .failed(let reason): say("FAILED\n      \(reason)\n")
        }
    }

    private static func say(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// The kit depends on nothing, so the system's own command makes the digest.
    private static func digest(_ bytes: [UInt8]) -> String {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sha256sum"]
        (process.standardInput, process.standardOutput) = (input, output)
        do {
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(bytes))
            try input.fileHandleForWriting.close()
            let text = try output.fileHandleForReading.readToEnd() ?? Data()
            return String(String(decoding: text, as: UTF8.self).prefix { $0 != " " })
        } catch {
            return "unknown: sha256sum cannot be run (\(error))"
        }
    }
}
