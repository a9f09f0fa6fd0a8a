/// Which of the newest answers lies under which key: what the writer knows by heart, until the keys are filed.
///
/// Keys come in no order, so that each falls on a page of its own of `ledger_keys`. Answers are therefore appended to
/// `ledger_answers`, and their keys filed together, in order. Read from the database when the ledger is opened.
///
/// When a group is rolled back, its keys are taken out again. What lay under them before was expired, or they would not
/// have been given a new answer; and an id is never given twice.
struct RecentAnswers: Sendable {
    private var ids: [String: Int64] = [:]
    /// The keys of the group that is not committed yet.
    private var pending: [String] = []
    private var firstExpiry = Int64.max
    /// The last answer whose key is filed.
    private(set) var filedThrough: Int64
    /// The last answer; an id is never given twice.
    private(set) var last: Int64

    /// Reads what is not filed yet.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    init(_ tables: some TableReader) throws {
        filedThrough = try tables.row("SELECT keys_through FROM ledger_meta WHERE id = 1")?.integer("keys_through") ?? 0
        last = filedThrough
        let rows = try tables.rows(
            "SELECT id, key, expires FROM ledger_answers WHERE id > ? ORDER BY id",
            [.integer(filedThrough)]
        )
        for row in rows {
            guard let id = row.integer("id"), let key = row.text("key"), let expires = row.integer("expires")
            else { continue }
            ids[key] = id
            last = id
            firstExpiry = min(firstExpiry, expires)
        }
    }

    /// The newest answer under a key, `nil` when it is not among the recent ones.
    subscript(key: String) -> Int64? { ids[key] }

    /// Adds the next answer.
    ///
    /// - Returns: Its id.
    mutating func add(_ key: String, expires: Int64) -> Int64 {
        last += 1
        ids[key] = last
        pending.append(key)
        firstExpiry = min(firstExpiry, expires)
        return last
    }

    /// Ends a group: it was committed, or else its keys have no answer.
    mutating func endGroup(isCommitted: Bool) {
        if !isCommitted { for key in pending { ids[key] = nil } }
        pending.removeAll(keepingCapacity: true)
    }

    /// Whether it is time to file: there are many, or one has expired.
    func isDue(at now: Int64) -> Bool {
        ids.count >= LedgerLimits.recentAnswers || firstExpiry <= now
    }

    /// Forgets all, once the commit that filed their keys is done.
    mutating func forget() {
        ids.removeAll(keepingCapacity: true)
        firstExpiry = .max
        filedThrough = last
    }
}
