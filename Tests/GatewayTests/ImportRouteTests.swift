import Bus
import Messages
import OfficeFiles
import RegistryMessages
import Spreadsheets
import Testing

@testable import Gateway

/// Imports a list of things, one for each row: `name` must not be `bad`.
private struct ThingImporter: TableImporter {
    let kinds = [
        TableKind("things", "things", needsProgramme: false, module: "registry"),
        TableKind("parts", "parts", needsProgramme: true, module: "registry"),
        TableKind("screws", "screws", needsProgramme: true, module: "projects"),
    ]

    func read(
        _ kind: String,
        _ csv: [UInt8],
        file: String,
        programme: ProgrammeDefinition?
    ) throws -> ImportedTable {
        let lines = try TextFile.decode(csv, file: file).split(separator: "\n").dropFirst()
        let names = lines.map { String($0.prefix { $0 != "," }) }
        let faults = names.enumerated().filter { $0.element == "bad" }.map {
            FileFault(file: file, line: $0.offset + 2, column: "name", message: "is bad")
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        func item(_ rows: [Int], parts: [ImportedItem]) -> ImportedItem {
            let list = rows.map { "\"\(names[$0 - 2])\"" }.joined(separator: ",")
            return ImportedItem(
                name: "\(file), rows \(rows)",
                rows: rows,
                operation: "things.take",
                data: Array(#"{"things":[\#(list)],"programme":"\#(programme?.id ?? "")"}"#.utf8),
                path: "/things",
                list: "things",
                parts: parts
            )
        }
        let rows = Array(names.indices.map { $0 + 2 })
        let items = stride(from: 0, to: rows.count, by: 2).map { start in
            let own = Array(rows[start...].prefix(2))
            return item(own, parts: own.map { item([$0], parts: []) })
        }
        return ImportedTable(rows: rows.count, items: items)
    }
}

@Suite("Imports over HTTP")
struct ImportRouteTests {
    /// A module that takes things but no `taken`, and says how many it took.
    private static func module() -> BusDouble {
        let bus = BusDouble()
        bus.answer("things.take") { asked in
            let names = asked.members["things"]?.elements.compactMap(\.string) ?? []
            guard let index = names.firstIndex(of: "taken") else { return .success(#"{"changed":\#(names.count)}"#) }
            return .failure(
                Problem(
                    "things.taken",
                    .conflict,
                    "It is taken.",
                    errors: [.init(pointer: "/things/\(index)/name", message: "is taken")]
                )
            )
        }
        return bus
    }

    private static func run(
        _ bus: BusDouble = module(),
        _ body: @escaping @Sendable (TestGateway) async throws -> Void
    ) async throws {
        try await TestGateway.run(bus: bus, importer: ThingImporter(), body)
    }

    @Test("A good table is tried first and then taken, list by list")
    func taken() async throws {
        try await Self.run { gateway in
            let reply = try await gateway.post("/api/v1/imports/things?actor=county&reason=why", "name\na\nb\nc\n")
            #expect(reply.status == 200)
            let report: JSONValue = [
                "kind": "things", "rows": 3, "changed": 3, "wouldChange": .null, "unchanged": 0, "faults": [],
            ]
            #expect(reply.json == report)
            #expect(gateway.bus.asked.map(\.options.dryRun) == [true, true, false, false])
            #expect(gateway.bus.asked.allSatisfy { $0.options.actor?.unit == "county" && $0.options.reason == "why" })
            #expect(gateway.bus.asked.allSatisfy { $0.options.access == .everything })
        }
    }

    @Test("A dry run says what would change and takes nothing")
    func dryRun() async throws {
        try await Self.run { gateway in
            let reply = try await gateway.post("/api/v1/imports/things?dryRun=true", "name\na\n")
            #expect(reply.json["wouldChange"] == 1)
            #expect(reply.json["changed"] == .null)
            #expect(gateway.bus.asked.map(\.options.dryRun) == [true])
        }
    }

    @Test("Rows that stand as they are count as unchanged, whatever the module calls it")
    func unchanged() {
        func count(_ reply: String, rows: Int) -> [Int] {
            let count = ImportCount([UInt8](reply.utf8), rows: rows)
            return [count.changed, count.unchanged]
        }
        #expect(count(#"{"registered":1,"unchanged":2}"#, rows: 3) == [1, 2])
        #expect(count(#"{"registered":3,"changed":1,"unchanged":4}"#, rows: 8) == [4, 4])
        #expect(count(#"{"recorded":1,"ids":["a","b"]}"#, rows: 2) == [1, 1])
        #expect(count(#"{"taken":1,"repeated":4,"rows":5}"#, rows: 5) == [1, 4])
        #expect(count(#"{"taken":0,"repeated":2,"refunds":1,"rows":3}"#, rows: 3) == [1, 2])
        #expect(count(#"{"taken":1,"repeated":0,"refunds":2,"rows":2}"#, rows: 2) == [2, 0])
        #expect(count(#"{"town":"a","unchanged":true}"#, rows: 1) == [0, 1])
        #expect(count(#"{"town":"a","unchanged":false}"#, rows: 1) == [1, 0])
        #expect(count(#"{"changed":false}"#, rows: 1) == [0, 1])
    }

    @Test("All rows that the module refuses are named at their rows, and nothing is taken")
    func refused() async throws {
        try await Self.run { gateway in
            let reply = try await gateway.post("/api/v1/imports/things", "name\ntaken\ntaken\nc\ntaken\n")
            #expect(reply.status == 422)
            #expect(reply.headers["content-type"] == "application/problem+json")
            #expect(reply.code == "gateway.import-refused")
            #expect(reply.json["detail"]?.string == "3 places in the table are wrong; nothing was imported.")
            #expect(reply.json["faults"]?.elements.map { $0["row"] } == [2, 3, 5])
            #expect(reply.json["faults"]?.elements.first?["code"]?.string == "things.taken")
            #expect(reply.faults.first == "things.csv, row 2, column name: is taken")
            #expect(reply.json["rows"] == 4)
            #expect(gateway.bus.asked.allSatisfy { $0.options.dryRun })
        }
    }

    @Test("Faults of the file are told before anybody is asked")
    func faulty() async throws {
        try await Self.run { gateway in
            let reply = try await gateway.post("/api/v1/imports/things", "name\nbad\nb\nbad\n")
            #expect(reply.json["faults"]?.elements.map { $0["row"] } == [2, 4])
            #expect(reply.json["faults"]?.elements.first?["column"]?.string == "name")
            #expect(gateway.bus.asked.isEmpty)
        }
    }

    @Test("XLSX is told by its content, and damaged ones are refused by name")
    func workbook() async throws {
        let sheet = Sheet(name: "a", columns: [.init("name")], rows: [["a"], ["taken"]])
        let bytes = try Workbook(title: "t", sheets: [sheet]).xlsx()
        try await Self.run { gateway in
            let reply = try await gateway.exchange("POST", "/api/v1/imports/things", bytes: bytes)
            #expect(reply.json["faults"]?.elements.map { $0["row"] } == [3])
            #expect(reply.faults == ["things.xlsx, row 3, column name: is taken"])
            let cut = try await gateway.exchange("POST", "/api/v1/imports/things", bytes: Array(bytes.prefix(900)))
            #expect(cut.status == 422)
            #expect(cut.json["faults"]?.elements.first?["message"]?.string?.contains("not a whole XLSX file") == true)
        }
    }

    @Test("Marked: the same table comes back as XLSX with the reasons beside the rows")
    func marked() async throws {
        try await Self.run { gateway in
            let table = "name,n\na,1\ntaken,2\n"
            let reply = try await gateway.post("/api/v1/imports/things?marked=true", table)
            #expect(reply.status == 422)
            #expect(reply.headers["content-type"] == Workbook.mediaType)
            #expect(reply.headers["content-disposition"] == "attachment; filename=\"things-marked.xlsx\"")
            #expect(String(decoding: try TableFile.csv(reply.bytes, file: "m.xlsx"), as: UTF8.self) == table)
            let good = try await gateway.post("/api/v1/imports/things?marked=true", "name\na\n")
            #expect((good.status, good.headers["content-type"]) == (200, "application/json"))
        }
    }

    @Test("A key is made different for each command of an import")
    func keys() async throws {
        try await Self.run { gateway in
            _ = try await gateway.post(
                "/api/v1/imports/things",
                "name\na\nb\nc\n",
                headers: [("Idempotency-Key", "k")]
            )
            #expect(gateway.bus.asked.map(\.options.key) == [nil, nil, "k/0", "k/1"])
        }
    }

    @Test("What stops half-way says how far it came")
    func stopped() async throws {
        let bus = BusDouble()
        bus.answer("things.take") { asked in
            guard !asked.options.dryRun, asked.members["things"]?.elements == ["c"] else {
                return .success(#"{"changed":2}"#)
            }
            return .failure(Problem("things.gone", .conflict, "It is gone."))
        }
        try await Self.run(bus) { gateway in
            let reply = try await gateway.post("/api/v1/imports/things", "name\na\nb\nc\n")
            #expect((reply.status, reply.code) == (409, "gateway.import-stopped"))
            let detail = "The import stopped at things.csv, rows [4], after 2 changes that stay: It is gone."
            #expect(reply.json["detail"]?.string == detail)
        }
    }

    @Test("Who may not give the command is told so, not that the rows are wrong")
    func forbidden() async throws {
        let bus = BusDouble()
        bus.refuse("things.take", Problem("things.not-allowed", .forbidden, "Not for you."))
        try await Self.run(bus) { gateway in
            let reply = try await gateway.post("/api/v1/imports/things", "name\na\n")
            #expect((reply.status, reply.code) == (403, "things.not-allowed"))
        }
    }

    @Test("Kinds are listed; unknown ones and missing programmes are refused")
    func kinds() async throws {
        try await Self.run { gateway in
            let list = try await gateway.get("/api/v1/imports")
            #expect(list.json["items"]?.elements.map { $0["kind"]?.string } == ["things", "parts"])
            let unknown = try await gateway.post("/api/v1/imports/nothing", "")
            #expect((unknown.status, unknown.code) == (404, "gateway.unknown-import"))
            #expect(unknown.json["remedy"]?.string == "Kinds are: things, parts.")
            let missing = try await gateway.post("/api/v1/imports/parts", "")
            #expect(missing.status == 400)
            #expect(missing.faults == ["?programme: is missing; the parts belong to a programme"])
            gateway.bus.answer("registry.find-programme", Samples.programme)
            let parts = try await gateway.post("/api/v1/imports/parts?programme=p", "name\na\n")
            #expect(parts.status == 200)
            #expect(gateway.bus.asked.last?.members["programme"]?.string == "p")
        }
    }
}
