import Messages
import RegistryMessages

/// The publication of a numbered list.
struct BatchRules {
    /// What the registers know of one entry.
    struct Known {
        /// The town that the entry names or that has the id it would get.
        var town: TownTimeline?
        /// The region that the entry names, by id; `nil` when none is named or known.
        var region: String?
    }

    let definition: ProgrammeDefinition
    let batch: BatchDefinition
    /// The number of the programme's last batch, 0 when there is none.
    let lastBatch: Int
    /// The highest number that the programme has given, 0 when none.
    let lastNumber: Int
    /// What is known of each entry, in their order.
    let known: [Known]
    let today: String

    /// What follows from the publication.
    ///
    /// - Parameters:
    ///   - acceptDiscrepancies: Whether the list is kept as printed although its text claims something else.
    ///   - reason: Why it is.
    /// - Returns: The events, and the check of text against list.
    /// - Throws: ``Problem`` naming every fault.
    func decide(
        acceptDiscrepancies: Bool,
        reason: String?
    ) throws -> (published: BatchPublished, listed: [TownListed], check: ListCheck) {
        try checkOrder()
        try checkFields()
        let check = ListChecker.check(
            batch,
            categories: definition.categories.map(\.code),
            firstNumber: lastNumber + 1
        )
        try checkDiscrepancies(check, accepted: acceptDiscrepancies, reason: reason)
        var head = batch
        head.entries = []
        let published = BatchPublished(batch: head, programmeVersion: definition.version, check: check)
        let listed = zip(batch.entries, known).map(list)
        return (published, listed, check)
    }

    /// The id of the town that an entry lists.
    static func town(of entry: BatchEntry, programme: String) -> String {
        entry.town ?? entry.newTown ?? Identifier.town(programme: programme, number: entry.number)
    }

    private func checkOrder() throws {
        guard batch.number == lastBatch + 1 else {
            throw Problem(
                RegistryCode.batchOutOfOrder,
                .conflict,
                "Batch \(batch.number) is not the next one: '\(definition.id)' has published \(lastBatch).",
                remedy: "Batches append. The next number is \(lastBatch + 1).",
                errors: [.init(pointer: "/batch/number", message: "expected \(lastBatch + 1)")]
            )
        }
        let taken = batch.entries.enumerated().filter { $0.element.number <= lastNumber }
        guard taken.isEmpty else {
            throw Problem(
                RegistryCode.numberTaken,
                .conflict,
                "\(taken.count) numbers were given before: a list appends and never renumbers.",
                remedy: "Number the new towns from \(lastNumber + 1).",
                errors: taken.map {
                    let message = "number \($0.element.number) was given before; expected \(lastNumber + 1) or more"
                    return .init(pointer: "/batch/entries/\($0.offset)/number", message: message)
                }
            )
        }
        try DateRules.check(
            batch.published,
            today: today,
            field: "batch/published",
            mayBeInexact: batch.historical
        )
    }

    private func checkFields() throws {
        var faults = Faults()
        faults.requireText(batch.citation.title, "/batch/citation/title")
        faults.require(!batch.entries.isEmpty, "/batch/entries", "expected at least one town")
        faults.require(listing != nil, "/batch/programme", "'\(definition.id)' has no step that publishes a list")
        faults.requireKnown(batch.level, among: definition.levels.map(\.id), "level", "/batch/level")
        faults.requireUnique(batch.entries.map { "\($0.number)" }) { "/batch/entries/\($0)/number" }
        let named = batch.entries.indices.filter { batch.entries[$0].newTown != nil }
        faults.requireUnique(named.map { batch.entries[$0].newTown ?? "" }) {
            "/batch/entries/\(named[$0])/newTown"
        }
        for (index, entry) in batch.entries.enumerated() {
            check(entry, known[index], at: "/batch/entries/\(index)", &faults)
        }
        try faults.refuse(RegistryCode.invalid, "Batch \(batch.number) of '\(definition.id)' cannot be published.")
    }

