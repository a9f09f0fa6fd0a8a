import Ledger
import Messages
import ModuleKit
import ResponsibilityMessages

/// What became of leading groups.
struct GroupStore {
    let tables: any TableReader

    /// The day on which a programme's group dissolved, `nil` while it works.
    func dissolvedOn(_ programme: String) throws -> String? {
        try tables.row("SELECT dissolved_on FROM leading_groups WHERE programme = ?", [.text(programme)])?
            .text("dissolved_on")
    }

    /// What was filed, oldest first.
    func changes(of programme: String) throws -> [GroupState.Change] {
        try tables.rows(
            "SELECT definition FROM group_changes WHERE programme = ? ORDER BY number",
            [.text(programme)]
        ).map { try $0.json(GroupState.Change.self, "definition") }
    }

    /// Refuses what a dissolved group does not do any more.
    ///
    /// - Throws: ``Problem`` `responsibility.group-dissolved`.
    func requireWorking(_ programme: String) throws {
        guard let day = try dissolvedOn(programme) else { return }
        throw Problem(
            ResponsibilityCode.groupDissolved,
            .conflict,
            "The leading group of '\(programme)' dissolved on \(day).",
            remedy: "Its tasks are over; a new programme brings new ones."
        )
    }

    /// Applies ``GroupDissolved``.
    static func apply(_ event: GroupDissolved, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO leading_groups (programme, dissolved_on) VALUES (?, ?)",
            [.text(event.programme), .text(event.date)]
        )
    }

    /// Applies ``GroupChangeFiled``.
    static func apply(_ event: GroupChangeFiled, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO group_changes (programme, number, definition) VALUES (?, ?, ?)",
            [.text(event.programme), .init(event.number), try .init(json: event.change)]
        )
    }
}

/// The catalogue of matters that towns took on.
struct MatterStore {
    let tables: any TableReader

    /// A page of the catalogue: the matters of towns that the access covers.
    func list(_ query: ListMatters, _ request: PageRequest, for access: Access) throws -> Page<DelegatedMatter> {
        let scope = access.condition(programme: "programme", town: "town")
        var conditions = [scope.sql]
        var arguments = scope.arguments
        for case (let column, let value?) in [("programme", query.programme), ("town", query.town)] {
            conditions.append("\(column) = ?")
            arguments.append(.text(value))
        }
        let filter = conditions.joined(separator: " AND ")
        let rows = try tables.rows(
            "SELECT definition FROM delegated_matters WHERE \(filter) AND id > ? ORDER BY id LIMIT ?",
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        return request.page(
            try rows.map { try $0.json(DelegatedMatter.self, "definition") },
            total: try tables.count("SELECT COUNT(*) FROM delegated_matters WHERE \(filter)", arguments),
            key: \.id
        )
    }

    /// The number of the last one of a programme, 0 before the first.
    func lastNumber(of programme: String) throws -> Int {
        try tables.count(
            "SELECT COALESCE(MAX(number), 0) FROM delegated_matters WHERE programme = ?",
            [.text(programme)]
        )
    }

    /// Applies ``MatterDelegated``.
    static func apply(_ event: MatterDelegated, to tables: any TableWriter) throws {
        let number = try MatterStore(tables: tables).lastNumber(of: event.programme)
        try tables.execute(
            "INSERT INTO delegated_matters (id, programme, number, town, definition) VALUES (?, ?, ?, ?, ?)",
            [
                .text(event.matter.id), .text(event.programme), .init(number + 1), .text(event.town),
                try .init(json: event.matter),
            ]
        )
    }
}
