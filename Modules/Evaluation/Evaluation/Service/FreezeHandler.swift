import Crypto
import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``StartRun``: freezes all that the run will be scored by.
struct FreezeHandler {
    let tables: any TableReader
    let context: CommandContext

    /// Decides.
    func decide(_ command: StartRun) throws -> Decision<EvaluationRun> {
        let known = KnownStore(tables: tables)
        let definition = try known.requireProgramme(command.programme, at: "/programme")
        guard let rubric = definition.rubric else {
            throw nothing("The programme '\(definition.id)' has no rubric.", "Define one in programme.yaml (rubric).")
        }
        let towns = try frozen(definition, rubric, command.period)
        guard !towns.isEmpty else {
            throw nothing("The programme '\(command.programme)' has no towns.", "Let towns join it first.")
        }
        let types = Set(towns.compactMap(\.townType)).sorted()
        let needs = TypeNeeds(try known.townTypes(), rubric, types: types) { type in
            towns.filter { $0.townType == type }.map(\.town)
        }
        var head = RunHead(
            run: runID(command),
            programme: definition.id,
            programmeVersion: definition.version,
            period: command.period,
            kind: command.dryRun == true ? .dryRun : .official,
            digest: "",
            towns: towns.count,
            observations: towns.map(\.observations.count).reduce(0, +),
            plugins: needs.plugins,
            targets: try targets(definition, rubric).filter { $0.town == nil },
            method: RunRules.method(rubric)
        )
        let pages = try EventPages.split(towns)
        head.digest = try Self.digest(head, pages.bytes)
        var events: [any Event] = [RunStarted(head)]
        events += pages.pages.map { InputsFrozen(run: head.run, towns: $0) }
        var run = EvaluationRun(head, state: .judging, startedAt: OfficeTime.timestamp(of: context.now))
        if !needs.blocked.isEmpty {
            events.append(RunBlocked(run: head.run, programme: head.programme, types: needs.blocked))
            run.state = .blocked
            run.blocked = needs.blocked
        }
        return Decision(events, reply: run)
    }

    /// SHA-256 over the head, its digest left empty, and each town by id: a line of canonical JSON each.
    static func digest(_ head: RunHead, _ towns: [[UInt8]]) throws -> String {
        var hash = SHA256()
        hash.update(data: try MessageCoding.encode(head))
        for town in towns {
            hash.update(data: [0x0A])
            hash.update(data: town)
        }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private func runID(_ command: StartRun) -> String {
        let period = command.period.text.replacing("..", with: "-to-").lowercased()
        return "\(command.programme)-\(period)-\(String(context.random(), radix: 36))"
    }

    /// The towns of the programme, by id, with everything known of them; a few statements for all of them together.
    private func frozen(
        _ definition: ProgrammeDefinition,
        _ rubric: Rubric,
        _ period: Period
    ) throws -> [FrozenTown] {
        let store = ObservationStore(tables: tables)
        let all = try store.all(of: definition.id) + store.derived(of: definition.id)
        let counting = all.filter { $0.town != nil && ActualFigures.counts($0) && Self.belongs($0, to: period) }
        let observations = Dictionary(grouping: counting) { $0.town ?? "" }
        let targets = Dictionary(grouping: try targets(definition, rubric)) { $0.town ?? "" }
        let projects = try ProjectCounter(units: Units(definition.measureUnits))
            .count(in: tables, programme: definition.id, period: period)
        return try KnownStore(tables: tables).towns(of: definition.id).map { town in
            FrozenTown(
                town: town.id,
                name: town.name,
                townType: town.type,
                level: town.level,
                attributes: town.attributes,
                observations: observations[town.id] ?? [],
                projects: projects[town.id] ?? ProjectCounts(),
                targets: targets[town.id] ?? []
            )
        }
    }

    /// Whether a figure is of a period: it ends in it, so that what is summed since earlier counts too.
    private static func belongs(_ observation: Observation, to period: Period) -> Bool {
        period.first <= observation.period.last && observation.period.last <= period.last
    }

    /// The targets that the rubric scores by.
    private func targets(_ definition: ProgrammeDefinition, _ rubric: Rubric) throws -> [TargetDefinition] {
        let wanted = rubric.sections.flatMap(\.indicators).filter { $0.scoring.kind == .target }.map(\.indicator)
        guard !wanted.isEmpty else { return [] }
        return try TargetStore(tables: tables).all(of: definition.id).filter { wanted.contains($0.indicator) }
    }

    private func nothing(_ what: String, _ remedy: String) -> Problem {
        Problem(
            EvaluationCode.nothingToScore,
            .conflict,
            what,
            remedy: remedy,
            errors: [.init(pointer: "/programme", message: what)]
        )
    }
}

/// Lists cut so that each part fits one record.
enum EventPages {
    /// Bytes of items in one event at most; a record holds 256 KiB.
    static let bytes = 160 * 1024
    /// Items in one event at most.
    static let items = 100

    /// Cuts a list.
    ///
    /// - Returns: The parts, and each item as canonical JSON.
    static func split<Item: Encodable>(_ list: [Item]) throws -> (pages: [[Item]], bytes: [[UInt8]]) {
        let encoded = try list.map { try MessageCoding.encode($0) }
        var pages: [[Item]] = []
        var (page, size) = ([Item](), 0)
        for (item, bytes) in zip(list, encoded) {
            if page.count == items || (size + bytes.count > Self.bytes && !page.isEmpty) {
                pages.append(page)
                (page, size) = ([], 0)
            }
            page.append(item)
            size += bytes.count
        }
        return (page.isEmpty ? pages : pages + [page], encoded)
    }
}
