import Foundation
import GatewayClient
import Testing

/// The command as its users start it.
@Suite("baizhen serve")
struct ServeTests {
    @Test("is ready, shows the example, refuses a twin by name, and stops when told", .timeLimit(.minutes(2)))
    func serves() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        #expect(try host.client.exchange("GET", "/readyz").status == 200)
        let towns = String(decoding: try host.client.get("/api/v1/towns?programme=jilin&limit=1"), as: UTF8.self)
        #expect(towns.contains(#""total":55"#))

        let twin = try ChildProcess(RunningHost.command, ["serve", "--data", host.data, "--listen", "127.0.0.1:0"])
        let refusal = try await twin.line {
            if case .error(let text) = $0 { text.contains("host.locked") } else { false }
        }
        #expect(refusal.contains("\(host.child.id)"))
        #expect(await twin.status() == 1)

        let mode = try FileManager.default.attributesOfItem(atPath: host.data + "/admin.token")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let run = try FileManager.default.attributesOfItem(atPath: host.data + "/run")[.posixPermissions]
        #expect(run as? Int == 0o700)
        #expect(await host.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: host.data + "/endpoints.json"))
    }

    @Test("prints the summary from the running modules", .timeLimit(.minutes(2)))
    func summary() async throws {
        let folder = TemporaryFolder()
        let child = try ChildProcess(
            RunningHost.command,
            ["serve", "--data", folder.path, "--listen", "127.0.0.1:0", "--examples"]
        )
        #expect(try await child.output(after: "4 plugins active").isEmpty)
        let pace = try await child.output(after: "  CZ-F02 专业镇产值: ")
        #expect(pace.hasPrefix("124 of 240 亿元 = 51.7 % at 58.3 % of the year"), "\(pace)")
        #expect(pace.contains("scope-mismatch"), "\(pace)")
        let run = try await child.output(after: "  run changzhi-2023-")
        #expect(run.hasSuffix("preliminary, 11 towns"), "\(run)")
        #expect(try await child.output(after: "  changzhi 2023 评估 evaluation of changzhi").contains("rank 1"))
        let targets = try await child.output(after: "  88 targets: ")
        #expect(targets.hasPrefix("76 at-least, 2 at-most, 10 about; 28 stock, 23 cumulative, 14 annual"), "\(targets)")
        #expect(try await child.output(after: "  2 weaker than the baseline:").isEmpty)
        let clauses = try await child.output(after: "  24 clauses ")
        #expect(clauses == "for 22 units, most for 发展软环境保障局（城乡统筹发展） (14)", "\(clauses)")
        let flags = try await child.output(after: "    flagged: ")
        #expect(
            flags.hasPrefix("no-lead 3.2; lead-by-position 4.1; unit-on-both-sides 3.1; internal-unit 1; open-ended"),
            "\(flags)"
        )
        #expect(flags.hasSuffix("; not-in-group 2.2 4.3 6.2"), "\(flags)")
        let places = try await child.output(after: "  24 focus items ")
        #expect(places.hasPrefix("(3 without a number yet), 54 checklist items, "), "\(places)")
        let batch = try await child.output(after: "  batch 1: 55 ")
        #expect(batch.hasPrefix("towns = 成长类 13 + 培育类 27 + 规划类 15 = 建制镇 24 + 非建制镇 31, 12 headings"))
        #expect(batch.hasSuffix("no discrepancy"))
        let copy = try await child.output(after: "  a copy without no. 55: ")
        #expect(copy.hasPrefix("1 discrepancy"))
        let moved = try await child.output(after: "  公主岭市 (list-heading): ")
        #expect(moved == "stands alone as of 2019, under 长春市 as of 2021")
        let projects = try await child.output(after: "  27 projects, kinds ")
        #expect(projects.hasPrefix("重点产业 14 / 公共服务 2 / 基础设施 8 / 环境整治 5"), "\(projects)")
        #expect(try await child.output(after: "  stated investment ") == "22500 万元 over 3 of 27")
        let benefits = try await child.output(after: "  benefits, each kind apart: ")
        #expect(benefits.hasPrefix("销售 23000 万元/年 over 3, 产值 18000 万元/年"), "\(benefits)")
        _ = try await child.output(after: "ready ")
        child.signal(SIGINT)
        #expect(await child.status() == 0)
    }

    @Test("alone, without the examples beside it, says what is missing and what to do", .timeLimit(.minutes(1)))
    func alone() async throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let (binary, data) = (folder.path + "/baizhen", folder.path + "/data")
        try FileManager.default.copyItem(atPath: RunningHost.command, toPath: binary)
        let child = try ChildProcess(binary, ["serve", "--data", data, "--listen", "127.0.0.1:0", "--examples"])
        let said = try await child.line { line in
            if case .error(let text) = line { text.contains("host.no-examples") } else { false }
        }
        #expect(said.contains("Copy the folder 'examples' of a checkout to \(data)/examples"), "\(said)")
        #expect(await child.status() == 1)
    }

    @Test("has a composition with every module that there is", .timeLimit(.minutes(1)))
    func everything() async throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let bare = folder.path + "/bare.yaml"
        try "node: local\n".write(toFile: bare, atomically: true, encoding: .utf8)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let example = root.appending(path: "examples/compositions/everything.yaml").path
        var modules: [[String]] = []
        for file in [bare, example] {
            let child = try ChildProcess(RunningHost.command, ["check", file])
            let names = try await child.output(after: "modules (in-process): ")
            modules.append(names.components(separatedBy: ", ").sorted())
            #expect(await child.status() == 0)
        }
        #expect(modules[0] == modules[1])
    }

    @Test("names every fault of a composition with its line", .timeLimit(.minutes(1)))
    func badComposition() async throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let file = folder.path + "/wrong.yaml"
        try "node: local\ntransprt: ipc\nmodules:\n  - registry\n  - cinema\n".write(
            toFile: file,
            atomically: true,
            encoding: .utf8
        )
        let child = try ChildProcess(RunningHost.command, ["check", file])
        let line = try await child.line { if case .error(let text) = $0 { text.contains("host.") } else { false } }
        #expect(line.contains("wrong.yaml:2:1"))
        #expect(line.contains("transprt"))
        #expect(line.contains("wrong.yaml:5:"))
        #expect(await child.status() == 65)
    }
}
