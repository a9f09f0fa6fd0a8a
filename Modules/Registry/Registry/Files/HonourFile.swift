import Messages
import OfficeFiles
import RegistryMessages

/// Reads titles of towns from YAML: a list under `honours`.
public enum HonourFile {
    /// Reads titles.
    ///
    /// - Throws: ``FileFaults`` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> [RecordHonour] {
        try RegisterFile.read(text, file: file, list: "honours", honour, id: identity, faults)
    }

    private static func honour(_ map: YAMLMap) -> RecordHonour {
        RecordHonour(
            town: map.text("town"),
            honour: Honour(
                name: map.text("name"),
                grantor: map.optionalText("grantor"),
                status: map.requiredChoice("status", otherwise: .proposed),
                date: map.text("date"),
                document: map.map("document") { $0.citation() }
            )
        )
    }

    private static func identity(_ command: RecordHonour) -> String {
        [command.town, command.honour.name, command.honour.grantor ?? ""].joined(separator: " ")
    }

    private static func faults(_ command: RecordHonour, at place: String) -> [Problem.Fault] {
        var faults = Faults()
        faults.requireID(command.town, place + "/town")
        faults.requireDate(command.honour.date, place + "/date")
        return faults.all
    }
}
