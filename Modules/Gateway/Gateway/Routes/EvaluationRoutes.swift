import Bus
import EvaluationMessages
import Foundation
import HTTPTypes
import Hummingbird
import Messages
import Wire

/// Observations, indicators, targets, and the runs that score towns.
struct EvaluationRoutes: EndpointGroup {
    let tag = "evaluation"
    let bus: any GatewayBus
    let clock: any Clock<Duration>

    /// How long the freezing of a run's data may take: thousands of towns with all their figures.
    static let freezing = Duration.seconds(30)
    /// How long `POST /evaluations` waits for the judgements.
    ///
    /// After it the answer says `judging`, and the run goes on.
    static let patience = Duration.seconds(10)

    var endpoints: [Endpoint] { reading + observing + runs + results }

    private var reading: [Endpoint] {
        [
            .query(
                ListObservations.self,
                at: "/api/v1/observations",
                table: .observations,
                "Observations that fit every filter.",
                on: bus
            ),
            .query(
                CheckFigures.self,
                at: "/api/v1/observations/checks",
                "What the plausibility rules of a programme say of its figures.",
                on: bus
            ),
            .query(
                FindObservation.self,
                at: "/api/v1/observations/{id}",
                fields: ["id": "id"],
                "One observation and all that happened to it.",
                on: bus
            ),
            .query(
                ListIndicators.self,
                at: "/api/v1/indicators",
                "Indicators of a programme and of the town types.",
                on: bus
            ),
            .query(
                ListTargets.self,
                at: "/api/v1/targets",
                table: .targets,
                "Targets with baseline, latest figure, progress, pace, forecast, light and the reason.",
                on: bus
            ),
            .command(SetTargets.self, at: "/api/v1/targets", "Sets targets, all or none.", on: bus),
        ]
    }

    private var observing: [Endpoint] {
        let one = ["id": "observation"]
        return [
            .command(
                RecordObservations.self,
                at: "/api/v1/observations",
                "Puts observations on record, all or none.",
                on: bus
            ),
            .command(
                ReturnObservation.self,
                at: "/api/v1/observations/{id}/returns",
                fields: one,
                "Sends an observation back with a reason; it does not count until it is sent in again.",
                on: bus
            ),
            .command(
                ResubmitObservation.self,
                at: "/api/v1/observations/{id}/resubmissions",
                fields: one,
                "Sends a returned observation in again.",
                on: bus
            ),
            .command(
                VerifyObservation.self,
                at: "/api/v1/observations/{id}/verifications",
                fields: one,
                "Says that an observation was checked, by another unit than the one that reported it.",
                on: bus
            ),
            .command(
                CorrectObservation.self,
                at: "/api/v1/observations/{id}/corrections",
                fields: one,
                "Puts a figure right; the old one stays in its history.",
                on: bus
            ),
        ]
    }

    private var runs: [Endpoint] {
        [
            .query(ListRuns.self, at: "/api/v1/evaluations", "Runs, newest first.", on: bus),
            start,
            .query(FindRun.self, at: "/api/v1/evaluations/{id}", fields: ["id": "run"], "One run.", on: bus),
            .command(
                FinalizeRun.self,
                at: "/api/v1/evaluations/{id}/finalizations",
                fields: ["id": "run"],
                "Makes a preliminary run final: it is frozen.",
                on: bus
            ),
        ]
    }

    private var results: [Endpoint] {
        [
            .query(
                ListResults.self,
                at: "/api/v1/evaluations/{id}/results",
                fields: ["id": "run"],
                "The towns of a run by rank, with score, grade, gates and sections.",
                on: bus
            ),
            .query(
                Explain.self,
                at: "/api/v1/evaluations/{id}/results/{town}/explanation",
                fields: ["id": "run", "town": "town"],
                "Why a town has its score, down to the source of each number.",
                on: bus
            ),
        ]
    }

    // MARK: Beginning a run

