import Messages
import RegistryMessages

/// Registering towns, letting them join programmes, and putting what is said of them right.
enum TownRules {
    /// What is said of a town that enters a programme.
    ///
    /// - Throws: ``Problem`` when the programme has no towns, or the level or the category is not one of its.
    static func join(
        _ definition: ProgrammeDefinition,
        level: String?,
        category: String?
    ) throws -> [FieldChange] {
        guard let initial = definition.stages.first(where: \.initial) else {
            throw Problem(
                RegistryCode.invalid,
                .invalid,
                "'\(definition.id)' has no towns: its definition names no stages.",
                remedy: "Register the town without the programme, or define the programme's stages and steps."
            )
        }
        var faults = Faults()
        faults.requireKnown(level, among: definition.levels.map(\.id), "level", "/level")
        faults.requireKnown(category, among: definition.categories.map(\.code), "category", "/category")
        try faults.refuse(RegistryCode.invalid, "'\(definition.id)' cannot take the town like this.")
        return [
            FieldChange(.stage, to: initial.id),
            level.map { FieldChange(.level, to: $0) },
            category.map { FieldChange(.category, to: $0) },
            FieldChange(.programmeVersion, to: String(definition.version)),
        ].compactMap { $0 }
    }

    /// What is said of a new town.
    ///
    /// - Parameters:
    ///   - command: What is asked for.
    ///   - id: The town's id.
    ///   - region: The region's id.
    /// - Returns: The values.
    /// - Throws: ``Problem`` when the id is not one or the name is empty.
    static func register(_ command: RegisterTown, id: String, region: String?) throws -> [FieldChange] {
        var faults = Faults()
        faults.requireID(id, "/id")
        faults.requireText(command.townName, "/name")
        AttributeText.check((command.attributes ?? [:]).keys, at: "/attributes", &faults)
        if command.programme == nil {
            faults.require(command.level == nil, "/level", "a level needs its programme")
            faults.require(command.category == nil, "/category", "a category needs its programme")
        }
        try faults.refuse(RegistryCode.invalid, "The town cannot be registered.")
        return [
            FieldChange(.name, to: command.townName),
            region.map { FieldChange(.region, to: $0) },
            command.townType.map { FieldChange(.townType, to: $0) },
            command.isDesignatedTown.map { FieldChange(.isDesignatedTown, to: String($0)) },
        ].compactMap { $0 } + AttributeText.changes(command.attributes)
    }

    /// What is said of a town that is there and does not hold today, by JSON pointer.
    ///
    /// Its stage and the version of the programme's rules are its own matter.
    static func differences(
        _ said: [FieldChange],
        in programme: String?,
        from town: TownTimeline
    ) -> [Problem.Fault] {
        if let programme, !town.programmes.contains(programme) {
            return [.init(pointer: "/programme", message: "the town is on record, but not in '\(programme)'")]
        }
        return said.filter { ![.stage, .programmeVersion].contains($0.field) }.compactMap { change in
            let held =
                change.key.map { town.assignment(ofAttribute: $0)?.value } ?? town.value(change.field, in: programme)
            guard held != change.to else { return nil }
            let place = ["", change.field == .attribute ? "attributes" : change.field.rawValue, change.key]
            let message = "stands as '\(held ?? "")', found '\(change.to ?? "")'"
            return .init(pointer: place.compactMap { $0 }.joined(separator: "/"), message: message)
        }
    }

    /// What a correction changes.
    ///
    /// - Parameters:
    ///   - command: What is asked for.
    ///   - timeline: The town.
    ///   - region: The right region's id, when one is given.
    ///   - definition: The programme, when one is named.
    ///   - today: The office's date.
    /// - Returns: One event for each date from which values are replaced.
    /// - Throws: ``Problem`` when nothing would change, or the date is not one.
    static func correct(
        _ command: CorrectTown,
        _ timeline: TownTimeline,
        region: String?,
        definition: ProgrammeDefinition?,
        today: String
    ) throws -> [TownCorrected] {
        try checkCorrection(command, definition)
        if let day = command.validFrom { try DateRules.check(day, today: today, field: "validFrom") }
        let wanted: [(TownField, String?)] = [
            (.name, command.townName), (.region, region), (.townType, command.townType),
            (.isDesignatedTown, command.isDesignatedTown.map(String.init)),
            (.level, command.level), (.category, command.category),
        ]
        let day = command.validFrom ?? OfficialDate.latest
        let replaced =
            wanted.compactMap { field, value -> (FieldChange, TownTimeline.Assignment?)? in
                guard let value else { return nil }
                let old = timeline.assignment(field, in: command.programme, asOf: day)
                return old?.value == value ? nil : (FieldChange(field, from: old?.value, to: value), old)
            } + replacedAttributes(command, timeline, asOf: day)
        guard !replaced.isEmpty else {
            throw Problem(
                RegistryCode.nothingToChange,
                .invalid,
                "The town '\(command.town)' already has the values given.",
                remedy: "Give the values that are to be replaced."
            )
        }
        if let day = command.validFrom { return [event(command, day, replaced.map(\.0), corrects: nil)] }
        return corrections(command, timeline, replaced)
    }

