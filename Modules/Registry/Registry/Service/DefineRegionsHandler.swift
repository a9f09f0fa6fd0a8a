import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``DefineRegions``.
struct DefineRegionsHandler {
    let regions: RegionStore

    /// Decides.
    func decide(_ command: DefineRegions) throws -> Decision<DefinitionsReply> {
        var faults = Faults()
        faults.require(
            command.regions.count <= DefineRegions.limit,
            "/regions",
            "expected at most \(DefineRegions.limit)"
        )
        faults.requireUnique(command.regions.map(\.id)) { "/regions/\($0)/id" }
        let own = Set(command.regions.map(\.id))
        for (index, region) in command.regions.enumerated() {
            let place = "/regions/\(index)"
            for fault in RegionRules.faults(in: region, at: place) { faults.add(fault.pointer, fault.message) }
            for (at, parent) in region.parents.enumerated() where !own.contains(parent.parent) {
                let known = try regions.exists(parent.parent)
                faults.require(known, place + "/parents/\(at)/parent", "there is no region '\(parent.parent)'")
            }
        }
        try faults.refuse(RegistryCode.invalid, "The regions cannot be put on record.")
        let changed = try command.regions.filter { try regions.definition($0.id) != $0 }
        let reply = DefinitionsReply(changed: changed.count, unchanged: command.regions.count - changed.count)
        return Decision(changed.map(RegionDefined.init), reply: reply)
    }
}
