import Messages
import RegistryMessages

/// What makes units and regions whole.
enum RegionRules {
    /// Everything that is wrong with a region by itself, by JSON pointer below `place`.
    static func faults(in region: RegionDefinition, at place: String) -> [Problem.Fault] {
        var faults = Faults()
        faults.requireID(region.id, place + "/id")
        faults.requireID(region.kind, place + "/kind")
        faults.requireText(region.names.zh, place + "/names/zh")
        faults.requireText(region.source, place + "/source")
        for (index, code) in region.codes.enumerated() {
            let at = place + "/codes/\(index)"
            faults.require(isCode(code.code), at + "/code", "expected 6 or 12 digits (GB/T 2260), found '\(code.code)'")
            faults.requireText(code.source, at + "/source")
        }
        checkDates(region.codes.map { ($0.from, $0.until) }, &faults) { place + "/codes/\($0)" }
        for (index, parent) in region.parents.enumerated() {
            let at = place + "/parents/\(index)"
            faults.requireID(parent.hierarchy, at + "/hierarchy")
            faults.requireID(parent.parent, at + "/parent")
            faults.require(parent.parent != region.id, at + "/parent", "a region cannot be above itself")
            faults.requireText(parent.source, at + "/source")
        }
        for hierarchy in Set(region.parents.map(\.hierarchy)) {
            let own = region.parents.enumerated().filter { $0.element.hierarchy == hierarchy }
            checkDates(own.map { ($0.element.from, $0.element.until) }, &faults) {
                place + "/parents/\(own[$0].offset)"
            }
        }
        return faults.all
    }

    /// Everything that is wrong with a unit by itself, by JSON pointer below `place`.
    static func faults(in unit: OfficeUnit, at place: String) -> [Problem.Fault] {
        var faults = Faults()
        faults.requireID(unit.id, place + "/id")
        faults.requireID(unit.kind, place + "/kind")
        faults.requireText(unit.names.zh, place + "/names/zh")
        faults.requireText(unit.source, place + "/source")
        faults.require(unit.parent != unit.id, place + "/parent", "a unit cannot be above itself")
        return faults.all
    }

    /// Closes what is open: a fact without an end ends where the next one of its series begins.
    ///
    /// - Parameter facts: Beginnings and ends, oldest first.
    /// - Returns: Beginnings (empty text: since before the records) and ends (`nil`: still).
    static func periods(_ facts: [(from: String?, until: String?)]) -> [(from: String, until: String?)] {
        facts.indices.map { index in
            let next = index + 1 < facts.count ? facts[index + 1].from : nil
            return (facts[index].from ?? "", facts[index].until ?? next)
        }
    }

    private static func checkDates(
        _ facts: [(from: String?, until: String?)],
        _ faults: inout Faults,
        _ place: (Int) -> String
    ) {
        var end = ""
        for (index, fact) in facts.enumerated() {
            faults.requireDate(fact.from, place(index) + "/from")
            faults.requireDate(fact.until, place(index) + "/until")
            let from = fact.from ?? ""
            let follows = index == 0 || (!from.isEmpty && from >= end)
            faults.require(
                follows,
                place(index),
                "begins before the one above it ends; expected oldest first, none overlapping"
            )
            if let until = fact.until { faults.require(until > from, place(index) + "/until", "ends before it begins") }
            end = fact.until ?? from
        }
    }

    private static func isCode(_ text: String) -> Bool {
        [6, 12].contains(text.utf8.count) && text.allSatisfy(\.isASCIIDigit)
    }
}
