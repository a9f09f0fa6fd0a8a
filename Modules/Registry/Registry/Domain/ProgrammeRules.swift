import Messages
import RegistryMessages

/// What makes a programme's definition a whole one.
///
/// The same rules hold for files and for requests.
enum ProgrammeRules {
    /// Everything that is wrong with a definition, by JSON pointer.
    static func faults(in definition: ProgrammeDefinition) -> [Problem.Fault] {
        var faults = Faults()
        checkHead(definition, &faults)
        checkLists(definition, &faults)
        checkCriteria(definition.criteria, &faults)
        checkStages(definition, &faults)
        for (index, step) in definition.steps.enumerated() {
            checkStep(step, at: "/steps/\(index)", in: definition, &faults)
        }
        checkApplication(definition, &faults)
        checkReach(definition, &faults)
        checkFollowing(definition, &faults)
        MeasureRules.check(definition, &faults)
        RubricRules.check(definition, &faults)
        TaskRules.check(definition, &faults)
        EnvironmentRuleChecks.check(definition, &faults)
        UnitRules(definition).check(definition, &faults)
        ECommerceRuleChecks.check(definition, &faults)
        RectificationChecks.check(definition, &faults)
        return faults.all
    }

    /// What a definition says when it is put on record.
    ///
    /// - Parameters:
    ///   - definition: The new definition.
    ///   - current: The one on record.
    /// - Returns: The event, `nil` when it is on record word for word.
    /// - Throws: ``Problem`` when it contradicts itself or its version is not above the last.
    static func define(
        _ definition: ProgrammeDefinition,
        over current: ProgrammeDefinition?
    ) throws -> ProgrammeDefined? {
        var faults = Faults()
        for fault in self.faults(in: definition) { faults.add("/definition" + fault.pointer, fault.message) }
        try faults.refuse(RegistryCode.badDefinition, "The definition of '\(definition.id)' contradicts itself.")
        guard let current else { return ProgrammeDefined(definition) }
        if current == definition { return nil }
        guard definition.version > current.version else {
            throw Problem(
                RegistryCode.versionNotRaised,
                .conflict,
                "'\(definition.id)' is on record as version \(current.version) with other content; "
                    + "this one says version \(definition.version).",
                remedy: "Raise the version above \(current.version).",
                errors: [.init(pointer: "/definition/version", message: "expected a number above \(current.version)")]
            )
        }
        return ProgrammeDefined(definition)
    }

    private static func checkHead(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        faults.requireID(definition.id, "/id")
        faults.require(
            definition.version >= 1,
            "/version",
            "expected a whole number from 1, found \(definition.version)"
        )
        faults.requireText(definition.names.zh, "/names/zh")
        faults.requireText(definition.card.title, "/card/title")
        faults.requireDate(definition.card.signed, "/card/signed")
        faults.requireDate(definition.card.published, "/card/published")
        for (index, derived) in definition.card.derived.enumerated() {
            faults.requireText(derived.basis, "/card/derived/\(index)/basis")
        }
        faults.requireUnique(definition.card.derived.map(\.field.rawValue)) { "/card/derived/\($0)/field" }
    }

    private static func checkLists(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        faults.requireIDs(definition.levels.map { ($0.id, $0.names) }, at: "/levels")
        for (index, category) in definition.categories.enumerated() {
            faults.requireID(category.code, "/categories/\(index)/code")
        }
        faults.requireUnique(definition.categories.map(\.code)) { "/categories/\($0)/code" }
        faults.requireUnique(definition.categories.map(\.names.zh)) { "/categories/\($0)/names/zh" }
    }

    private static func checkCriteria(_ criteria: [Criterion], _ faults: inout Faults) {
        faults.requireUnique(criteria.map(\.id)) { "/criteria/\($0)/id" }
        for (index, criterion) in criteria.enumerated() {
            let place = "/criteria/\(index)"
            faults.requireText(criterion.rule, place + "/rule")
            faults.require(
                (criterion.comparator == nil) == (criterion.value == nil),
                place,
                "a comparator and a value go together; expected both or neither"
            )
            if let value = criterion.value {
                faults.require(isDecimal(value), place + "/value", "expected a decimal number, found '\(value)'")
                faults.require(criterion.unit != nil, place, "a value needs its unit")
            }
        }
    }

