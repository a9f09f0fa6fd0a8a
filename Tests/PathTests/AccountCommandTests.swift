import Foundation
import Testing

/// Accounts and the units that they act as, by the real command.
@Suite("baizhen account and unit")
struct AccountCommandTests {
    @Test("An account without places is refused with the options that name them", .timeLimit(.minutes(1)))
    func places() async throws {
        let arguments = ["account", "add", "a", "--role", "officer", "--unit", "u", "--data", TemporaryFolder().path]
        let child = try ChildProcess(RunningHost.command, arguments)
        let said = try await child.line { if case .error = $0 { true } else { false } }
        for option in ["--programme", "--town", "--region", "--everything"] {
            #expect(said.contains(option), "\(said)")
        }
        #expect(await child.status() == 2)
    }

    @Test("The README's accounts are made, for units that are listed", .timeLimit(.minutes(2)))
    func readme() async throws {
        let host = try await RunningHost.start(in: TemporaryFolder().path)
        for file in ["README.md", "README.zh-CN.md"] {
            let text = try String(contentsOfFile: "\(RunningHost.root)/\(file)", encoding: .utf8)
            let lines = text.split(separator: "\n").filter { $0.contains("baizhen account add ") }
            #expect(lines.count == 2, "\(file)")
            for line in lines {
                var words = line.split(separator: " ").dropFirst().prefix { $0 != "#" }.map(String.init)
                words[2] += file == "README.md" ? "-en" : "-zh"
                let child = try ChildProcess(RunningHost.command, words + ["--data", host.data])
                _ = try await child.output(after: "sign in http://")
                #expect(await child.status() == 0)
            }
        }
        let units = try ChildProcess(
            RunningHost.command,
            ["unit", "list", "--search", "huangtun-street", "--data", host.data]
        )
        #expect(try await units.output(after: "huangtun-street  ").hasPrefix("黄屯街道"))
        #expect(await units.status() == 0)
        #expect(await host.stop() == 0)
    }
}
