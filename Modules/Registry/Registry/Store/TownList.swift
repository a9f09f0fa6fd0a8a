import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Towns as they were on a day: lists with filters, and single ones.
struct TownList {
    let tables: any TableReader
    let day: String
    let access: Access

    /// Towns by id.
    func page(_ query: ListTowns, _ request: PageRequest) throws -> Page<Town> {
        let filter = filter(query)
        let rows = try tables.rows(
            "SELECT \(Self.columns) WHERE \(filter.sql) AND t.town > ? ORDER BY t.town LIMIT ?",
            filter.arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM town_periods t WHERE \(filter.sql)", filter.arguments)
        return request.page(try towns(rows), total: total, key: \.id)
    }

    /// One town, `nil` when it was not in the registry on that day, or is not covered.
    func find(_ id: String) throws -> Town? {
        let scope = scope("t.town")
        let rows = try tables.rows(
            "SELECT \(Self.columns) WHERE t.town = ? AND \(SQL.holds("t")) AND \(scope.sql)",
            [.text(id), .text(day), .text(day)] + scope.arguments
        )
        return try towns(rows).first
    }

    /// One town as it was known on another day, folded from its history and not from the tables.
    func find(_ id: String, knownAt: String) throws -> Town? {
        guard try covers(id), let timeline = try TownStore(tables: tables).timeline(id, knownAt: knownAt),
            let name = timeline.value(.name, asOf: day)
        else { return nil }
        let region = try timeline.value(.region, asOf: day).flatMap {
            try RegionStore(tables: tables).find($0, asOf: day)
        }
        let entries = timeline.entries.map(\.entry)
        return Town(
            id: id,
            name: name,
            regionCode: region?.code,
            townType: timeline.value(.townType, asOf: day),
            isDesignatedTown: timeline.value(.isDesignatedTown, asOf: day).map { $0 == "true" },
            attributes: timeline.attributes(asOf: day),
            region: region,
            memberships: timeline.programmes.filter(access.covers(programme:)).compactMap {
                Membership($0, timeline, asOf: day)
            },
            honours: try honours([id], upTo: entries.last)[id] ?? [],
            version: timeline.version
        )
    }

    /// Whether a town is covered: it is one of the towns, and was ever in one of the programmes.
    func covers(_ id: String) throws -> Bool {
        guard !access.isWhole else { return true }
        let scope = scope("v.id")
        return try tables.row("SELECT v.id FROM towns v WHERE v.id = ? AND \(scope.sql)", [.text(id)] + scope.arguments)
            != nil
    }

    private func scope(_ column: String) -> (sql: String, arguments: [SQLValue]) {
        let towns = access.condition(programme: nil, town: column)
        guard access.programmes != nil else { return towns }
        let programmes = access.condition(programme: "a.programme", town: nil)
        let isMember =
            "EXISTS (SELECT 1 FROM membership_periods a WHERE a.town = \(column) AND \(programmes.sql))"
        return ("\(towns.sql) AND \(isMember)", towns.arguments + programmes.arguments)
    }

    private static let columns = """
        t.town, t.name, t.region, t.town_type, t.is_designated_town, t.attributes, v.version
        FROM town_periods t JOIN towns v ON v.id = t.town
        """

    private func filter(_ query: ListTowns) -> (sql: String, arguments: [SQLValue]) {
        let scope = scope("t.town")
        var conditions = [SQL.holds("t"), scope.sql]
        var arguments: [SQLValue] = [.text(day), .text(day)] + scope.arguments
        let ofMembership: [(String, String?)] = [
            ("programme", query.programme), ("level", query.level), ("category", query.category),
            ("stage", query.stage),
        ]
        let asked = ofMembership.compactMap { column, value in value.map { (column, $0) } }
        if !asked.isEmpty {
            let covered = access.condition(programme: "m.programme", town: nil)
            let own = (asked.map { "m.\($0.0) = ?" } + [covered.sql]).joined(separator: " AND ")
            conditions.append(
                "EXISTS (SELECT 1 FROM membership_periods m WHERE m.town = t.town AND \(SQL.holds("m")) AND \(own))"
            )
            arguments += [.text(day), .text(day)] + asked.map { .text($0.1) } + covered.arguments
        }
        if let region = query.region {
            conditions.append("t.region IN (\(RegionStore.below))")
            arguments += RegionStore.belowArguments(region, day: day)
        }
        if let type = query.type {
            conditions.append("t.town_type = ?")
            arguments.append(.text(type))
        }
        if let text = query.q {
            conditions.append(#"(t.name LIKE ? ESCAPE '\' OR t.town LIKE ? ESCAPE '\')"#)
            arguments += [.text(SQL.pattern(text, anywhere: true)), .text(SQL.pattern(text, anywhere: true))]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }

    private func towns(_ rows: [SQLRow]) throws -> [Town] {
        let ids = rows.compactMap { $0.text("town") }
        guard !ids.isEmpty else { return [] }
        let memberships = try memberships(ids)
        let honours = try honours(ids)
        var regions: [String: Region] = [:]
        for id in Set(rows.compactMap { $0.text("region") }) {
            regions[id] = try RegionStore(tables: tables).find(id, asOf: day)
        }
        return zip(ids, rows).map { id, row in
            let region = row.text("region").flatMap { regions[$0] }
            return Town(
                id: id,
                name: row.text("name") ?? "",
                regionCode: region?.code,
                townType: row.text("town_type"),
                isDesignatedTown: row.bool("is_designated_town"),
                attributes: row.text("attributes").flatMap(AttributeText.readAll) ?? [:],
                region: region,
                memberships: memberships[id] ?? [],
                honours: honours[id] ?? [],
                version: row.int("version") ?? 0
            )
        }
    }

    private func memberships(_ ids: [String]) throws -> [String: [Membership]] {
        let covered = access.condition(programme: "m.programme", town: nil)
        let rows = try tables.rows(
            """
            SELECT * FROM membership_periods m
            WHERE m.town IN \(SQL.places(ids.count)) AND \(SQL.holds("m")) AND \(covered.sql)
            ORDER BY m.town, m.programme
            """,
            ids.map(SQLValue.text) + [.text(day), .text(day)] + covered.arguments
        )
        return Dictionary(grouping: rows) { $0.text("town") ?? "" }.mapValues { rows in
            rows.map { row in
                Membership(
                    programme: row.text("programme") ?? "",
                    number: row.int("number"),
                    level: row.text("level"),
                    category: row.text("category"),
                    stage: row.text("stage") ?? "",
                    batch: row.int("batch"),
                    heading: row.text("heading"),
                    programmeVersion: row.int("programme_version") ?? 0
                )
            }
        }
    }

    /// The last word on each honour by that day; honours that were taken back stay, as such.
    private func honours(_ ids: [String], upTo entry: Int? = nil) throws -> [String: [Honour]] {
        let rows = try tables.rows(
            """
            SELECT * FROM honours WHERE town IN \(SQL.places(ids.count)) AND valid_from <= ? AND entry <= ?
            ORDER BY town, valid_from, entry
            """,
            ids.map(SQLValue.text) + [.text(day), .integer(entry.map(Int64.init) ?? .max)]
        )
        var honours: [String: [Honour]] = [:]
        for row in rows {
            let honour = try Honour(row)
            var own = honours[row.text("town") ?? "", default: []]
            own.removeAll { $0.name == honour.name && $0.grantor == honour.grantor }
            honours[row.text("town") ?? ""] = own + [honour]
        }
        return honours
    }
}
