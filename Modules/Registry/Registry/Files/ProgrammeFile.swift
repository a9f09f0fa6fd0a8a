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
            levels: map.named("levels", Level.init),
            categories: map.list("categories", category),
            criteria: map.list("criteria", criterion),
            application: map.map("application", application),
            stages: map.list("stages") { map in
                Stage(id: map.text("id"), names: map.names("names"), initial: map.flag("initial"))
            },
            steps: map.list("steps", step),
            exitLadder: map.list("exitLadder", rung),
            naming: map.map("naming", naming),
            headingHierarchy: map.optionalText("headingHierarchy"),
            responsibilities: map.list("responsibilities") { map in
                Responsibility(unit: map.text("unit"), duty: map.text("duty"), source: map.source())
            },
            notes: map.list("notes") { Note(text: $0.text("text"), source: $0.source()) },
            measureUnits: map.list("measureUnits", measureUnit),
            indicators: map.list("indicators", indicator),
            projects: map.map("projects", projects),
            gates: map.list("gates", gate),
            rubric: map.map("rubric", rubric),
            plausibility: map.list("plausibility", plausibilityRule),
            enumerations: map.list("enumerations", enumeration),
            leadingGroup: map.map("leadingGroup", leadingGroup),
            tasks: map.list("tasks", task),
            rectification: map.map("rectification", rectification),
            environment: map.map("environment", environment),
            ecommerce: map.map("ecommerce", ecommerce)
        )
    }

    private static func card(_ map: YAMLMap) -> DocumentCard {
        DocumentCard(
            title: map.text("title"),
            number: map.optionalText("number"),
            issuer: map.optionalText("issuer"),
            signed: map.optionalText("signed"),
            published: map.optionalText("published"),
            clauses: map.texts("clauses"),
            derived: map.list("derived") { map in
                DerivedField(map.requiredChoice("field", otherwise: .published), basis: map.text("basis"))
            }
        )
    }

    private static func category(_ map: YAMLMap) -> RegistryMessages.Category {
        Category(
            code: map.text("code"),
            names: map.names("names"),
            measures: map.texts("measures"),
            source: map.source()
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
            source: map.source()
        )
    }

    private static func application(_ map: YAMLMap) -> ApplicationRule {
        ApplicationRule(
            step: map.text("step"),
            receiver: map.text("receiver"),
            applicants: map.requiredMap("applicants", actors) ?? ActorRule(),
            materials: map.named("materials", Material.init),
            source: map.source()
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
            source: map.source()
        )
    }

    private static func rung(_ map: YAMLMap) -> Rung {
        Rung(
            grade: map.text("grade"),
            names: map.names("names"),
            step: map.text("step"),
            source: map.source()
        )
    }

    private static func naming(_ map: YAMLMap) -> NamingRule {
        NamingRule(
            step: map.text("step"),
            deadline: map.optionalText("deadline"),
            title: map.optionalText("title"),
            source: map.source()
        )
    }
}
