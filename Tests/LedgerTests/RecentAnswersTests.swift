@testable import Ledger
import LedgerTestKit
import Testing

/// What the writer knows by heart of the newest answers.
@Suite struct RecentAnswersTests {
    private func none() throws -> RecentAnswers {
        let store = try SQLiteStore.inMemory()
        let ledger = try Ledger.open(
            store: store,
            identity: LedgerIdentity(node: "test", module: "keys"),
            migrations: [],
            clock: { 0 },
            random: { 1 }
        )
        defer { try? ledger.close() }
        return try store.read { try RecentAnswers($0) }
    }

    @Test func `keys of groups that cannot be committed do not pile up`() throws {
        var recent = try none()
        for number in 0...LedgerLimits.recentAnswers {
            _ = recent.add("lost \(number)", expires: 100)
            recent.endGroup(isCommitted: false)
        }
        #expect(recent["lost 1"] == nil)
        #expect(!recent.isDue(at: 0))
        let id = recent.add("kept", expires: 100)
        recent.endGroup(isCommitted: true)
        recent.endGroup(isCommitted: false)
        #expect(recent["kept"] == id)
    }
}
