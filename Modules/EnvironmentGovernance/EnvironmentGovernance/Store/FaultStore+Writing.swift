import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit

/// What the events of a fault do to the tables.
extension FaultStore {
    static func apply(_ event: FaultFound, at sequence: UInt64, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO faults (id, sequence, programme, town, place, item, origin, inspection, state, found_on, seen,
                last_seen, returns, definition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 0, ?)
            """,
            [
                .text(event.fault), .init(Int64(sequence)), .text(event.programme), .text(event.town),
                .init(event.place), .init(event.item), .text(event.origin.rawValue), .init(event.inspection),
                .text(FaultState.open.rawValue), .text(event.date), .text(event.date), try .init(json: event),
            ]
        )
    }

    static func apply(_ event: FaultSeenAgain, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE faults SET seen = ?, last_seen = CASE WHEN last_seen > ? THEN last_seen ELSE ? END WHERE id = ?",
            [.init(event.seen), .text(event.date), .text(event.date), .text(event.fault)]
        )
    }

    static func apply(_ event: FaultChanged, to tables: any TableWriter) throws {
        try tables.execute(
            """
            UPDATE faults SET state = ?, returns = returns + ?, rectification = COALESCE(?, rectification)
            WHERE id = ?
            """,
            [
                .text(event.state.rawValue), .init(event.returned ? 1 : 0), .init(event.rectification),
                .text(event.fault),
            ]
        )
    }

    static func apply(_ event: ComplaintTaken, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO complaints (id, programme, town, channel, said, fault, taken_on) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.complaint), .text(event.programme), .text(event.town), .text(event.channel),
                .text(event.text), .text(event.fault), .text(event.date),
            ]
        )
    }
}
