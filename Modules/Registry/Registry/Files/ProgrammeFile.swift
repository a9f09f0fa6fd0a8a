import Messages
import OfficeFiles
import RegistryMessages

/// Reads a programme's definition from YAML.
public enum ProgrammeFile {
    /// Reads a definition.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - file: Its name, for messages.
    /// - Returns: The definition, when nothing is wrong.
    /// - Throws: ``FileFaults`` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> ProgrammeDefinition {
        try YAMLSource.read(text, file: file, definition, check: ProgrammeRules.faults)
    }

    private static func definition(_ map: YAMLMap) -> ProgrammeDefinition {
        ProgrammeDefinition(
            id: map.text("id"),
            version: map.number("version"),
            names: map.names("names"),
            card: map.requiredMap("card", card) ?? DocumentCard(title: ""),
            levels: map.list("levels") { Level(id: $0.text("id"), names: $0.names("names")) },
            categories: map.list("categories", category),
            criteria: map.list("criteria", criterion),
            application: map.map("application", application),
            stages: map.requiredList("stages") { map in
                Stage(id: map.text("id"), names: map.names("names"), initial: map.flag("initial"))
            },
            steps: map.requiredList("steps", step),
            exitLadder: map.list("exitLadder", rung),
            naming: map.map("naming", naming),
            headingHierarchy: map.optionalText("headingHierarchy"),
            responsibilities: map.list("responsibilities") { map in
                Responsibility(unit: map.text("unit"), duty: map.text("duty"), source: map.optionalText("source"))
            },
            notes: map.list("notes") { Note(text: $0.text("text"), source: $0.optionalText("source")) }
        )
    }

    private static func card(_ map: YAMLMap) -> DocumentCard {
        DocumentCard(
            title: map.text("title"),
            number: map.optionalText("number"),
            issuer: map.optionalText("issuer"),
            signed: map.optionalText("signed"),
            published: map.optionalText("published"),
            clauses: map.texts("clauses")
        )
    }

    private static func category(_ map: YAMLMap) -> RegistryMessages.Category {
        Category(
            code: map.text("code"),
            names: map.names("names"),
            measures: map.texts("measures"),
            source: map.optionalText("source")
        )
    }

    private static func criterion(_ map: YAMLMap) -> Criterion {
        Criterion(
            id: map.text("id"),
            names: map.names("names"),
            rule: map.text("rule"),
            comparator: map.choice("comparator", Comparator.self),
            value: map.optionalText("value"),
            unit: map.optionalText("unit"),
            excludes: map.texts("excludes"),
            choices: map.texts("enum"),
            source: map.optionalText("source")
        )
    }

    private static func application(_ map: YAMLMap) -> ApplicationRule {
        ApplicationRule(
            step: map.text("step"),
            receiver: map.text("receiver"),
            applicants: map.requiredMap("applicants", actors) ?? ActorRule(),
            materials: map.list("materials") { Material(id: $0.text("id"), names: $0.names("names")) },
            source: map.optionalText("source")
        )
    }

    private static func actors(_ map: YAMLMap) -> ActorRule {
        ActorRule(kinds: map.texts("kinds"), units: map.texts("units"), ownRegion: map.flag("ownRegion"))
    }

    private static func step(_ map: YAMLMap) -> StepDefinition {
        StepDefinition(
            id: map.text("id"),
            names: map.names("names"),
            collection: map.text("collection"),
            from: map.texts("from"),
            to: map.text("to"),
            by: map.map("by", actors),
            documentRequired: map.isRequired("document"),
            reasonRequired: map.isRequired("reason"),
            yearly: map.flag("yearly"),
            after: map.texts("after"),
            lists: map.flag("lists"),
            source: map.optionalText("source")
        )
    }

    private static func rung(_ map: YAMLMap) -> Rung {
        Rung(
            grade: map.text("grade"),
            names: map.names("names"),
            step: map.text("step"),
            source: map.optionalText("source")
        )
    }

    private static func naming(_ map: YAMLMap) -> NamingRule {
        NamingRule(
            step: map.text("step"),
            deadline: map.optionalText("deadline"),
            title: map.optionalText("title"),
            source: map.optionalText("source")
        )
    }
}
