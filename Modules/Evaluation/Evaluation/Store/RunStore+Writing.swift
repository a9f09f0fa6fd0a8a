import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import Stream

/// What each event of a run does to the tables.
extension RunStore {
    static func apply(_ event: RunStarted, _ context: EventContext, to tables: any TableWriter) throws {
        let head = event.head
        try tables.execute(
            """
            INSERT INTO runs (id, place, programme, period, kind, state, round, head, blocked, started_at)
            VALUES (?, ?, ?, ?, ?, ?, 0, ?, '[]', ?)
            """,
            [
                .text(head.run), .integer(Int64(clamping: context.position.sequence)), .text(head.programme),
                .text(head.period.text), .text(head.kind.rawValue), .text(RunState.judging.rawValue),
                try .init(json: head), .text(OfficeTime.timestamp(of: context.time)),
            ]
        )
    }

    static func apply(_ event: InputsFrozen, to tables: any TableWriter) throws {
        for town in event.towns {
            try tables.execute(
                "INSERT INTO run_towns (run, town, town_type, scored, vetoed, input) VALUES (?, ?, ?, 0, 0, ?)",
                [.text(event.run), .text(town.town), .text(town.townType ?? ""), try .init(json: town)]
            )
        }
    }

    static func apply(_ event: JudgementsReceived, to tables: any TableWriter) throws {
        for judgement in event.judgements {
            try tables.execute(
                "UPDATE run_towns SET judgement = ? WHERE run = ? AND town = ?",
                [try .init(json: judgement), .text(event.run), .text(judgement.town)]
            )
        }
    }

    static func apply(_ event: TownsScored, to tables: any TableWriter) throws {
        for result in event.results {
            try tables.execute(
                """
                UPDATE run_towns SET scored = 1, vetoed = ?, points = ?, grade = ?, result = ?
                WHERE run = ? AND town = ?
                """,
                [
                    .init(result.vetoed), .init(result.score.map(points)), .init(result.grade),
                    try .init(json: result), .text(event.run), .text(result.town),
                ]
            )
        }
    }

    static func apply(_ event: RunBlocked, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE runs SET state = ?, blocked = ? WHERE id = ?",
            [.text(RunState.blocked.rawValue), try .init(json: event.types), .text(event.run)]
        )
    }

    static func apply(_ event: RunResumed, to tables: any TableWriter) throws {
        guard var head = try RunStore(tables: tables).find(event.run)?.head else { return }
        head.plugins = event.plugins
        try tables.execute(
            "UPDATE runs SET state = ?, blocked = '[]', round = ?, head = ? WHERE id = ?",
            [.text(RunState.judging.rawValue), .init(event.round), try .init(json: head), .text(event.run)]
        )
        for type in event.again {
            try tables.execute(
                """
                UPDATE run_towns SET scored = 0, vetoed = 0, points = NULL, grade = NULL, judgement = NULL,
                    result = NULL
                WHERE run = ? AND town_type = ?
                """,
                [.text(event.run), .text(type)]
            )
        }
    }

    static func apply(_ event: TownsRanked, to tables: any TableWriter) throws {
        for place in event.places {
            try tables.execute(
                "UPDATE run_towns SET rank = ? WHERE run = ? AND town = ?",
                [.init(place.rank), .text(event.run), .text(place.town)]
            )
        }
    }

    static func apply(_ event: RunCompleted, _ context: EventContext, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE runs SET state = ?, completed_at = ? WHERE id = ?",
            [
                .text(RunState.preliminary.rawValue), .text(OfficeTime.timestamp(of: context.time)), .text(event.run),
            ]
        )
    }

    static func apply(_ event: RunFinalized, _ context: EventContext, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE runs SET state = ?, finalized_at = ? WHERE id = ?",
            [.text(RunState.final.rawValue), .text(OfficeTime.timestamp(of: context.time)), .text(event.run)]
        )
    }

    /// A score as a whole number of its last digit, by which towns are ordered.
    private static func points(_ score: DecimalValue) -> Int {
        NSDecimalNumber(decimal: score.number * pointsPerScore).intValue
    }

    /// Points of one whole: two digits.
    static let pointsPerScore: Decimal = 100

    /// The score of so many points.
    static func score(_ points: Int) -> DecimalValue { DecimalValue(Decimal(points) / pointsPerScore) }
}
