import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``DefineUnits``.
struct DefineUnitsHandler {
    let tables: any TableReader

    /// Decides.
    func decide(_ command: DefineUnits) throws -> Decision<DefinitionsReply> {
        let units = command.units
        var faults = Faults()
        faults.require(units.count <= DefineUnits.limit, "/units", "expected at most \(DefineUnits.limit)")
        faults.requireUnique(units.map(\.id)) { "/units/\($0)/id" }
        let store = UnitStore(tables: tables)
        let own = Set(units.map(\.id))
        for (index, unit) in units.enumerated() {
            let place = "/units/\(index)"
            for fault in RegionRules.faults(in: unit, at: place) { faults.add(fault.pointer, fault.message) }
            if let parent = unit.parent, !own.contains(parent) {
                faults.require(try store.find(parent) != nil, place + "/parent", "there is no unit '\(parent)'")
            }
            if let region = unit.region {
                let known = try RegionStore(tables: tables).exists(region)
                faults.require(known, place + "/region", "there is no region '\(region)'")
            }
        }
        try faults.refuse(RegistryCode.invalid, "The units cannot be put on record.")
        let changed = try units.filter { try store.find($0.id) != $0 }
        let reply = DefinitionsReply(changed: changed.count, unchanged: units.count - changed.count)
        return Decision(changed.map(UnitDefined.init), reply: reply)
    }
}
