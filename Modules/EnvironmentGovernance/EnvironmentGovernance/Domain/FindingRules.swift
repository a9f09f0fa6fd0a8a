import EnvironmentGovernanceMessages
import Messages
import RegistryMessages

/// What can be recorded at a place, and what follows from it.
enum FindingRules {
    /// Photos of one result at most.
    static let mostPhotos = 20

    /// Adds everything that is wrong with results at a place of a kind, when an inspection looks at some items.
    static func check(
        _ results: [ItemResult],
        at kind: String,
        looking items: [String],
        in programme: GovernedProgramme,
        _ faults: inout Faults
    ) {
        faults.require(!results.isEmpty, "/results", "expected at least one result")
        faults.requireUnique(results.map(\.item)) { "/results/\($0)/item" }
        for (index, result) in results.enumerated() {
            let place = "/results/\(index)"
            guard let item = programme.item(result.item), items.contains(result.item) else {
                faults.add(place + "/item", "the inspection does not look at '\(result.item)'")
                continue
            }
            let message = "'\(item.id)' (\(item.names.zh)) is not for places of the kind '\(kind)'"
            faults.require(item.fits(kind), place + "/item", message)
            checkValue(result, of: item, at: place, &faults)
            checkPhotos(result.photos, at: place + "/photos", &faults)
        }
    }

    /// Adds what is wrong with digests of photos.
    static func checkPhotos(_ photos: [String], at place: String, _ faults: inout Faults) {
        faults.require(photos.count <= mostPhotos, place, "expected at most \(mostPhotos) photos")
        for (index, photo) in photos.enumerated() { faults.requireDigest(photo, "\(place)/\(index)") }
    }

    private static func checkValue(
        _ result: ItemResult,
        of item: ChecklistItem,
        at place: String,
        _ faults: inout Faults
    ) {
        guard item.kind == .measure else {
            faults.require(result.value == nil, place + "/value", "'\(item.id)' is not measured")
            faults.require(result.result != .measured, place + "/result", "'\(item.id)' is not measured")
            return
        }
        guard result.result != .notApplicable else { return }
        faults.require(result.value != nil, place + "/value", "expected the measured value in \(item.unit ?? "")")
        let isOwn = result.value == nil || result.unit == item.unit
        faults.require(isOwn, place + "/unit", "expected \(item.unit ?? ""), found \(result.unit ?? "none")")
    }

    /// What a result means for faults, seen against what was on record.
    enum Consequence: Equatable {
        /// Nothing.
        case none
        /// There is a fault.
        case fault
        /// What was taken for a fault was none.
        case noFault
    }

    /// What follows from a result.
    static func consequence(of new: FindingResult, after old: FindingResult?) -> Consequence {
        switch (old == .fail, new == .fail) {
        case (false, true): .fault
        case (true, false): .noFault
        default: .none
        }
    }
}
