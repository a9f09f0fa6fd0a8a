import Foundation
import Messages
import OfficeFiles
import RegistryMessages
import ResponsibilityMessages

/// The tasks that a programme's folder gives to towns: `assignments.yaml`, where it is there.
public enum AssignmentFile {
    /// The file's name in the programme's folder.
    public static let name = "assignments.yaml"

    /// Reads a folder.
    ///
    /// Nothing is sent. Sending it again changes nothing.
    ///
    /// - Parameters:
    ///   - path: The programme's folder.
    ///   - programme: The programme; the module must have heard of it, its units and its towns before the commands are
    ///     sent.
    /// - Returns: What to send; nothing without the file.
    /// - Throws: `FileFaults` with everything that is wrong in it.
    public static func read(_ path: String, programme: ProgrammeDefinition) throws -> [any Command] {
        let file = "\(path)/\(name)"
        guard let bytes = FileManager.default.contents(atPath: file) else { return [] }
        return try read(try TextFile.decode([UInt8](bytes), file: file), file: file, programme: programme.id)
    }

    /// Reads a file: a list under `assignments`, each with `town`, and `tasks` and `due` where they are said.
    static func read(_ text: String, file: String, programme: String) throws -> [AssignTasks] {
        try YAMLSource.read(text, file: file) { map in
            map.requiredList("assignments") { map in
                let tasks = map.texts("tasks")
                return AssignTasks(
                    programme: programme,
                    town: map.text("town"),
                    tasks: tasks.isEmpty ? nil : tasks,
                    due: map.optionalText("due")
                )
            }
        } check: { _ in
            []
        }
    }
}
