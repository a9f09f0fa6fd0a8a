import Ledger
import Messages
import ModuleKit
import RegistryMessages
import Stream

extension TownStore {
    /// What an event adds to a town's history.
    struct Addition {
        var kind: TownHistoryEntry.Kind
        var programme: String?
        var step: String?
        var validFrom: String
        var changes: [FieldChange] = []
        var document: Citation?
        var corrects: Int?
    }

    /// Adds an entry to a town's history and folds anew what it touches.
    ///
    /// - Returns: The entry's number.
    @discardableResult
    static func record(
        _ addition: Addition,
        of town: String,
        _ context: EventContext,
        to tables: any TableWriter
    ) throws -> Int {
        let entry = try raiseVersion(of: town, tables)
        try insert(addition, town, entry, context, tables)
        guard let timeline = try TownStore(tables: tables).timeline(town) else { return entry }
        if addition.kind == .stepCorrected || addition.changes.contains(where: \.field.isOfTown) {
            try writePeriods(timeline, town, tables)
        }
        if let programme = addition.programme { try writeMembership(timeline, town, programme, tables) }
        return entry
    }

    /// Applies what ``HonourRecorded`` says besides its entry in the history.
    static func apply(_ event: HonourRecorded, entry: Int, to tables: any TableWriter) throws {
        let honour = event.honour
        try tables.execute(
            """
            INSERT INTO honours (town, entry, name, grantor, status, valid_from, document) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.town), .init(entry), .text(honour.name), .init(honour.grantor),
                .text(honour.status.rawValue),
                .text(honour.date), try .init(json: honour.document),
            ]
        )
    }

    private static func raiseVersion(of town: String, _ tables: any TableWriter) throws -> Int {
        let version = try tables.count("SELECT version FROM towns WHERE id = ?", [.text(town)]) + 1
        try tables.execute(
            """
            INSERT INTO towns (id, version) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version
            """,
            [.text(town), .init(version)]
        )
        return version
    }

    private static func insert(
        _ addition: Addition,
        _ town: String,
        _ entry: Int,
        _ context: EventContext,
        _ tables: any TableWriter
    ) throws {
        try tables.execute(
            """
            INSERT INTO town_history (town, entry, kind, programme, step, valid_from, recorded_at, actor_unit,
                actor_post, reason, document, corrects, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(town), .init(entry), .text(addition.kind.rawValue), .init(addition.programme),
                .init(addition.step), .text(addition.validFrom), .text(OfficeTime.timestamp(of: context.time)),
                .text(context.actor.unit), .init(context.actor.post), .init(context.reason),
                try .init(json: addition.document), .init(addition.corrects), .text(context.position.description),
            ]
        )
        for (place, change) in addition.changes.enumerated() {
            try tables.execute(
                """
                INSERT INTO town_changes (town, entry, place, field, attribute, old_value, new_value)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(town), .init(entry), .init(place), .text(change.field.rawValue), .init(change.key),
                    .init(change.from), .init(change.to),
                ]
            )
        }
    }

    private static func writePeriods(_ timeline: TownTimeline, _ town: String, _ tables: any TableWriter) throws {
        try tables.execute("DELETE FROM town_periods WHERE town = ?", [.text(town)])
        let days = timeline.changeDays(in: nil)
        for (index, day) in days.enumerated() {
            guard let name = timeline.value(.name, asOf: day) else { continue }
            let attributes = timeline.attributes(asOf: day)
            let designated = timeline.value(.isDesignatedTown, asOf: day).map { $0 == "true" ? 1 : 0 }
            try tables.execute(
                """
                INSERT INTO town_periods (town, valid_from, valid_to, name, region, town_type, is_designated_town,
                    attributes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(town), .text(day), .init(index + 1 < days.count ? days[index + 1] : nil), .text(name),
                    .init(timeline.value(.region, asOf: day)), .init(timeline.value(.townType, asOf: day)),
                    .init(designated), .init(attributes.isEmpty ? nil : AttributeText.write(attributes)),
                ]
            )
        }
    }

    private static func writeMembership(
        _ timeline: TownTimeline,
        _ town: String,
        _ programme: String,
        _ tables: any TableWriter
    ) throws {
        try tables.execute(
            "DELETE FROM membership_periods WHERE town = ? AND programme = ?",
            [.text(town), .text(programme)]
        )
        let days = timeline.changeDays(in: programme)
        for (index, day) in days.enumerated() {
            guard let membership = Membership(programme, timeline, asOf: day) else { continue }
            try tables.execute(
                """
                INSERT INTO membership_periods (town, programme, valid_from, valid_to, stage, number, batch, heading,
                    level, category, programme_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(town), .text(programme), .text(day), .init(index + 1 < days.count ? days[index + 1] : nil),
                    .text(membership.stage), .init(membership.number), .init(membership.batch),
                    .init(membership.heading), .init(membership.level), .init(membership.category),
                    .init(membership.programmeVersion),
                ]
            )
        }
    }
}

extension Membership {
    /// A town's place in a programme on a day, `nil` when it had none.
    init?(_ programme: String, _ timeline: TownTimeline, asOf day: String) {
        guard let stage = timeline.value(.stage, in: programme, asOf: day) else { return nil }
        func number(_ field: TownField) -> Int? { timeline.value(field, in: programme, asOf: day).flatMap { Int($0) } }
        self.init(
            programme: programme,
            number: number(.number),
            level: timeline.value(.level, in: programme, asOf: day),
            category: timeline.value(.category, in: programme, asOf: day),
            stage: stage,
            batch: number(.batch),
            heading: timeline.value(.heading, in: programme, asOf: day),
            programmeVersion: number(.programmeVersion) ?? 0
        )
    }
}
