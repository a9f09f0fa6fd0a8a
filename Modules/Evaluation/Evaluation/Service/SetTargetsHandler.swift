import EvaluationMessages
import Ledger
import Messages
import ModuleKit

/// Carries out ``SetTargets``.
struct SetTargetsHandler {
    var desk: FigureDesk

    /// Decides.
    mutating func decide(_ command: SetTargets) throws -> Decision<SetTargets.Reply> {
        var faults = Faults()
        let limit = SetTargets.limit
        faults.require(command.targets.count <= limit, "/targets", "expected at most \(limit)")
        try faults.refuse(EvaluationCode.invalid, "There are too many targets.", remedy: "Send them in parts.")
        var events: [TargetSet] = []
        var taken: Set<String> = []
        for (index, target) in command.targets.enumerated() {
            let pointer = "/targets/\(index)"
            faults.require(
                taken.insert("\(target.programme) \(target.id)").inserted,
                "\(pointer)/id",
                "'\(target.id)' stands twice; expected each once"
            )
            guard let resolved = try resolved(target, at: pointer, &faults) else { continue }
            let kept = try TargetStore(tables: desk.tables).find(target.id, in: target.programme)
            guard kept?.target != resolved else { continue }
            events.append(TargetSet(resolved, version: (kept?.version ?? 0) + 1))
        }
        try faults.refuse(EvaluationCode.invalid, "Nothing was set: some targets are wrong.")
        return Decision(events, reply: .init(ids: command.targets.map(\.id), changed: events.count))
    }

    /// The target with its town and its indicator by id.
    private mutating func resolved(
        _ target: TargetDefinition,
        at pointer: String,
        _ faults: inout Faults
    ) throws -> TargetDefinition? {
        let rules = try desk.rules(of: target.programme, at: "\(pointer)/programme")
        let town = try target.town.flatMap {
            try desk.town($0, in: target.programme, at: "\(pointer)/town", &faults)
        }
        let found = rules.indicator(target.indicator, townType: town?.type, at: "\(pointer)/indicator", &faults)
        check(target, at: pointer, &faults)
        guard target.town == nil || town != nil, let found else { return nil }
        if !target.figure.unit.isEmpty { rules.check(target.figure, of: found, at: "\(pointer)/figure", &faults) }
        var resolved = target
        resolved.town = town?.id
        resolved.indicator = found.id
        return resolved
    }

    private func check(_ target: TargetDefinition, at pointer: String, _ faults: inout Faults) {
        faults.require(
            !target.id.isEmpty && target.id.utf8.count <= 128,
            "\(pointer)/id",
            "expected 1 to 128 bytes"
        )
        if let from = target.fromYear, let due = target.dueYear {
            faults.require(from <= due, "\(pointer)/fromYear", "expected \(due) or before, found \(from)")
        }
        faults.require(
            target.tolerance.map { $0 >= DecimalValue(0) } ?? true,
            "\(pointer)/tolerance",
            "expected 0 or more, in the target's unit"
        )
    }
}
