import Messages
import RegistryMessages
import ResponsibilityMessages

/// What is odd about a task, told and never mended.
///
/// > Source: `programme_jining.json`, JN-X02 to JN-X09.
struct FlagRules {
    let directory: UnitDirectory
    /// The seats of the leading group; `nil` when the programme has none.
    let seats: Seats?

    /// The flags of a task, in the order of ``TaskFlag/Kind``.
    func flags(of task: TaskDefinition) -> [TaskFlag] {
        [
            noLead(task), leadByPosition(task), unitOnBothSides(task), internalUnit(task), openEnded(task),
            notInGroup(task), unquantified(task), unknownUnit(task),
        ]
        .compactMap(\.self)
    }

    private func noLead(_ task: TaskDefinition) -> TaskFlag? {
        guard task.leads.isEmpty else { return nil }
        return TaskFlag(.noLead, why: .init(zh: "无牵头单位", en: "no unit leads"))
    }

    private func leadByPosition(_ task: TaskDefinition) -> TaskFlag? {
        guard task.leadBasis == .byPosition else { return nil }
        return TaskFlag(
            .leadByPosition,
            units: task.leads,
            why: .init(
                zh: "未写“牵头”二字，按位置推定\(list(task.leads))牵头",
                en: "the word 牵头 is missing; \(list(task.leads)) leads by position"
            )
        )
    }

    private func unitOnBothSides(_ task: TaskDefinition) -> TaskFlag? {
        let leading = Set(task.leads.map(key))
        return flag(
            .unitOnBothSides,
            task.joining.filter { leading.contains(key($0)) },
            zh: { "\($0)既牵头又参加" },
            en: { "\($0) both leads and takes part" }
        )
    }

    private func internalUnit(_ task: TaskDefinition) -> TaskFlag? {
        let leading = Set(task.leads.compactMap { directory.find($0)?.id })
        let inner = task.joining.filter { name in
            directory.find(name).map { directory.above($0.id).contains(where: leading.contains) } ?? false
        }
        return flag(
            .internalUnit,
            inner,
            zh: { "\($0)是牵头单位的内设口径，列为参加单位" },
            en: { "\($0), a part of a leading unit, takes part beside it" }
        )
    }

    private func openEnded(_ task: TaskDefinition) -> TaskFlag? {
        guard task.openEnded else { return nil }
        return TaskFlag(.openEnded, why: .init(zh: "责任单位带“等”，不封闭", en: "the list of units is left open (等)"))
    }

    private func notInGroup(_ task: TaskDefinition) -> TaskFlag? {
        guard let seats else { return nil }
        let outside = (task.leads + task.joining).filter { name in
            directory.find(name).map { !seats.has($0.id, directory) } ?? false
        }
        return flag(
            .notInGroup,
            outside,
            zh: { "\($0)有责任分工，不在专班（领导小组）成员中" },
            en: { "\($0) has duties and no seat in the leading group" }
        )
    }

    private func unquantified(_ task: TaskDefinition) -> TaskFlag? {
        guard let unit = task.quantityUnit, task.quantity == nil else { return nil }
        return TaskFlag(
            .unquantified,
            why: .init(zh: "以“\(unit)”计而无数量，须由地方补量化值", en: "counted in \(unit) without a number; to be set locally")
        )
    }

    private func unknownUnit(_ task: TaskDefinition) -> TaskFlag? {
        flag(
            .unknownUnit,
            (task.leads + task.joining).filter { directory.find($0) == nil },
            zh: { "单位库中没有（或不止一个）\($0)" },
            en: { "the unit register has no unit, or several, called \($0)" }
        )
    }

    /// A flag about units, `nil` without any.
    private func flag(
        _ kind: TaskFlag.Kind,
        _ units: [String],
        zh: (String) -> String,
        en: (String) -> String
    ) -> TaskFlag? {
        guard !units.isEmpty else { return nil }
        return TaskFlag(kind, units: units, why: .init(zh: zh(list(units)), en: en(list(units))))
    }

    /// What makes two names one unit.
    private func key(_ name: String) -> String { directory.find(name)?.id ?? name }

    private func list(_ units: [String]) -> String { units.joined(separator: "、") }
}
