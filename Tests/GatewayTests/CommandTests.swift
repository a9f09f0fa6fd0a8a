import Bus
import Foundation
import GatewayClient
import Messages
import Testing

@testable import Gateway

@Suite("The baizhen command", .timeLimit(.minutes(1)))
struct CommandTests {
    @Test(
        "Wrong usage is exit code 2 and one line; help is 0 and an answer",
        arguments: [(["nonsense"], 2), (["import", "towns"], 2), (["import", "orders", "x.csv"], 2), (["--help"], 0)]
            as [([String], Int32)]
    )
    func usage(arguments: [String], code: Int32) async throws {
        let run = try await CommandRun.run(arguments)
        #expect(run.code == code)
        #expect(run.errors.count == (code == 0 ? 0 : 1), "\(run.errors)")
        #expect(run.output.isEmpty == (code != 0))
    }

    @Test("Without a host it is 69, one line: what, where, what to do")
    func noHost() async throws {
        for command in [["status"], ["watch"], ["programme", "list"]] {
            let run = try await CommandRun.run(command + ["--data", "/nonexistent"])
            #expect(run.code == 69)
            #expect(run.errors.count == 1)
            #expect(run.errors.first?.contains("/nonexistent/endpoints.json") == true)
            #expect(run.errors.first?.contains("baizhen serve") == true)
        }
    }

    @Test("A programme's file at fault is 65, every fault with its line")
    func badFile() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "programme-\(UUID().uuidString).yaml")
        try Data("id: P P\nversion: one\nnames: 项目\ncolour: red\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try await CommandRun.run(["programme", "check", file.path()])
        #expect(run.code == 65)
        #expect(run.errors.contains { $0.contains("line 2") && $0.contains("whole number") }, "\(run.errors)")
        #expect(run.errors.contains { $0.contains("line 4") && $0.contains("colour") }, "\(run.errors)")
    }

    @Test("The status is told for people, and as it came with --json")
    func status() async throws {
        try await TestGateway.run(host: HostDouble(waitingFor: ["audit is replaying"])) { gateway in
            let people = try await CommandRun.run(["status"], on: gateway)
            #expect(people.code == 0)
            #expect(people.output.hasPrefix("node test: not ready\n  waits for: audit is replaying\n"))
            #expect(people.output.contains("service registry: 1 instance(s), 7 requests, 1 problems, mean 250 µs"))
            #expect(people.output.contains("module audit: bus.unavailable"))
            let script = try await CommandRun.run(["status", "--json"], on: gateway)
            let json = try GatewayJSON.decode(JSONValue.self, from: [UInt8](script.output.utf8))
            #expect(json["ready"] == false)
        }
    }

    @Test("A refusal of the host is exit code 1, in one line")
    func refused() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.refuse("registry.list-programmes", Problem("registry.some", .forbidden, "Not you."))
            let run = try await CommandRun.run(["programme", "list"], on: gateway)
            #expect(run.code == 1)
            #expect(run.errors == ["baizhen: registry.some: Not you."])
        }
    }

    @Test("Watching prints events as they come and ends cleanly on Ctrl-C")
    func watch() async throws {
        try await TestGateway.run { gateway in
            async let plain = CommandRun.run(["watch", "registry."], on: gateway, interruptAt: "-1\n")
            async let script = CommandRun.run(["watch", "--json"], on: gateway, interruptAt: "}\n")
            await gateway.bus.until { $0.beginnings == 3 }
            gateway.bus.append("registry.step-taken.v1")
            let (people, json) = try await (plain, script)
            #expect(people.code == 0)
            #expect(people.output == "2023-11-14T22:13:20.000Z  registry.step-taken.v1  -  -  00000000000000a1-1\n")
            #expect(json.code == 0)
            #expect(json.output.hasPrefix(#"{"specversion":"1.0","id":"00000000000000a1-1""#))
        }
    }

    @Test("Towns are rehearsed first: every refused row is named, exit 65, nothing imported")
    func importRefused() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "towns-\(UUID().uuidString).csv")
        try Data("序号,镇名\n1,甲镇\n2,乙镇\n3,丙镇\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.find-programme", Samples.programme)
            gateway.bus.answer("registry.register-town") { asked in
                let isTaken = asked.members["name"] != "乙镇"
                return isTaken ? .failure(Problem("registry.already-there", .conflict, "It is there.")) : .success("{}")
            }
            let run = try await CommandRun.run(["import", "towns", file.path(), "--programme", "p"], on: gateway)
            #expect(run.code == 65)
            #expect(run.errors.count == 2)
            #expect(run.errors.first?.contains("row 2: registry.already-there: It is there.") == true)
            let sent = gateway.bus.asked.filter { $0.operation == "registry.register-town" }
            #expect(sent.count == 3)
            #expect(sent.allSatisfy { $0.options.dryRun })
        }
    }

    @Test("An import carries who and why, and is decided anew each time that it is sent")
    func importSent() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "towns-\(UUID().uuidString).csv")
        try Data("序号,镇名\n7,甲镇\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.find-programme", Samples.programme)
            gateway.bus.answer("registry.register-town", #"{"town":"p-007"}"#)
            let arguments = ["import", "towns", file.path(), "--programme", "p", "--actor", "gov-1"]
            let first = try await CommandRun.run(arguments, on: gateway)
            #expect(first.code == 0)
            #expect(first.output.hasSuffix("1 new or changed, 0 unchanged.\n"))
            _ = try await CommandRun.run(arguments, on: gateway)
            let sent = gateway.bus.asked.filter { $0.operation == "registry.register-town" && !$0.options.dryRun }
            #expect(sent.count == 2)
            #expect(sent.first?.members["id"] == "p-007")
            #expect(sent.first?.options.actor == ActingUnit(unit: "gov-1", post: "import"))
            #expect(sent.first?.options.reason?.hasPrefix("import of towns-") == true)
            #expect(sent.allSatisfy { $0.options.key == nil })
        }
    }

    @Test("A broken log is exit code 1, named with its first fault")
    func verify() async throws {
        try await TestGateway.run { gateway in
            let state = #""state":{"epoch":"00000000000000a1","head":9,"floor":0}"#
            let whole = #"{"source":"//test/audit",\#(state),"events":9,"faults":0,"headHash":"00"}"#
            gateway.bus.answer("audit.verify", whole)
            gateway.bus.answer("registry.verify", whole)
            let good = try await CommandRun.run(["verify"], on: gateway)
            #expect(good.code == 0)
            #expect(good.output == "audit: 9 events, whole\nregistry: 9 events, whole\n")
            gateway.bus.refuse("registry.verify", Problem("bus.timeout", .timeout, "No answer."))
            let bad = try await CommandRun.run(["verify"], on: gateway)
            #expect(bad.code == 1)
            #expect(bad.output.contains("registry: bus.timeout: No answer."))
            #expect(bad.errors.first?.contains("The log of registry is not whole.") == true)
        }
    }
}
