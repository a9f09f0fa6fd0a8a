import Ledger
import Messages
import ModuleKit
import ModuleTestKit
import PolicyMessages
import Testing

@testable import Policy

@Suite("Policy drafts")
struct PolicyModuleTests {
    private static let files = [
        DraftFile(name: "programme.yaml", text: "id: a\n"), DraftFile(name: "units.yaml", text: "units: []\n"),
    ]

    @Test("A draft is kept with its files in their order, and found again")
    func saved() async throws {
        let office = try ModuleOffice(PolicyModule())
        let reply = try await office.send(SaveDraft(title: "方案", documentDigest: "ab", files: Self.files))
        #expect(reply == .init(draft: "draft-1", version: 1))
        let draft = try await office.ask(FindDraft(id: "draft-1"))
        #expect(draft.title == "方案" && draft.documentDigest == "ab" && draft.version == 1)
        #expect(draft.files == Self.files)
        #expect(draft.adopted == nil)
        let saved = try await office.events(DraftSaved.self)
        #expect(saved.map(\.position) == [1, 2])
    }

    @Test("Saved again, the new files replace all from before; lists have names without texts")
    func savedAgain() async throws {
        let office = try ModuleOffice(PolicyModule())
        try await office.send(SaveDraft(title: "一", documentDigest: "ab", files: Self.files))
        let one = DraftFile(name: "programme.yaml", text: "id: b\n")
        let reply = try await office.send(SaveDraft(draft: "draft-1", title: "二", files: [one], expectedVersion: 1))
        #expect(reply.version == 2)
        let draft = try await office.ask(FindDraft(id: "draft-1"))
        #expect(draft.title == "二" && draft.documentDigest == "ab" && draft.files == [one])
        try await office.send(SaveDraft(title: "三", files: Self.files))
        let page = try await office.ask(ListDrafts(limit: 1))
        #expect(page.total == 2 && page.items.map(\.id) == ["draft-1"])
        #expect(page.items[0].files == [DraftFile(name: "programme.yaml", text: "")])
        let rest = try await office.ask(ListDrafts(limit: 1, cursor: page.next))
        #expect(rest.items.map(\.id) == ["draft-2"] && rest.next == nil)
        #expect(try await office.differences().isEmpty)
    }

    @Test("An adopted draft names its programme; the same again changes nothing; the log makes the tables")
    func adopted() async throws {
        let office = try ModuleOffice(PolicyModule())
        try await office.send(SaveDraft(title: "方案", files: Self.files))
        let mark = MarkAdopted(draft: "draft-1", programme: "a", version: 3, draftVersion: 1)
        for _ in 0..<2 { try await office.send(mark) }
        let first = PolicyDraft.Adoption(programme: "a", version: 3, draftVersion: 1)
        #expect(try await office.ask(FindDraft(id: "draft-1")).adopted == first)
        #expect(try await office.events(DraftAdopted.self).count == 1)
        // Saved again it is another draft than the one that was adopted, until that is adopted too.
        try await office.send(SaveDraft(draft: "draft-1", title: "方案", files: Self.files))
        #expect(try await office.ask(FindDraft(id: "draft-1")).adopted == first)
        try await office.send(MarkAdopted(draft: "draft-1", programme: "a", version: 4, draftVersion: 2))
        let later = PolicyDraft.Adoption(programme: "a", version: 4, draftVersion: 2)
        #expect(try await office.ask(FindDraft(id: "draft-1")).adopted == later)
        #expect(try await office.differences().isEmpty)
    }

    @Test("A draft that somebody saves while it is being adopted is adopted as it was before")
    func savedMeanwhile() async throws {
        let office = try ModuleOffice(PolicyModule())
        try await office.send(SaveDraft(title: "方案", files: Self.files))
        try await office.send(SaveDraft(draft: "draft-1", title: "方案", files: Self.files))
        try await office.send(MarkAdopted(draft: "draft-1", programme: "a", version: 3, draftVersion: 1))
        let draft = try await office.ask(FindDraft(id: "draft-1"))
        #expect(draft.version == 2 && draft.adopted?.draftVersion == 1 && !draft.isAdoptedAsItIs)
        #expect(try await office.events(DraftAdopted.self).map(\.draftVersion) == [1])
        #expect(try await office.differences().isEmpty)
    }

