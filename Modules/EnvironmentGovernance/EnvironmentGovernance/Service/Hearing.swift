import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import RectificationMessages
import RegistryMessages

/// What is heard: the registry's programmes and towns, and what becomes of the cases that faults became.
///
/// Events come several at once, and what follows from them is applied together afterwards; until then it is kept here.
struct Hearing {
    let tables: any TableWriter
    private var changed: [String: FaultChanged] = [:]

    init(tables: any TableWriter) {
        self.tables = tables
    }

    /// Takes in events of one stream.
    mutating func hear(_ events: [HeardEvent]) throws -> [any Event] {
        var following: [FaultChanged] = []
        for event in events {
            if event.type.hasPrefix(FileCase.service + ".") {
                following += try changes(after: event)
            } else {
                try KnownStore.hear(event, to: tables)
            }
        }
        return following
    }

    /// What a case's event means for the faults that it is about.
    private mutating func changes(after event: HeardEvent) throws -> [FaultChanged] {
        func read<E: Event>(_ type: E.Type) throws -> E {
            try MessageCoding.decode(type, from: event.data, of: event.type)
        }
        switch event.type {
        case CaseFiled.name: return try changes(after: try read(CaseFiled.self), nil)
        case CaseMerged.name:
            let merged = try read(CaseMerged.self)
            return try changes(after: merged, nil, becoming: merged.into)
        case CaseSubmitted.name: return try changes(after: try read(CaseSubmitted.self), .putRight)
        case CaseReturned.name: return try changes(after: try read(CaseReturned.self), .open, returned: true)
        case CaseReopened.name: return try changes(after: try read(CaseReopened.self), .open)
        case CaseClosed.name: return try changes(after: try read(CaseClosed.self), .closed)
        default: return []
        }
    }

    /// A fault that was recorded in error stays so, whatever becomes of its case.
    private mutating func changes(
        after event: some CaseEvent,
        _ state: FaultState?,
        returned: Bool = false,
        becoming other: String? = nil
    ) throws -> [FaultChanged] {
        var changes: [FaultChanged] = []
        for found in try faults(of: event) {
            let now = changed[found.found.fault]?.state ?? found.state
            guard now != .withdrawn else { continue }
            let change = FaultChanged(
                fault: found.found.fault,
                programme: found.found.programme,
                town: found.found.town,
                state: state ?? now,
                returned: returned,
                rectification: other ?? event.case
            )
            changed[change.fault] = change
            changes.append(change)
        }
        return changes
    }

    /// The fault that a case began with, and those whose cases were merged into it.
    private func faults(of event: some CaseEvent) throws -> [EnvironmentFault] {
        let store = FaultStore(tables: tables)
        var ids = try store.faults(ofCase: event.case).map(\.found.fault)
        ids += changed.values.filter { $0.rectification == event.case }.map(\.fault)
        if event.origin.module == EnvironmentGovernanceModule.name { ids.append(event.origin.id) }
        let isOurs: (String) -> Bool = { id in
            changed[id].map { $0.rectification == event.case } ?? true
        }
        return try Set(ids).filter(isOurs).sorted().compactMap(store.find)
    }
}
