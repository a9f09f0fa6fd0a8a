import Ledger
import Stream
import Testing
import Wire

@Suite struct LedgerErrorTests {
    private static let position = StreamPosition(epoch: 0xAB, sequence: 7)

    @Test(arguments: [
        (LedgerError.full(limit: 5), "has 5 pieces of work waiting", "try again later"),
        (.closed, "is closed", "open it again"),
        (.transactionOver, "after its job had ended", "inside the job only"),
        (
            .fenced(consumer: "audit", source: "//a/b", expected: nil, found: position),
            "stands at 00000000000000ab-7, not at the beginning", "stop one of them"
        ),
        (.keyConflict(key: "k-1"), "'k-1' was used before", "Use a new key"),
        (.refused(.emptyData), "has no data", "{}"),
        (.jobTooLarge(limit: 9), "more than 9 bytes", "Split it"),
        (.locked(path: "/a.db", holder: "12"), "/a.db is in use by process 12", "stop that one first"),
        (.otherSource(found: "//a/b", expected: "//a/c"), "belongs to //a/b, not to //a/c", "Correct the node's name"),
        (
            .damaged(LogFault(sequence: 3, topic: "a.b.", what: .badChecksum)),
            "event 3 (a.b.) has a wrong checksum", "restore from a backup"
        ),
        (
            .migrationMismatch(scope: "audit", position: 2, applied: "x", expected: "y"),
            "was 'x', the code says 'y'", "add new ones at the end"
        ),
        (
            .migrationMismatch(scope: "audit", position: 2, applied: "x", expected: nil),
            "does not know", "use that one"
        ),
        (.migrationChanged(scope: "audit", id: "x"), "was changed after it had been carried out", "add a new step"),
        (.badTableName("A B"), "'A B' is not the name of a table", "lower-case"),
        (
            .database(DatabaseFault(kind: .readOnly, code: 8, message: "attempt to write")),
            "failed (8): attempt to write", "Make the file and its folder writable"
        ),
    ])
    func `an error says what happened and what to do`(_ error: LedgerError, _ what: String, _ remedy: String) {
        #expect("\(error)".contains(what))
        #expect("\(error)".contains(remedy))
    }

    @Test func `each fault of a log and of a database reads differently`() {
        let faults = Set(LogFault.What.allCases.map { "\(LogFault(sequence: 1, topic: nil, what: $0))" })
        #expect(faults.count == LogFault.What.allCases.count)
        let kinds = Set(DatabaseFault.Kind.allCases.map { "\(DatabaseFault(kind: $0, code: 1, message: "m"))" })
        #expect(kinds.count == DatabaseFault.Kind.allCases.count)
    }
}
