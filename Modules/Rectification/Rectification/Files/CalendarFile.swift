import Foundation
import Messages
import OfficeFiles
import RectificationMessages

/// Reads a year's calendar from YAML.
///
/// `year`, `version` (1 when left out), `source`, `holidays` (`{from, to, names}`; `to` left out: one day), `workdays`.
public enum CalendarFile {
    /// Reads a calendar.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - file: Its name, for messages.
    /// - Returns: What to send.
    /// - Throws: `FileFaults` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> DefineCalendar {
        let calendar = try YAMLSource.read(text, file: file, calendar, check: CalendarRules.faults)
        return DefineCalendar(calendar: calendar)
    }

    /// Reads every calendar of a folder.
    ///
    /// - Parameter folder: The folder; one that is not there has none.
    /// - Returns: What to send, by the files' names.
    /// - Throws: `FileFaults` with everything that is wrong in all its files.
    public static func list(in folder: String) throws -> [DefineCalendar] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var faults: [FileFault] = []
        let commands = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name -> DefineCalendar? in
            do {
                let content = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
                return try read(try TextFile.decode([UInt8](content), file: name), file: name)
            } catch let found as FileFaults {
                faults += found.faults
            } catch {
                faults.append(.init(file: name, line: 1, message: "cannot be read: \(error)"))
            }
            return nil
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        return commands
    }

    private static func calendar(_ map: YAMLMap) -> WorkCalendar {
        WorkCalendar(
            year: map.number("year"),
            version: map.optionalNumber("version") ?? 1,
            holidays: map.list("holidays") { map in
                let first = map.text("from")
                return .init(from: first, to: map.optionalText("to") ?? first, names: map.names("names"))
            },
            workdays: map.texts("workdays"),
            source: map.text("source")
        )
    }
}
