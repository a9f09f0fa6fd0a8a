import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit

/// What the events of an inspection do to the tables.
extension InspectionStore {
    static func apply(_ event: InspectionOpened, at sequence: UInt64, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO inspections (id, sequence, programme, month, part, unit, state, unannounced, any_place,
                commitment, digest, items, quotas) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.inspection), .init(Int64(sequence)), .text(event.programme), .text(event.month.text),
                .text(event.part), .text(event.unit), .text(InspectionState.open.rawValue),
                .init(event.unannounced), .init(event.anyPlace), .text(event.commitment), .text(event.digest),
                try .init(json: event.items), try .init(json: event.quotas),
            ]
        )
        for candidate in event.candidates {
            try tables.execute(
                "INSERT INTO candidates (inspection, place, kind, town) VALUES (?, ?, ?, ?)",
                [.text(event.inspection), .text(candidate.place), .text(candidate.kind), .text(candidate.town)]
            )
        }
    }

    static func apply(_ event: InspectionDrawn, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE inspections SET state = ?, secret = ? WHERE id = ?",
            [.text(InspectionState.drawn.rawValue), .text(event.secret), .text(event.inspection)]
        )
        for place in event.drawn {
            try tables.execute(
                "UPDATE candidates SET draw_key = ? WHERE inspection = ? AND place = ?",
                [.text(place.key), .text(event.inspection), .text(place.place)]
            )
        }
    }

    /// An inspection ends with its month.
    static func apply(_ event: MonthRanked, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE inspections SET state = ? WHERE programme = ? AND month = ?",
            [.text(InspectionState.closed.rawValue), .text(event.programme), .text(event.month.text)]
        )
    }
}