    private static func checkStages(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        for (index, stage) in definition.stages.enumerated() { faults.requireID(stage.id, "/stages/\(index)/id") }
        faults.requireUnique(definition.stages.map(\.id)) { "/stages/\($0)/id" }
        let initial = definition.stages.count(where: \.initial)
        let hasTowns = !definition.stages.isEmpty || !definition.steps.isEmpty
        faults.require(
            initial == 1 || !hasTowns,
            "/stages",
            "expected exactly one stage with 'initial: true', found \(initial)"
        )
        faults.requireUnique(definition.steps.map(\.id)) { "/steps/\($0)/id" }
        let listing = definition.steps.enumerated().filter(\.element.lists)
        for (index, _) in listing.dropFirst() {
            faults.add("/steps/\(index)/lists", "only one step can be the publication of the list")
        }
    }

    private static func checkStep(
        _ step: StepDefinition,
        at place: String,
        in definition: ProgrammeDefinition,
        _ faults: inout Faults
    ) {
        faults.requireID(step.id, place + "/id")
        faults.requireID(step.collection, place + "/collection")
        let stages = definition.stages.map(\.id)
        faults.require(!step.from.isEmpty, place + "/from", "expected at least one stage")
        for (index, stage) in step.from.enumerated() {
            faults.requireKnown(stage, among: stages, "stage", place + "/from/\(index)")
        }
        faults.requireKnown(step.to, among: stages, "stage", place + "/to")
        for (index, earlier) in step.after.enumerated() {
            faults.requireKnown(earlier, among: definition.steps.map(\.id), "step", place + "/after/\(index)")
        }
        let isApplication = definition.application?.step == step.id
        if let rule = step.by {
            faults.require(
                !isApplication,
                place + "/by",
                "the application rule says who applies; expected no 'by' here"
            )
            checkActors(rule, at: place + "/by", &faults)
        } else {
            faults.require(isApplication, place, "expected 'by': who may take the step")
        }
    }

    private static func checkActors(_ rule: ActorRule, at place: String, _ faults: inout Faults) {
        faults.require(
            !(rule.kinds.isEmpty && rule.units.isEmpty),
            place,
            "expected 'kinds' or 'units' of those who may act"
        )
    }

    private static func checkApplication(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        guard let rule = definition.application else { return }
        faults.requireKnown(rule.step, among: definition.steps.map(\.id), "step", "/application/step")
        faults.requireID(rule.receiver, "/application/receiver")
        checkActors(rule.applicants, at: "/application/applicants", &faults)
        faults.requireUnique(rule.materials.map(\.id)) { "/application/materials/\($0)/id" }
    }

    /// Every stage but the initial one must be the end of a path that begins at the initial one.
    private static func checkReach(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        var reached = Set(definition.stages.filter(\.initial).map(\.id))
        guard !reached.isEmpty else { return }
        var before = -1
        while before != reached.count {
            before = reached.count
            for step in definition.steps where !reached.isDisjoint(with: step.from) { reached.insert(step.to) }
        }
        for (index, stage) in definition.stages.enumerated() where !reached.contains(stage.id) {
            faults.add("/stages/\(index)/id", "no step leads to '\(stage.id)' from the initial stage")
        }
    }

    private static func checkFollowing(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        let steps = definition.steps.map(\.id)
        for (index, rung) in definition.exitLadder.enumerated() {
            faults.requireKnown(rung.step, among: steps, "step", "/exitLadder/\(index)/step")
        }
        faults.requireUnique(definition.exitLadder.map(\.grade)) { "/exitLadder/\($0)/grade" }
        faults.requireKnown(definition.naming?.step, among: steps, "step", "/naming/step")
        faults.requireDate(definition.naming?.deadline, "/naming/deadline")
        if let hierarchy = definition.headingHierarchy { faults.requireID(hierarchy, "/headingHierarchy") }
    }

    private static func isDecimal(_ text: String) -> Bool {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
    }
}
