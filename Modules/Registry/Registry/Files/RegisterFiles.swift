import Messages
import OfficeFiles
import RegistryMessages

/// Reads units from YAML: a list under `units`.
public enum UnitFile {
    /// Reads units.
    ///
    /// - Throws: ``FileFaults`` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> [OfficeUnit] {
        try YAMLSource.read(text, file: file) {
            $0.requiredList("units", unit)
        } check: { units in
            var faults = Faults()
            faults.requireUnique(units.map(\.id)) { "/units/\($0)/id" }
            return faults.all
                + units.enumerated().flatMap { RegionRules.faults(in: $0.element, at: "/units/\($0.offset)") }
        }
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
        try YAMLSource.read(text, file: file) {
            $0.requiredList("regions", region)
        } check: { regions in
            var faults = Faults()
            faults.requireUnique(regions.map(\.id)) { "/regions/\($0)/id" }
            return faults.all
                + regions.enumerated().flatMap { RegionRules.faults(in: $0.element, at: "/regions/\($0.offset)") }
        }
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
