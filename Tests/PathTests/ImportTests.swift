import Foundation
import GatewayClient
import OfficeFiles
import Spreadsheets
import Testing

/// Tables in and out of a running host, by the real command and over HTTP.
@Suite("Tables in and out")
struct ImportTests {
    private static let header = "project,month,investmentToDate,progress\n"
    private static let right = header + "zhangjiachan-p01,2024-05,370万元,60\nzhangjiachan-p02,2024-05,74万元,12\n"
    private static let wrong = header + "zhangjiachan-p01,2024-05,370万元,60\nnobody,2024-05,1万元,1\n"

    @Test(
        "a month is imported, refused rows are named, the circular is the same bytes after a restart",
        .timeLimit(.minutes(4))
    )
    func month() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        _ = try post(host, "/api/v1/programmes/zhangjiachan/rounds", #"{"month":"2024-05","actor":{"unit":"county"}}"#)

        let file = folder.path + "/progress.csv"
        try Self.wrong.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try await command(host, ["import", "progress", file]) == 65)
        #expect(try await reports(host, folder) == 0)

        let refused = try exchange(host, "/api/v1/imports/progress", Array(Self.wrong.utf8))
        #expect(refused.status == 422)
        #expect(String(decoding: refused.body, as: UTF8.self).contains("\"row\":3"))
        let marked = try exchange(host, "/api/v1/imports/progress?marked=true", Array(Self.wrong.utf8))
        #expect(String(decoding: try TableFile.csv(marked.body, file: "m.xlsx"), as: UTF8.self) == Self.wrong)

        let taken = try exchange(host, "/api/v1/imports/progress", try workbook(Self.right))
        #expect(String(decoding: taken.body, as: UTF8.self).contains("\"changed\":2"))
        #expect(try await reports(host, folder) == 2)

