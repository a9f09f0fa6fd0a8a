import Audit
import AuditMessages
import Ledger
import Messages
import ModuleKit
import Stream
import Testing

@Suite struct AuditTests {
    private let declaration = ModuleDeclaration(of: AuditModule())

    private func ledger() throws -> Ledger {
        try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: AuditModule.name),
            migrations: AuditModule.migrations,
            clock: { 0 },
            random: { 0xA1 }
        )
    }

    /// 2024-06-01, one event an hour from midnight in the office.
    private func event(_ sequence: UInt64, type: String, subject: String, unit: String) -> HeardEvent {
        HeardEvent(
            source: "//test/registry",
            type: type,
            context: EventContext(
                position: StreamPosition(epoch: 0xB2, sequence: sequence),
                time: 1_717_171_200_000 + Int64(sequence) * 3_600_000,
                subject: subject,
                actor: ActingUnit(unit: unit, post: "officer"),
                reason: sequence == 1 ? "because" : nil
            ),
            data: []
        )
    }

    private func filled() async throws -> Ledger {
        let ledger = try ledger()
        let events = [
            event(1, type: "registry.town-listed.v1", subject: "a", unit: "x"),
            event(2, type: "registry.step-taken.v1", subject: "a", unit: "y"),
            event(3, type: "registry.step-taken.v1", subject: "b", unit: "y"),
            event(30, type: "projects.project-submitted.v1", subject: "a", unit: "x"),
        ]
        let hear = try #require(declaration.heard).effect
        try await ledger.perform { transaction in _ = try hear(events, transaction) }
        return ledger
    }

    private func ask(
        _ query: ListAudit,
        _ ledger: Ledger,
        access: Access = .everything
    ) async throws -> ListAudit.Reply {
        let answer = try #require(declaration.queries[ListAudit.name])
        let data = try MessageCoding.encode(query)
        let reply = try await ledger.read { try answer(data, access, $0) }
        return try MessageCoding.decode(ListAudit.Reply.self, from: reply, of: "test")
    }

    @Test func whatHappensToAccountsIsForAdministrators() async throws {
        let ledger = try ledger()
        let hear = try #require(declaration.heard).effect
        let events = ["accounts.signed-in.v1", "registry.town-listed.v1"].enumerated().map { index, type in
            event(UInt64(index + 1), type: type, subject: "a", unit: "x")
        }
        try await ledger.perform { transaction in _ = try hear(events, transaction) }
        for role in Access.Role.allCases {
            let reply = try await ask(ListAudit(subject: "a"), ledger, access: Access(role))
            #expect(reply.total == (role == .administrator ? 2 : 1), "\(role)")
            #expect(reply.items.count == reply.total)
            let accounts = try await ask(ListAudit(type: "accounts."), ledger, access: Access(role))
            #expect(accounts.total == (role == .administrator ? 1 : 0), "\(role)")
        }
    }

    @Test func everyStreamIsHeard() {
        #expect(declaration.heard?.sources == ["*"])
    }

    @Test(
        arguments: [
            (ListAudit(), [30, 3, 2, 1]), (ListAudit(subject: "a"), [30, 2, 1]), (ListAudit(actor: "y"), [3, 2]),
            (ListAudit(type: "registry."), [3, 2, 1]), (ListAudit(type: "registry.step"), [3, 2]),
            (ListAudit(since: "2024-06-02"), [30]), (ListAudit(until: "2024-06-01"), [3, 2, 1]),
            (ListAudit(subject: "a", actor: "x", since: "2024-06-01"), [30, 1]), (ListAudit(type: "registry_"), []),
        ] as [(ListAudit, [UInt64])]
    )
    func filtersNarrowTheTrail(query: ListAudit, sequences: [UInt64]) async throws {
        let reply = try await ask(query, try await filled())
        #expect(reply.items.map(\.sequence) == sequences)
        #expect(reply.total == sequences.count)
    }

    @Test func entrySaysWhoWhatWhenAndWhy() async throws {
        let entry = try #require(try await ask(ListAudit(), try await filled()).items.last)
        #expect(entry.id == "00000000000000b2-1")
        #expect(entry.actor == ActingUnit(unit: "x", post: "officer"))
        #expect((entry.reason, entry.time) == ("because", "2024-06-01T01:00:00.000+08:00"))
    }

    @Test func pagesCoverTheTrailOnce() async throws {
        let ledger = try await filled()
        var seen: [UInt64] = []
        var cursor: String?
        repeat {
            let page = try await ask(ListAudit(limit: 3, cursor: cursor), ledger)
            seen += page.items.map(\.sequence)
            cursor = page.next
        } while cursor != nil
        #expect(seen == [30, 3, 2, 1])
    }

    @Test(arguments: [
        (ListAudit(limit: 201), "/limit"), (ListAudit(since: "June"), "/since"),
        (ListAudit(until: "2024-13-01"), "/until"),
        (ListAudit(cursor: "x"), "/cursor"),
    ])
    func wrongQueryIsNamed(query: ListAudit, pointer: String) async throws {
        let ledger = try ledger()
        do {
            _ = try await ask(query, ledger)
            Issue.record("it was answered")
        } catch let problem as Problem {
            #expect(problem.code == "audit.invalid")
            #expect(problem.errors.map(\.pointer) == [pointer])
        }
    }
}