    @Test("Of an adoption from before the log told which save it was, that is unknown", arguments: 1...3)
    func adoptedLongAgo(_ migrations: Int) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(Array(DraftTables.migrations.prefix(migrations)), scope: PolicyModule.name, now: 0)
        let old = #"{"draft":"draft-1","programme":"a","version":3}"#
        let event = try MessageCoding.decode(DraftAdopted.self, from: Array(old.utf8), of: DraftAdopted.name)
        try store.write { tables in
            try tables.execute(
                """
                INSERT INTO drafts (id, number, title, document_digest, version, saved_at)
                VALUES ('draft-1', 1, '方案', '', 2, 0)
                """
            )
            // As the event was applied under the first two; under the last it is that of a log which is read again.
            let own = "UPDATE drafts SET programme = 'a', programme_version = 3"
            switch migrations {
            case 1: try tables.execute(own)
            case 2: try tables.execute(own + ", adopted_version = version")
            default: try DraftStore.apply(event, to: tables)
            }
        }
        try store.migrate(DraftTables.migrations, scope: PolicyModule.name, now: 0)
        let draft = try #require(try store.read { try DraftStore(tables: $0).find("draft-1") })
        #expect(draft.adopted == .init(programme: "a", version: 3, draftVersion: nil))
        #expect(!draft.isAdoptedAsItIs)
    }

    @Test("What cannot be kept is refused, each place named")
    func refused() async throws {
        let office = try ModuleOffice(PolicyModule())
        let long = String(repeating: "长", count: 80_000)
        let files = [
            DraftFile(name: "../a.yaml", text: ""), DraftFile(name: "b.yaml", text: long),
            DraftFile(name: "b.yaml", text: ""),
        ]
        let problem = try #require(try await office.refusal(SaveDraft(title: " ", files: files)))
        #expect(problem.code == PolicyDraftCode.invalid && problem.detail == "The draft cannot be kept.")
        let places = problem.errors.map(\.pointer)
        #expect(places == ["/title", "/files/0/name", "/files/1/text", "/files/2/name"])
        let empty = try await office.refusal(SaveDraft(title: "a", files: []))
        #expect(empty?.errors.map(\.message) == ["expected 1 to 40 files"])
    }

    @Test("Somebody else's later version is not overwritten; a draft that is not there is not found")
    func conflicts() async throws {
        let office = try ModuleOffice(PolicyModule())
        try await office.send(SaveDraft(title: "一", files: Self.files))
        let old = SaveDraft(draft: "draft-1", title: "一", files: Self.files, expectedVersion: 7)
        let problem = try #require(try await office.refusal(old))
        #expect(problem.code == PolicyDraftCode.versionMismatch && problem.kind == .conflict)
        #expect(problem.detail.contains("at version 1, not 7"))
        let mark = MarkAdopted(draft: "draft-9", programme: "a", version: 1, draftVersion: 1)
        let missing = try await office.refusal(mark)
        #expect(missing?.code == PolicyDraftCode.notFound && missing?.detail.contains("no draft 'draft-9'") == true)
    }

    @Test(
        "Who is there for single towns, and who only reads, neither sees nor keeps drafts",
        arguments: [Access(.officer, programmes: ["a"]), Access(.reporter, towns: ["t"]), Access(.viewer)]
    )
    func narrow(_ access: Access) async throws {
        let office = try ModuleOffice(PolicyModule())
        try await office.send(SaveDraft(title: "一", files: Self.files))
        let save = try await office.refusal(SaveDraft(title: "二", files: Self.files), access: access)
        #expect(save?.code == "policy.not-allowed")
        await #expect(throws: Problem.self) { try await office.ask(ListDrafts(), access: access) }
        await #expect(throws: Problem.self) { try await office.ask(FindDraft(id: "draft-1"), access: access) }
    }
}

@Suite("Policy readings")
struct ReadingDeskTests {
    private static let text = """
        某县人民政府办公室关于印发特色小镇培育方案的通知
        某政办发〔2022〕5号
        各乡镇人民政府：
        一、总体要求
        到2025年，培育特色小镇10个。
        二、重点任务
        完善基础设施。（牵头单位：住房城乡建设局，参加单位：财政局、交通运输局）
        """

    @Test("A document gives its lines, what was read by line, and a draft's files")
    func read() async throws {
        let query = try ReadPolicy(name: "方案.txt", document: Array(Self.text.utf8))
        let reply = try await ReadingDesk().read(query)
        #expect(reply.title == "特色小镇培育方案" && reply.documentDigest.count == 64)
        #expect(reply.lines.count == 7 && reply.lines[3].text == "一、总体要求")
        #expect(reply.findings.contains { $0.sort == "clause" && $0.line == 7 && $0.text.contains("牵头") })
        #expect(Set(["reading.json", "programme.yaml", "units.yaml"]).isSubset(of: reply.files.map(\.name)))
        #expect(reply.files.allSatisfy { $0.hasPlainName })
    }

    @Test("What cannot be read is told: no text, no Base64, too long for the bus")
    func refused() async throws {
        var query = try ReadPolicy(name: "空.txt", document: Array("\n".utf8))
        await #expect { try await ReadingDesk().read(query) } throws: { ($0 as? Problem)?.code == "policy.empty" }
        query.content = "不是"
        await #expect { try await ReadingDesk().read(query) } throws: { error in
            let problem = error as? Problem
            return problem?.code == PolicyDraftCode.invalid && problem?.detail == "The document is not in Base64."
        }
        let long = [UInt8](repeating: 65, count: ReadPolicy.documentLimit + 1)
        #expect {
            try ReadPolicy(name: "长.txt", document: long)
        } throws: {
            ($0 as? Problem)?.code == PolicyDraftCode.tooLong
        }
    }

    @Test("More documents at once than are taken: the next one is told to come back")
    func busy() async throws {
        let query = try ReadPolicy(name: "方案.txt", document: Array(Self.text.utf8))
        await #expect { try await ReadingDesk(most: 0).read(query) } throws: { error in
            let problem = error as? Problem
            return problem?.code == PolicyDraftCode.busy && problem?.retryable == true
                && problem?.detail == "0 documents are being read or wait."
        }
    }
}
