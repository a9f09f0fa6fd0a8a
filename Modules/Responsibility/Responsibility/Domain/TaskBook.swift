import Messages
import RegistryMessages
import ResponsibilityMessages

/// The tasks of a programme in one version of its definition, read with the unit register beside them.
struct TaskBook: Sendable {
    let programme: String
    let version: Int
    let names: LocalizedName
    let definitions: [TaskDefinition]
    let group: LeadingGroup?
    let directory: UnitDirectory
    let seats: Seats?

    init(
        programme: String,
        version: Int,
        names: LocalizedName,
        definitions: [TaskDefinition],
        group: LeadingGroup?,
        directory: UnitDirectory
    ) {
        self.programme = programme
        self.version = version
        self.names = names
        self.definitions = definitions
        self.group = group
        self.directory = directory
        seats = group.map { Seats($0, directory) }
    }

    /// The tasks in the order of the document.
    func tasks() -> [ProgrammeTask] {
        let rules = FlagRules(directory: directory, seats: seats)
        return definitions.map { task in
            ProgrammeTask(
                programme: programme,
                programmeVersion: version,
                task: task.id,
                number: task.number,
                group: task.group,
                parent: task.parent,
                names: task.names,
                text: task.text,
                leads: task.leads.map(directory.named),
                joining: task.joining.map(directory.named),
                townType: task.townType,
                quantity: task.quantity,
                quantityUnit: task.quantityUnit,
                due: task.due,
                source: task.source,
                flags: rules.flags(of: task)
            )
        }
    }

    /// What each unit has to do, most clauses first, then by name.
    ///
    /// - Parameter work: The tasks given to towns: task, state, whether it is overdue.
    /// - Returns: The units that the tasks name.
    func workload(_ work: [(task: String, state: AssignmentState, overdue: Bool)]) -> [UnitWorkload] {
        var loads: [String: UnitWorkload] = [:]
        let byTask = Dictionary(grouping: work) { $0.task }
        for task in tasks() {
            for unit in task.leads { load(unit, &loads) { $0.leading += 1 } }
            for unit in task.joining { load(unit, &loads) { $0.joining += 1 } }
            let given = byTask[task.task] ?? []
            var seen: Set<String> = []
            for unit in task.leads + task.joining where seen.insert(unit.key).inserted {
                load(unit, &loads) { load in
                    load.clauses += 1
                    load.open += given.count { $0.state == .open }
                    load.overdue += given.count { $0.overdue }
                    load.completed += given.count { $0.state == .completed }
                }
            }
        }
        return loads.values.sorted { ($1.clauses, $0.names.zh) < ($0.clauses, $1.names.zh) }
    }

    private func load(
        _ unit: NamedUnit,
        _ loads: inout [String: UnitWorkload],
        _ change: (inout UnitWorkload) -> Void
    ) {
        let isSeated = unit.unit.flatMap { id in seats?.has(id, directory) }
        let fresh = UnitWorkload(unit: unit.unit, names: unit.names, inGroup: isSeated)
        change(&loads[unit.key, default: fresh])
    }
}

extension NamedUnit {
    /// What makes two of them one unit.
    var key: String { unit ?? written }
}
