import Bus
import Messages
import OfficeFiles
import PolicyMessages
import Synchronization
import Testing

@testable import Gateway

/// Takes a draft for one programme of two files; a file that says `bad` is wrong in its second line.
private struct ThingReader: DraftReader {
    func read(_ files: [DraftFile], by actor: ActingUnit, acceptDiscrepancies: Bool) async throws -> DraftProgramme {
        let faults = files.filter { $0.text == "bad" }.map {
            FileFault(file: $0.name, line: 2, column: "7", message: "is bad")
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        let note = acceptDiscrepancies ? "as printed" : "by \(actor.unit)"
        return DraftProgramme(
            programme: "spring",
            version: 3,
            items: [
                .init(file: "programme.yaml", operation: "things.define", data: Array("{}".utf8), restsOnOthers: false),
                .init(
                    file: "batch-1.yaml",
                    operation: "things.publish",
                    data: Array(#"{"note":"\#(note)"}"#.utf8),
                    restsOnOthers: true
                ),
            ]
        )
    }
}

/// Makes a programme and targets of any draft; targets are taken by what hears of the programme.
private struct AwaitingReader: DraftReader {
    func read(_ files: [DraftFile], by actor: ActingUnit, acceptDiscrepancies: Bool) async throws -> DraftProgramme {
        let json = Array("{}".utf8)
        let define = DraftProgramme.Item(
            file: "programme.yaml",
            operation: "things.define",
            data: json,
            restsOnOthers: false
        )
        let targets = DraftProgramme.Item(
            file: "targets.csv",
            operation: "things.await",
            data: json,
            restsOnOthers: true,
            awaitsHearing: true
        )
        return DraftProgramme(programme: "spring", version: 3, items: [define, targets])
    }
}

@Suite("Policy texts over HTTP")
struct PolicyRouteTests {
    private static func bus(
        file text: String = "good",
        adopted: PolicyDraft.Adoption? = nil
    ) throws -> BusDouble {
        let bus = BusDouble()
        try keep(file: text, adopted: adopted, on: bus)
        bus.answer("things.define", "{}")
        bus.answer("things.publish", "{}")
        bus.answer(MarkAdopted.name, #"{"draft":"draft-1","version":2}"#)
        return bus
    }

    /// A draft that was saved twice.
    private static func keep(
        file text: String = "good",
        adopted: PolicyDraft.Adoption?,
        on bus: BusDouble
    ) throws {
        let draft = PolicyDraft(
            id: "draft-1",
            title: "方案",
            documentDigest: "",
            version: 2,
            savedAt: 0,
            adopted: adopted,
            files: [DraftFile(name: "programme.yaml", text: text)]
        )
        bus.answer(FindDraft.name, String(decoding: try GatewayJSON.encode(draft), as: UTF8.self))
    }

    private static func run(
        _ bus: BusDouble,
        _ body: @escaping @Sendable (TestGateway) async throws -> Void
    )
        async throws
    {
        try await TestGateway.run(bus: bus, drafts: ThingReader(), body)
    }

    @Test("A reading is reading.json as it was written, and the files")
    func reading() async throws {
        let bus = BusDouble()
        let reply = ReadPolicy.Reply(
            title: "方案",
            documentDigest: "ab",
            lines: [],
            findings: [],
            files: [
                DraftFile(
                    name: "reading.json",
                    text: "{\n  \"card\": {\"title\": \"方案\"},\n  \"lineCount\": 1.50\n}\n"
                ),
                DraftFile(name: "units.yaml", text: "units: []\n"),
            ]
        )
        bus.answer(ReadPolicy.name, String(decoding: try GatewayJSON.encode(reply), as: UTF8.self))
        try await Self.run(bus) { gateway in
            let answer = try await gateway.post("/api/v1/policy/readings?name=a.txt", "方案")
            #expect(answer.status == 200)
            #expect(answer.text.contains("\"lineCount\": 1.50"))
            #expect(answer.json["card"]?["title"] == "方案")
            #expect(answer.json["files"]?.elements.map { $0["name"] } == ["units.yaml"])
            let asked = try #require(bus.asked.last { $0.operation == ReadPolicy.name })
            #expect(asked.members["name"] == "a.txt" && asked.members["content"] == "5pa55qGI")
            let long = try await gateway.exchange(
                "POST",
                "/api/v1/policy/readings",
                bytes: [UInt8](repeating: 65, count: ReadPolicy.documentLimit + 1)
            )
            #expect(long.status == 422 && long.code == PolicyDraftCode.tooLong)
            #expect(long.text.contains("at most \(ReadPolicy.documentLimit) are taken"))
        }
    }

    @Test("An adoption tries what can be tried, then sends everything in order, then marks the draft")
    func adopted() async throws {
        let bus = try Self.bus()
        try await Self.run(bus) { gateway in
            let path = "/api/v1/policy/drafts/draft-1/adopt"
            let dry = try await gateway.post(path + "?dryRun=true", #"{"actor":{"unit":"office"}}"#)
            #expect(dry.status == 200 && dry.json["programme"] == "spring")
            #expect(bus.asked.map(\.operation) == [FindDraft.name, "things.define"])
            let reply = try await gateway.post(path, #"{"actor":{"unit":"office"},"acceptDiscrepancies":true}"#)
            #expect(reply.status == 201 && reply.json["version"] == 3)
            #expect(reply.json["files"]?.elements == ["programme.yaml", "batch-1.yaml"])
            let sent = bus.asked.dropFirst(2)
            let operations = [FindDraft.name, "things.define", "things.define", "things.publish", MarkAdopted.name]
            #expect(sent.map(\.operation) == operations)
            #expect(sent.map(\.options.dryRun) == [false, true, false, false, false])
            #expect(sent.map(\.options.key) == [nil, nil, "adopt-draft-1-2/0", "adopt-draft-1-2/1", nil])
            #expect(bus.asked.dropLast().last?.members["note"] == "as printed")
            #expect(bus.asked.last?.members["draftVersion"] == 2)
        }
    }

    @Test("A draft that is a programme already is adopted again only by somebody who says so")
    func again() async throws {
        let bus = try Self.bus(adopted: .init(programme: "spring", version: 2, draftVersion: 1))
        try await Self.run(bus) { gateway in
            let path = "/api/v1/policy/drafts/draft-1/adopt"
            let reply = try await gateway.post(path, #"{"actor":{"unit":"office"}}"#)
            #expect(reply.status == 409 && reply.code == "gateway.already-adopted")
            #expect(reply.text.contains("adopted at version 1, as version 2 of the programme 'spring'"))
            #expect(reply.json["remedy"]?.string?.contains("'again': true") == true)
            #expect(bus.asked.map(\.operation) == [FindDraft.name])
            let again = try await gateway.post(path, #"{"actor":{"unit":"office"},"again":true}"#)
            #expect(again.status == 201 && bus.asked.last?.operation == MarkAdopted.name)
        }
    }

    @Test("An adoption repeated with its key is answered as the first time, and makes nothing")
    func repeated() async throws {
        let bus = try Self.bus()
        try await Self.run(bus) { gateway in
            func adopt(_ body: String, key: String) async throws -> Reply {
                try await gateway.post(
                    "/api/v1/policy/drafts/draft-1/adopt",
                    body,
                    headers: [("Idempotency-Key", key)]
                )
            }
            let body = #"{"actor":{"unit":"office"}}"#
            let first = try await adopt(body, key: "k")
            try Self.keep(adopted: .init(programme: "spring", version: 3, draftVersion: 2), on: bus)
            // Meanwhile the programme has gone on: what was adopted would be refused now.
            bus.refuse("things.define", Problem("things.old", .conflict, "There is a later one."))
            let sent = bus.asked.count
            for key in ["k", "another"] {
                let second = try await adopt(body, key: key)
                #expect(first.status == 201 && second.status == 201 && second.json == first.json)
            }
            #expect(bus.asked.dropFirst(sent).map(\.operation) == [FindDraft.name, FindDraft.name])
            bus.answer("things.define", "{}")
            let again = try await adopt(#"{"actor":{"unit":"office"},"again":true}"#, key: "more")
            #expect(again.status == 201 && bus.asked.last?.operation == MarkAdopted.name)
        }
    }

    @Test("Where nobody noted which save was adopted, adopting again really adopts")
    func unknown() async throws {
        let bus = try Self.bus(adopted: .init(programme: "spring", version: 1, draftVersion: nil))
        bus.answer(SaveDraft.name, #"{"draft":"draft-1","version":2}"#)
        try await Self.run(bus) { gateway in
            let body = #"{"actor":{"unit":"office"}}"#
            let reply = try await gateway.post("/api/v1/policy/drafts/draft-1/adopt", body)
            #expect(reply.status == 409 && reply.code == "gateway.already-adopted")
            #expect(reply.text.contains("was adopted, as version 1 of the programme 'spring'"))
            let page = try await gateway.post(
                "/policy/adoptions",
                "draft=draft-1&title=a&key=k&file:programme.yaml=good&version=1&again=1",
                headers: [("Accept", "text/html"), ("Content-Type", "application/x-www-form-urlencoded")]
            )
            #expect(page.status == 303)
            #expect(bus.asked.contains { $0.operation == "things.define" && !$0.options.dryRun })
            #expect(bus.asked.last?.operation == MarkAdopted.name && bus.asked.last?.members["draftVersion"] == 2)
        }
    }

    @Test("A page adopts a draft once: pressed twice it shows what was made, pressed later it asks whether one knows")
    func pressedTwice() async throws {
        let bus = try Self.bus(adopted: .init(programme: "spring", version: 3, draftVersion: 2))
        bus.answer(SaveDraft.name, #"{"draft":"draft-1","version":2}"#)
        try await Self.run(bus) { gateway in
            func press(_ fields: String) async throws -> Reply {
                try await gateway.post(
                    "/policy/adoptions",
                    "draft=draft-1&title=a&key=k&file:programme.yaml=good&" + fields,
                    headers: [("Accept", "text/html"), ("Content-Type", "application/x-www-form-urlencoded")]
                )
            }
            let twice = try await press("version=1")
            #expect(twice.status == 303 && twice.headers["location"] == "/policy/drafts/draft-1?done=draft-adopted")
            #expect(bus.asked.filter { $0.operation == "things.define" }.map(\.options.dryRun) == [true])
            let later = try await press("version=2")
            #expect(later.status == 409 && later.text.contains("没有再次采用"))
            #expect(later.text.contains("第 2 次保存的内容") && later.text.contains(#"name="again""#))
            #expect(bus.asked.filter { $0.operation == SaveDraft.name }.count == 1)
        }
    }

    @Test("A file of a draft can be had by itself, to be imported")
    func file() async throws {
        try await Self.run(try Self.bus()) { gateway in
            let reply = try await gateway.get("/policy/drafts/draft-1/files/programme.yaml")
            #expect(reply.status == 200 && reply.text == "good")
            #expect(reply.headers["content-disposition"] == "attachment; filename=\"programme.yaml\"")
            #expect(try await gateway.get("/policy/drafts/draft-1/files/other.csv").status == 404)
        }
    }

    @Test("What a module has yet to hear of is tried again; what it refuses for good stops the adoption")
    func awaited() async throws {
        let bus = try Self.bus()
        let tries = Mutex(0)
        bus.answer("things.await") { _ in
            let number = tries.withLock { number in
                number += 1
                return number
            }
            return number < 3 ? .failure(Problem("things.unknown", .notFound, "Not heard yet.")) : .success("{}")
        }
        try await TestGateway.run(bus: bus, drafts: AwaitingReader()) { gateway in
            let path = "/api/v1/policy/drafts/draft-1/adopt"
            let reply = try await gateway.post(path, #"{"actor":{"unit":"office"}}"#)
            #expect(reply.status == 201 && tries.withLock { $0 } == 3)
            #expect(bus.asked.last?.operation == MarkAdopted.name)
            bus.refuse("things.await", Problem("things.forbidden", .forbidden, "Not for you."))
            let refused = try await gateway.post(path, #"{"actor":{"unit":"office"}}"#)
            #expect(refused.code == "gateway.adoption-stopped" && refused.text.contains("stopped at targets.csv"))
        }
    }

    @Test("A wrong line is told by file, line and column; nothing is sent")
    func wrong() async throws {
        let bus = try Self.bus(file: "bad")
        try await Self.run(bus) { gateway in
            let body = #"{"actor":{"unit":"office"}}"#
            let reply = try await gateway.post("/api/v1/policy/drafts/draft-1/adopt", body)
            #expect(reply.status == 422 && reply.code == "gateway.draft-refused")
            #expect(reply.faults == ["programme.yaml, line 2, column 7: is bad"])
            #expect(reply.text.contains("One place in the draft is wrong; nothing was adopted."))
            #expect(bus.asked.map(\.operation) == [FindDraft.name])
        }
    }

    @Test("What a module refuses before anything is sent is told at its file; later, how far it came")
    func refused() async throws {
        let taken = Problem("things.taken", .conflict, "It is taken.", remedy: "Take another.")
        let bus = try Self.bus()
        bus.refuse("things.define", taken)
        try await Self.run(bus) { gateway in
            let path = "/api/v1/policy/drafts/draft-1/adopt"
            let body = #"{"actor":{"unit":"office"}}"#
            let early = try await gateway.post(path, body)
            #expect(early.status == 422 && early.faults == ["programme.yaml: It is taken. Take another."])
            bus.answer("things.define", "{}")
            bus.refuse("things.publish", taken)
            let late = try await gateway.post(path, body)
            #expect(late.status == 409 && late.code == "gateway.adoption-stopped")
            #expect(late.text.contains("The adoption stopped at batch-1.yaml; what stands before it stays"))
        }
    }
}