    private var start: Endpoint {
        let shape = FirstUse { BodyShape(StartRun.self, given: [], usual: ["actor"]) }
        let usual: [String: JSONValue] = ["actor": .object(["unit": .string("baizhen")])]
        return Endpoint(
            method: .post,
            path: "/api/v1/evaluations",
            summary: "Begins a run and waits up to \(Self.patience.components.seconds) s for its results.",
            parameters: .init { EndpointParameter.ofWrites(versioned: false).filter { $0.place == .header } },
            body: shape,
            status: .created,
            answer: .json(EvaluationRun.self)
        ) { request in
            let (command, author) = try await request.command(StartRun.self, shape, given: [:], usual: usual)
            let news = try await bus.subscribe(prefix: "evaluation.run-")
            let data = try GatewayJSON.encode(command)
            var options = request.options(author)
            options.deadline = Self.freezing
            let begun = try await bus.request(operation: StartRun.name, data: data, options: options)
            return .json(try await judged(begun, news, request), status: .created)
        }
    }

    /// The run once it has left `judging`, or as it is when the time is up.
    private func judged(
        _ begun: [UInt8],
        _ news: AsyncThrowingStream<GatewaySignal, any Error>,
        _ request: GatewayRequest
    ) async throws -> [UInt8] {
        let run = try GatewayJSON.decode(EvaluationRun.self, from: begun)
        guard run.state == .judging else { return begun }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                guard try await find(run.id, request).state == .judging else { return }
                for try await signal in news where Self.isNews(of: run.id, signal) { return }
            }
            group.addTask { try await clock.sleep(for: Self.patience) }
            try await group.next()
            group.cancelAll()
            return try GatewayJSON.encode(try await find(run.id, request))
        }
    }

    private func find(_ run: String, _ request: GatewayRequest) async throws -> EvaluationRun {
        let data = try GatewayJSON.encode(FindRun(run: run))
        let reply = try await bus.request(operation: FindRun.name, data: data, options: request.options())
        return try GatewayJSON.decode(EvaluationRun.self, from: reply)
    }

    /// Whether a signal says that a run has left `judging`.
    private static func isNews(of run: String, _ signal: GatewaySignal) -> Bool {
        guard case .event(let event) = signal, event.attributes[text: "subject"] == run else { return false }
        return [RunCompleted.name, RunBlocked.name].contains(event.type)
    }
}

extension ListTable {
    /// Observed figures.
    static let observations = ListTable(
        name: "observations",
        columns: [
            Column("id", zh: "编号"),
            Column("programme", zh: "方案"),
            Column("town", zh: "小镇"),
            Column("subject", zh: "口径"),
            Column("indicator", zh: "指标"),
            Column("period", zh: "时期"),
            Column("value", zh: "数值", "figure", "value", isNumber: true),
            Column("upper", zh: "上限", "figure", "upper", isNumber: true),
            Column("unit", zh: "单位", "figure", "unit"),
            Column("qualifier", zh: "限定", "figure", "qualifier"),
            Column("basis", zh: "依据", "figure", "basis"),
            Column("state", zh: "状态"),
            Column("document", zh: "文件", "figure", "source", "document"),
            Column("clause", zh: "条款", "figure", "source", "clause"),
            Column("evidence", zh: "证据"),
            Column("note", zh: "备注"),
            Column("version", zh: "版本"),
        ]
    )

    /// Targets with where they stand.
    static let targets = ListTable(
        name: "targets",
        columns: [
            Column("id", zh: "编号"),
            Column("programme", zh: "方案"),
            Column("town", zh: "小镇"),
            Column("indicator", zh: "指标"),
            Column("name", zh: "名称", "names", "zh"),
            Column("value", zh: "数值", isNumber: true),
            Column("upper", zh: "上限", isNumber: true),
            Column("unit", zh: "单位"),
            Column("qualifier", zh: "限定"),
            Column("basis", zh: "依据"),
            Column("comparator", zh: "比较"),
            Column("period", zh: "时期"),
            Column("fromYear", zh: "起始年"),
            Column("dueYear", zh: "目标年"),
            Column("perYear", zh: "逐年"),
            Column("baseline", zh: "基期编号", "baselineId"),
            Column("baselineValue", zh: "基期数值", "baseline", "value", isNumber: true),
            Column("baselineUnit", zh: "基期单位", "baseline", "unit"),
            Column("tolerance", zh: "允许偏差", isNumber: true),
            Column("scope", zh: "目标口径"),
            Column("unstated", zh: "原文未写"),
            Column("document", zh: "文件", "source", "document"),
            Column("clause", zh: "条款", "source", "clause"),
            Column("note", zh: "备注"),
            Column("status", zh: "状态"),
            Column("light", zh: "亮灯"),
            Column("progress", zh: "完成比例", isNumber: true),
            Column("elapsed", zh: "时间进度", isNumber: true),
        ]
    )
}
