import Messages
import OfficeFiles
import RegistryMessages

/// A file that is one list of things with ids.
enum RegisterFile {
    /// Reads the list.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - file: Its name, for messages.
    ///   - list: The name of the list in it.
    ///   - read: Makes a thing.
    ///   - id: What stands once only.
    ///   - faults: Everything that is wrong with a thing, by JSON pointer below a place.
    /// - Returns: The things.
    /// - Throws: ``FileFaults`` with every fault, each with line and column.
    static func read<Value>(
        _ text: String,
        file: String,
        list: String,
        _ read: (YAMLMap) -> Value,
        id: (Value) -> String,
        _ faults: (Value, String) -> [Problem.Fault]
    ) throws -> [Value] {
        try YAMLSource.read(text, file: file) {
            $0.requiredList(list, read)
        } check: { things in
            var all = Faults()
            all.requireUnique(things.map(id)) { "/\(list)/\($0)/id" }
            return all.all + things.enumerated().flatMap { faults($0.element, "/\(list)/\($0.offset)") }
        }
    }
}

/// Reads units from YAML: a list under `units`.
public enum UnitFile {
    /// Reads units.
    ///
    /// - Throws: ``FileFaults`` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> [OfficeUnit] {
        try RegisterFile.read(text, file: file, list: "units", unit, id: \.id, RegionRules.faults)
    }

    private static func unit(_ map: YAMLMap) -> OfficeUnit {
        OfficeUnit(
            id: map.text("id"),
            names: map.names("names"),
            aliases: map.texts("aliases"),
            kind: map.text("kind"),
            parent: map.optionalText("parent"),
            region: map.optionalText("region"),
            source: map.text("source")
        )
    }
}

/// Reads regions from YAML: a list under `regions`.
public enum RegionFile {
    /// Reads regions.
    ///
    /// - Throws: ``FileFaults`` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> [RegionDefinition] {
        try RegisterFile.read(text, file: file, list: "regions", region, id: \.id, RegionRules.faults)
    }

    private static func region(_ map: YAMLMap) -> RegionDefinition {
        RegionDefinition(
            id: map.text("id"),
            kind: map.text("kind"),
            names: map.names("names"),
            codes: map.list("codes") { map in
                DatedCode(
                    code: map.text("code"),
                    from: map.optionalText("from"),
                    until: map.optionalText("until"),
                    source: map.text("source")
                )
            },
            parents: map.list("parents") { map in
                DatedParent(
                    hierarchy: map.text("hierarchy"),
                    parent: map.text("parent"),
                    from: map.optionalText("from"),
                    until: map.optionalText("until"),
                    source: map.text("source")
                )
            },
            source: map.text("source")
        )
    }
}
