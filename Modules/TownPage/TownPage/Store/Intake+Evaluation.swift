import EvaluationMessages
import Ledger
import Messages
import ModuleKit

extension Intake {
    /// Runs with the places of towns, targets, figures; dry runs are left out.
    func takeEvaluation() throws {
        switch event.type {
        case ObservationRecorded.name: try put(try read(ObservationRecorded.self).observation)
        case ObservationChanged.name: try take(try read(ObservationChanged.self))
        case RunStarted.name: try take(try read(RunStarted.self).head)
        case TownsScored.name: try take(try read(TownsScored.self))
        case TownsRanked.name: try take(try read(TownsRanked.self))
        case RunCompleted.name:
            let heard = try read(RunCompleted.self)
            try tables.execute(
                "UPDATE runs SET state = ?, completed = ? WHERE id = ? AND state <> ?",
                [
                    .text(RunState.preliminary.rawValue), .init(event.context.time), .text(heard.run),
                    .text(RunState.final.rawValue),
                ]
            )
        case RunFinalized.name: try take(try read(RunFinalized.self))
        case TargetSet.name:
            let target = try read(TargetSet.self).target
            try tables.execute(
                """
                INSERT INTO targets (id, programme, town) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET programme = excluded.programme, town = excluded.town
                """,
                [.text(target.id), .text(target.programme), .init(target.town)]
            )
        default: break
        }
    }

    private func take(_ heard: ObservationChanged) throws {
        let observation = heard.observation
        try put(observation)
        guard heard.kind == .returned else { return }
        let what = "\(observation.period) \(observation.indicator)"
        try tell(observation.programme, observation.town, NewsWords.say("指标数据退回", "figure returned", what))
    }

    /// Writes a figure of a town; one that is returned, or only planned, is on no page.
    private func put(_ observation: Observation) throws {
        guard let town = observation.town else { return }
        let isActual = ![.planned, .expected].contains(observation.figure.basis) && observation.state != .returned
        try tables.execute("DELETE FROM figures WHERE id = ?", [.text(observation.id)])
        guard isActual else { return }
        try tables.execute(
            "INSERT INTO figures (id, programme, town, indicator, definition) VALUES (?, ?, ?, ?, ?)",
            [
                .text(observation.id), .text(observation.programme), .text(town), .text(observation.indicator),
                try .init(json: observation),
            ]
        )
    }

    private func take(_ head: RunHead) throws {
        guard head.kind == .official else { return }
        try tables.execute(
            """
            INSERT INTO runs (id, programme, period, state, completed) VALUES (?, ?, ?, ?, 0)
            ON CONFLICT (id) DO NOTHING
            """,
            [
                .text(head.run), .text(head.programme), .text(head.period.text), .text(RunState.judging.rawValue),
            ]
        )
    }

    private func take(_ heard: TownsScored) throws {
        guard let programme = try programme(of: heard.run) else { return }
        for result in heard.results {
            try tables.execute(
                """
                INSERT INTO standings (run, town, programme, score, grade) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (run, town) DO UPDATE SET score = excluded.score, grade = excluded.grade
                """,
                [
                    .text(heard.run), .text(result.town), .text(programme), .init(result.score?.text),
                    .init(result.grade),
                ]
            )
        }
    }

    private func take(_ heard: TownsRanked) throws {
        guard try programme(of: heard.run) != nil else { return }
        for place in heard.places {
            try tables.execute(
                """
                INSERT INTO standings (run, town, programme, place, score, grade) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (run, town) DO UPDATE SET place = excluded.place, score = excluded.score,
                    grade = excluded.grade
                """,
                [
                    .text(heard.run), .text(place.town), .text(heard.programme), .init(place.rank),
                    .text(place.score.text), .init(place.grade),
                ]
            )
        }
    }

    private func take(_ heard: RunFinalized) throws {
        try tables.execute(
            "UPDATE runs SET state = ? WHERE id = ?",
            [.text(RunState.final.rawValue), .text(heard.run)]
        )
        let rows = try tables.rows(
            "SELECT town, place, score FROM standings WHERE run = ? AND place IS NOT NULL ORDER BY town",
            [.text(heard.run)]
        )
        for row in rows {
            let (place, score) = (row.int("place") ?? 0, row.text("score") ?? "")
            let text = NewsWords.say(
                "\(heard.period)评估：第\(place)名，\(score)分",
                "evaluation of \(heard.period): place \(place), \(score) points"
            )
            try tell(heard.programme, row.text("town"), text)
        }
    }

    /// The programme of a run that is on record here, `nil` for a dry run.
    private func programme(of run: String) throws -> String? {
        try tables.row("SELECT programme FROM runs WHERE id = ?", [.text(run)])?.text("programme")
    }
}
