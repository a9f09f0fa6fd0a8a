/// What happens before a ledger is open.
struct LedgerOpening {
    let store: any LedgerStore
    let source: String
    let now: Int64
    let random: () -> UInt64

    /// Brings the ledger's own tables up to date, and checks the log's end or begins the log.
    func begin() throws -> LogMeta {
        try store.migrate(LedgerSchema.migrations, scope: LedgerSchema.scope, now: now)
        if let meta = try store.read({ try LogMeta.read($0) }) {
            guard meta.source == source else {
                throw LedgerError.otherSource(found: meta.source, expected: source)
            }
            try store.read { try LogScanner.checkHead($0, meta) }
            return meta
        }
        return try store.write { tables in
            try LogMeta.begin(tables, source: source, epoch: newEpoch(besides: []), now: now)
            return try LogScanner.meta(tables)
        }
    }

    /// Begins a new epoch behind the present head.
    func fork() throws -> LogMeta {
        let meta = try begin()
        return try store.write { tables in
            try meta.fork(tables, epoch: newEpoch(besides: meta.epochs.map(\.epoch)), now: now)
            return try LogScanner.meta(tables)
        }
    }

    private func newEpoch(besides known: [UInt64]) -> UInt64 {
        var epoch = random()
        while epoch == 0 || known.contains(epoch) { epoch = epoch &* 6_364_136_223_846_793_005 &+ random() | 1 }
        return epoch
    }
}
