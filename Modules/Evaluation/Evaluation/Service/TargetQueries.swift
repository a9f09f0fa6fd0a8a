import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Answers what is asked about indicators, targets and the plausibility of figures.
struct TargetQueries {
    let tables: any TableReader
    let access: Access

    /// Answers ``ListIndicators``.
    func list(_ query: ListIndicators) throws -> Page<Indicator> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: EvaluationModule.name)
        let known = KnownStore(tables: tables)
        let programme = try query.programme.map { try known.requireProgramme($0, at: "/programme") }
        let all = try known.indicators(of: programme)
            .filter { query.townType == nil || $0.townType == query.townType }
            .sorted { Self.key($0) < Self.key($1) }
        let rest = all.filter { Self.key($0) > request.cursor ?? "" }.prefix(request.limit + 1)
        return request.page(Array(rest), total: all.count, key: Self.key)
    }

    /// Answers ``ListTargets``.
    func list(_ query: ListTargets) throws -> Page<Target> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: EvaluationModule.name)
        let (rows, total) = try TargetStore(tables: tables, access: access).list(query, request)
        var files: [String: ProgrammeFigures] = [:]
        let items = try rows.map { kept in
            let programme = kept.target.programme
            let figures = try files[programme] ?? ProgrammeFigures(tables, programme, access)
            files[programme] = figures
            return figures.judge(kept.target, version: kept.version)
        }
        return request.page(items, total: total) { "\($0.programme) \($0.id)" }
    }

    /// Answers ``CheckFigures``.
    func check(_ query: CheckFigures) throws -> CheckFigures.Reply {
        _ = try KnownStore(tables: tables).requireProgramme(query.programme, at: "/programme")
        return CheckFigures.Reply(items: try ProgrammeFigures(tables, query.programme, access).checks)
    }

    private static func key(_ indicator: Indicator) -> String { "\(indicator.id) \(indicator.townType ?? "")" }
}

/// The figures of a programme that an access covers, read once, and what they say of its targets.
struct ProgrammeFigures {
    /// What the plausibility rules found.
    let checks: [FigureCheck]
    private let units: Units
    private let byIndicator: [String: [Observation]]
    private let byID: [String: Observation]

    init(_ tables: any TableReader, _ programme: String, _ access: Access) throws {
        let definition = try KnownStore(tables: tables).programme(programme)
        let store = ObservationStore(tables: tables)
        let observations = try store.all(of: programme) + store.derived(of: programme)
        let covered = observations.filter { access.covers(Place(programme: $0.programme, town: $0.town)) }
        self.init(covered, definition)
    }

    init(_ observations: [Observation], _ definition: ProgrammeDefinition?) {
        let units = Units(definition?.measureUnits ?? [])
        self.units = units
        byIndicator = Dictionary(grouping: observations, by: \.indicator)
        byID = Dictionary(observations.map { ($0.id, $0) }) { _, last in last }
        checks = (definition?.plausibility ?? []).flatMap {
            PlausibilityCheck(units: units).findings($0, in: observations)
        }
    }

    /// A target and how it fares.
    func judge(_ definition: TargetDefinition, version: Int) -> Target {
        let own = (byIndicator[definition.indicator] ?? []).filter { $0.town == definition.town }
        let start = definition.baselineId.flatMap { byID[$0] }
        let baseline =
            start.map { Baseline(figure: $0.figure, period: $0.period) }
            ?? definition.baseline.map { Baseline(figure: $0, period: nil) }
        var target = TargetJudge(units: units)
            .judge(definition, version: version, baseline: baseline, observations: own)
        let used = Set((target.latest?.from ?? []) + [definition.baselineId].compactMap { $0 })
        for check in checks where !check.holds && !used.isDisjoint(with: check.from) {
            target.flags.append(Flag(FlagKind.implausible, check.why))
        }
        return target
    }
}