    /// What a correction of a step changes.
    ///
    /// - Throws: ``Problem`` when the entry is no step, or the date would put it out of order.
    static func correct(_ command: CorrectStep, _ timeline: TownTimeline, today: String) throws -> StepCorrected {
        guard let entry = timeline.entries.first(where: { $0.entry == command.entry }), let programme = entry.programme,
            let index = timeline.path(in: programme).firstIndex(where: { $0.entry == entry.entry })
        else {
            throw Problem(
                RegistryCode.notFound,
                .notFound,
                "The town '\(command.town)' has no step under entry \(command.entry) of its history.",
                remedy: "Look the entry up in the town's history."
            )
        }
        let path = timeline.path(in: programme)
        let old = timeline.date(of: entry.entry) ?? entry.validFrom
        let date = command.date ?? old
        let before = index > 0 ? timeline.date(of: path[index - 1].entry) ?? "" : ""
        let after = index + 1 < path.count ? timeline.date(of: path[index + 1].entry) : nil
        try DateRules.check(date, notBefore: before, today: min(today, after ?? today), field: "date")
        return StepCorrected(
            town: command.town,
            programme: programme,
            entry: entry.entry,
            oldDate: old,
            date: date,
            oldDocument: entry.document,
            document: command.document ?? entry.document
        )
    }

    private static func checkCorrection(_ command: CorrectTown, _ definition: ProgrammeDefinition?) throws {
        var faults = Faults()
        if command.level != nil || command.category != nil {
            faults.require(command.programme != nil, "/programme", "a level or a category needs its programme")
        }
        if let name = command.townName { faults.requireText(name, "/name") }
        AttributeText.check((command.attributes ?? [:]).keys, at: "/attributes", &faults)
        if let definition {
            faults.requireKnown(command.level, among: definition.levels.map(\.id), "level", "/level")
            faults.requireKnown(command.category, among: definition.categories.map(\.code), "category", "/category")
        }
        try faults.refuse(RegistryCode.invalid, "The correction of '\(command.town)' is not one.")
    }

    private static func replacedAttributes(
        _ command: CorrectTown,
        _ timeline: TownTimeline,
        asOf day: String
    ) -> [(FieldChange, TownTimeline.Assignment?)] {
        (command.attributes ?? [:]).sorted { $0.key < $1.key }.compactMap { name, value in
            let old = timeline.assignment(ofAttribute: name, asOf: day)
            let new = value.map { AttributeText.write($0) }
            return old?.value == new ? nil : (FieldChange(.attribute, key: name, from: old?.value, to: new), old)
        }
    }

    /// Values that were wrong from the start: one event for each entry that said them.
    private static func corrections(
        _ command: CorrectTown,
        _ timeline: TownTimeline,
        _ replaced: [(FieldChange, TownTimeline.Assignment?)]
    ) -> [TownCorrected] {
        let first = timeline.entries.first
        let groups = Dictionary(grouping: replaced) { $0.1?.entry ?? first?.entry ?? 0 }
        return groups.sorted { $0.key < $1.key }.map { entry, changes in
            let date = changes.first?.1?.validFrom ?? first?.validFrom ?? ""
            return event(command, date, changes.map(\.0), corrects: entry)
        }
    }

    private static func event(
        _ command: CorrectTown,
        _ day: String,
        _ changes: [FieldChange],
        corrects: Int?
    ) -> TownCorrected {
        TownCorrected(
            town: command.town,
            programme: changes.contains { !$0.field.isOfTown } ? command.programme : nil,
            validFrom: day,
            changes: changes,
            corrects: corrects,
            document: command.document
        )
    }
}