    private func check(_ entry: BatchEntry, _ known: Known, at place: String, _ faults: inout Faults) {
        faults.requireText(entry.name, place + "/name")
        AttributeText.check((entry.attributes ?? [:]).keys, at: place + "/attributes", &faults)
        faults.require(entry.number >= 1, place + "/number", "expected a number from 1")
        faults.requireKnown(entry.category, among: definition.categories.map(\.code), "category", place + "/category")
        faults.requireKnown(entry.level, among: definition.levels.map(\.id), "level", place + "/level")
        if let region = entry.region {
            faults.require(
                known.region != nil,
                place + "/region",
                "there is no region '\(region)' on \(batch.published)"
            )
        }
        faults.require(
            entry.town == nil || entry.newTown == nil,
            place + "/newTown",
            "a town is in the registry ('town') or new ('newTown'), not both"
        )
        let id = Self.town(of: entry, programme: definition.id)
        faults.requireID(id, place + "/town")
        switch (entry.town, known.town) {
        case (nil, nil):
            let message = "the town is new and the batch is not historical: it has not been through the steps before"
            faults.require(batch.historical, place, message)
        case (nil, .some): faults.add(place + "/town", "there is a town '\(id)' already; name it if it is meant")
        case (.some, nil): faults.add(place + "/town", "there is no town '\(id)'")
        case (.some, let town?): checkListable(town, id, at: place + "/town", &faults)
        }
    }

    private func checkListable(_ town: TownTimeline, _ id: String, at place: String, _ faults: inout Faults) {
        guard let listing, let stage = town.value(.stage, in: definition.id) else {
            faults.add(place, "'\(id)' is not in the programme")
            return
        }
        let isListedAlone = stage == listing.to && town.value(.batch, in: definition.id) == nil
        let message = "'\(id)' is at '\(stage)'; '\(listing.id)' leaves from \(listing.from.joined(separator: ", "))"
        faults.require(listing.from.contains(stage) || isListedAlone, place, message)
        let last = town.path(in: definition.id).compactMap { town.date(of: $0.entry) }.max() ?? ""
        faults.require(last <= batch.published, place, "'\(id)' took its last step on \(last), after the publication")
    }

    private func checkDiscrepancies(_ check: ListCheck, accepted: Bool, reason: String?) throws {
        guard !check.discrepancies.isEmpty else { return }
        if accepted { return try ReasonRules.require(reason, for: "Keeping a list that is not what its text claims") }
        let findings = check.discrepancies.flatMap(\.findings)
        throw Problem(
            RegistryCode.listDiscrepancy,
            .conflict,
            "The list of batch \(batch.number) is not what its text claims: \(findings.count) findings.",
            remedy: "Correct the list or the claims; or keep it as printed with 'acceptDiscrepancies' and a reason.",
            errors: findings.map { .init(pointer: "/batch/entries", message: $0.text) }
        )
    }

    private var listing: StepDefinition? { definition.steps.first(where: \.lists) }

    private func list(_ entry: BatchEntry, _ known: Known) -> TownListed {
        let old = known.town
        let region = known.region
        func change(_ field: TownField, _ new: String?) -> FieldChange? {
            let before = old?.value(field, in: definition.id)
            return new == nil || new == before ? nil : FieldChange(field, from: before, to: new)
        }
        let stage = listing?.to ?? ""
        let attributes = AttributeText.changes(entry.attributes).compactMap { change -> FieldChange? in
            let before = change.key.flatMap { old?.assignment(ofAttribute: $0)?.value }
            return before == change.to ? nil : FieldChange(.attribute, key: change.key, from: before, to: change.to)
        }
        return TownListed(
            town: Self.town(of: entry, programme: definition.id),
            programme: definition.id,
            programmeVersion: definition.version,
            batch: batch.number,
            entry: entry,
            region: region,
            stage: stage,
            date: batch.published,
            document: batch.citation,
            changes: [
                change(.name, entry.name), change(.region, region), change(.townType, entry.townType),
                change(.isDesignatedTown, entry.isDesignatedTown.map(String.init)),
                change(.stage, stage), change(.number, String(entry.number)), change(.batch, String(batch.number)),
                change(.heading, entry.heading), change(.level, entry.level ?? batch.level),
                change(.category, entry.category), change(.programmeVersion, String(definition.version)),
            ].compactMap { $0 } + attributes,
            isNew: old == nil
        )
    }
}
