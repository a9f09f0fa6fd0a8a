import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit

/// How the heads of grids did, month by month.
struct GridRatingStore {
    let tables: any TableReader

    /// A grid's rating of a month.
    func find(_ grid: String, _ month: Period) throws -> GridRating? {
        try tables.row(
            "SELECT definition FROM grid_ratings WHERE grid = ? AND month = ?",
            [.text(grid), .text(month.text)]
        )?.json(GridRating.self, "definition")
    }

    /// A grid's last rating before a month.
    func last(_ grid: String, before month: Period) throws -> GridRating? {
        try tables.row(
            "SELECT definition FROM grid_ratings WHERE grid = ? AND month < ? ORDER BY month DESC LIMIT 1",
            [.text(grid), .text(month.text)]
        )?.json(GridRating.self, "definition")
    }

    /// Ratings by grid and month.
    func list(_ query: ListGridRatings, _ request: PageRequest, _ access: Access) throws -> Page<GridRating> {
        var filter = RowFilter(access)
        filter.equal("t.programme", query.programme)
        filter.equal("t.town", query.town)
        filter.equal("t.grid", query.grid)
        filter.equal("t.month", query.month?.text)
        return try tables.page(request, "t.*", from: "grid_ratings t", where: filter, by: "t.grid || '/' || t.month") {
            try $0.json(GridRating.self, "definition")
        }
    }

    static func apply(_ event: GridRated, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO grid_ratings (grid, month, programme, town, definition) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (grid, month) DO UPDATE SET definition = excluded.definition
            """,
            [
                .text(event.rating.grid), .text(event.rating.month.text), .text(event.programme), .text(event.town),
                try .init(json: event.rating),
            ]
        )
    }
}
