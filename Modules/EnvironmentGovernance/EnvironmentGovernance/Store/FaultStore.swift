import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit

/// Faults and complaints.
struct FaultStore {
    let tables: any TableReader

    /// States in which a fault is still there.
    static let standing: [FaultState] = [.open, .putRight]

    /// How many faults of a programme were ever found.
    func count(of programme: String) throws -> Int {
        try tables.count("SELECT COUNT(*) FROM faults WHERE programme = ?", [.text(programme)])
    }

    /// How many complaints of a programme were ever taken.
    func complaints(of programme: String) throws -> Int {
        try tables.count("SELECT COUNT(*) FROM complaints WHERE programme = ?", [.text(programme)])
    }

    /// A fault.
    func find(_ id: String) throws -> EnvironmentFault? {
        try tables.row("SELECT * FROM faults WHERE id = ?", [.text(id)]).map(Self.fault)
    }

    /// A fault that the asker may see.
    ///
    /// - Throws: ``Problem`` `environment.not-found`.
    func require(_ id: String, _ access: Access) throws -> EnvironmentFault {
        if let fault = try find(id),
            access.covers(Place(programme: fault.found.programme, town: fault.found.town))
        {
            return fault
        }
        throw Problem(
            EnvironmentGovernanceCode.notFound,
            .notFound,
            "There is no fault '\(id)'.",
            remedy: "Ask for the faults (\(ListFaults.name))."
        )
    }

    /// The latest fault of an item at a place that is still there.
    func standing(at place: String, item: String) throws -> EnvironmentFault? {
        try tables.row(
            """
            SELECT * FROM faults WHERE place = ? AND item = ? AND state IN \(SQL.places(Self.standing.count))
            ORDER BY sequence DESC LIMIT 1
            """,
            [.text(place), .text(item)] + Self.standing.map { .text($0.rawValue) }
        ).map(Self.fault)
    }

    /// The faults that a case is about.
    func faults(ofCase id: String) throws -> [EnvironmentFault] {
        try tables.rows("SELECT * FROM faults WHERE rectification = ? ORDER BY sequence", [.text(id)]).map(Self.fault)
    }

    /// Faults, the latest first.
    func list(_ query: ListFaults, _ request: PageRequest, _ access: Access) throws -> Page<EnvironmentFault> {
        var filter = RowFilter(access)
        filter.equal("t.programme", query.programme)
        filter.equal("t.town", query.town)
        filter.equal("t.place", query.place)
        filter.equal("t.item", query.item)
        filter.equal("t.state", query.state?.rawValue)
        filter.equal("t.origin", query.origin?.rawValue)
        if let month = query.month { filter.add("t.found_on LIKE ?", [.text(month.text + "%")]) }
        return try tables.latest(request, of: "faults", where: filter, Self.fault)
    }

    /// How many faults of a month each town has, and how many of them are closed; those recorded in error left out.
    func counts(of programme: String, in month: Period) throws -> [String: (found: Int, closed: Int)] {
        let rows = try tables.rows(
            """
            SELECT town, COUNT(*) AS n, COALESCE(SUM(CASE WHEN state = ? THEN 1 ELSE 0 END), 0) AS done FROM faults
            WHERE programme = ? AND found_on LIKE ? AND state <> ? GROUP BY town
            """,
            [
                .text(FaultState.closed.rawValue), .text(programme), .text(month.text + "%"),
                .text(FaultState.withdrawn.rawValue),
            ]
        )
        return Dictionary(rows.map { ($0.text("town") ?? "", ($0.int("n") ?? 0, $0.int("done") ?? 0)) }) {
            first,
            _ in first
        }
    }

    private static func fault(_ row: SQLRow) throws -> EnvironmentFault {
        EnvironmentFault(
            found: try row.json(FaultFound.self, "definition"),
            state: row.text("state").flatMap(FaultState.init) ?? .open,
            seen: row.int("seen") ?? 1,
            lastSeen: row.text("last_seen") ?? "",
            returns: row.int("returns") ?? 0,
            rectification: row.text("rectification")
        )
    }
}