        let county = #"{"actor":{"unit":"county"}}"#
        _ = try post(host, "/api/v1/projects/zhangjiachan-p01/progress/2024-05/approve", county)
        _ = try post(host, "/api/v1/programmes/zhangjiachan/rounds/2024-05/lock", county)
        _ = try post(host, "/api/v1/circulars/zhangjiachan/2024-05", county)
        let first = try circular(host)
        #expect(try circular(host) == first)
        #expect(await host.stop() == 0)
        let again = try await RunningHost.start(in: folder.path, examples: false)
        #expect(try circular(again) == first)
        #expect(await again.stop() == 0)
    }

    @Test("What was exported is imported as it is and changes nothing", .timeLimit(.minutes(4)))
    func exported() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        _ = try post(host, "/api/v1/programmes/zhangjiachan/rounds", #"{"month":"2024-05","actor":{"unit":"county"}}"#)
        _ = try exchange(host, "/api/v1/imports/progress", Array(Self.right.utf8))
        let back = #"{"actor":{"unit":"county"},"reason":"缺佐证"}"#
        _ = try post(host, "/api/v1/projects/zhangjiachan-p02/progress/2024-05/return", back)
        for (kind, programme) in [
            ("towns", "jilin"), ("towns", "changzhi"), ("projects", "zhangjiachan"), ("projects", "huangtun"),
            ("progress", "zhangjiachan"), ("observations", "changzhi"), ("observations", "gaomi"),
            ("targets", "changzhi"), ("targets", "gaomi"),
        ] {
            let file = "\(folder.path)/\(kind)-\(programme).csv"
            let place = ["--programme", programme, "--data", host.data]
            let export = ["export", kind, "--output", file] + place
            #expect(try await ChildProcess(RunningHost.command, export).status() == 0)
            try await changesNothing(["import", kind, file] + place)
        }
        try await otherWays(host, folder)
        let beside = folder.path + "/beside"
        try FileManager.default.createDirectory(atPath: beside, withIntermediateDirectories: true)
        for name in ["measures.csv", "places.csv", "milestones.csv"] {
            let example = "\(RunningHost.root)/examples/zhangjiachan/\(name)"
            try FileManager.default.copyItem(atPath: example, toPath: "\(beside)/\(name)")
        }
        let (exported, copy) = (folder.path + "/projects-zhangjiachan.csv", beside + "/projects.csv")
        try FileManager.default.copyItem(atPath: exported, toPath: copy)
        try await changesNothing(["import", "projects", copy, "--programme", "zhangjiachan", "--data", host.data])
        let towns = try exchange(
            host,
            "/api/v1/imports/towns?programme=jilin",
            Array("id,name,序号,方案\na,b,1,gaomi\n".utf8)
        )
        #expect(String(decoding: towns.body, as: UTF8.self).contains("the programme of the import, found 'gaomi'"))
        #expect(await host.stop() == 0)
    }

    /// English headings, a workbook, and rows that name their programmes come back too.
    private func otherWays(_ host: RunningHost, _ folder: TemporaryFolder) async throws {
        let ways = [
            ("progress", "p.csv", ["--lang", "en"]),
            ("projects", "q.csv", ["--programme", "zhangjiachan", "--lang", "en"]),
            ("progress", "r.xlsx", ["--format", "xlsx"]), ("towns", "s.csv", []),
            ("targets", "t.xlsx", ["--format", "xlsx"]),
        ]
        for (kind, name, how) in ways {
            let file = folder.path + "/" + name
            #expect(try await command(host, ["export", kind, "--output", file] + how) == 0)
            let programme = how.contains("--programme") ? Array(how.prefix(2)) : []
            try await changesNothing(["import", kind, file, "--data", host.data] + programme)
        }
    }

    /// An import that finds everything as it is.
    private func changesNothing(_ arguments: [String]) async throws {
        let child = try ChildProcess(RunningHost.command, arguments)
        var said: [String] = []
        let count = try? await child.line { line in
            said.append("\(line)")
            if case .out(let text) = line { return text.contains(" unchanged.") }
            return false
        }
        #expect(count?.hasPrefix("0 new or changed, ") == true, "\(arguments): \(said.prefix(3))")
        #expect(count?.hasPrefix("0 new or changed, 0 ") == false)
        #expect(await child.status() == 0)
    }

    private func workbook(_ csv: String) throws -> [UInt8] {
        let rows = csv.split(separator: "\n").map { $0.split(separator: ",").map { Sheet.Cell.text(String($0)) } }
        let columns = (rows.first ?? []).map { Sheet.Column($0.text) }
        let sheet = Sheet(name: "月报", columns: columns, rows: Array(rows.dropFirst()))
        return try Workbook(title: "月报", sheets: [sheet]).xlsx()
    }

    private func post(_ host: RunningHost, _ path: String, _ body: String) throws -> [UInt8] {
        try host.client.post(path, Array(body.utf8))
    }

    private func exchange(_ host: RunningHost, _ path: String, _ body: [UInt8]) throws -> GatewayClient.Answer {
        try host.client.exchange("POST", path, body: body)
    }

    private func circular(_ host: RunningHost) throws -> [UInt8] {
        try host.client.get("/api/v1/circulars/zhangjiachan/2024-05", accept: Workbook.mediaType)
    }

    /// How many reports the command exports as XLSX.
    private func reports(_ host: RunningHost, _ folder: TemporaryFolder) async throws -> Int {
        let file = folder.path + "/reports.xlsx"
        let arguments = ["export", "progress", "--programme", "zhangjiachan", "--format", "xlsx", "--output", file]
        #expect(try await command(host, arguments) == 0)
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        return String(decoding: try TableFile.csv(bytes, file: file), as: UTF8.self).split(separator: "\n").count - 1
    }

    private func command(_ host: RunningHost, _ arguments: [String]) async throws -> Int32 {
        try await ChildProcess(RunningHost.command, arguments + ["--data", host.data]).status()
    }
}
