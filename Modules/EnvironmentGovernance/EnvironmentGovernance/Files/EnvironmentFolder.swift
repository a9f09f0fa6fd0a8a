import EnvironmentGovernanceMessages
import Foundation
import Messages
import OfficeFiles
import RegistryMessages

/// The places of a programme's folder: `environment/grids.csv`, `environment/places.csv`, and inspections that show how
/// it is done in `environment/inspection-sample.yaml`, where they are there.
public enum EnvironmentFolder {
    /// The name of the folder in the programme's.
    public static let name = "environment"

    /// Reads a folder.
    ///
    /// Nothing is sent. Sending it again changes nothing.
    ///
    /// - Parameters:
    ///   - path: The programme's folder.
    ///   - programme: The programme; it names levels, kinds and checklist items. The module must have heard of it, and
    ///     of its towns, before the commands are sent.
    /// - Returns: What to send, in this order: grids, places, inspections, the months closed; none when the programme
    ///   has no places.
    /// - Throws: `FileFaults` with everything that is wrong in its files.
    public static func read(_ path: String, programme: ProgrammeDefinition) throws -> [any Command] {
        guard let rules = programme.environment else { return [] }
        var faults: [FileFault] = []
        let grids = try take("grids.csv", in: path, &faults) { try PlaceTables.grids($0, file: $1, rules) }
        let places = try take("places.csv", in: path, &faults) { try PlaceTables.places($0, file: $1, rules) }
        let inspections = try take("inspection-sample.yaml", in: path, &faults) { bytes, file in
            let text = try TextFile.decode(bytes, file: file)
            return try SampleInspectionFile.read(text, file: file, programme: programme.id).commands
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        // Top first, so that no list holds a grid whose parent comes in a later one.
        let levels = rules.gridLevels.map(\.id)
        let ordered = levels.flatMap { level in grids.filter { $0.level == level } }
        let defining = parts(ordered, of: DefineGrids.limit).map { DefineGrids(programme: programme.id, $0) }
        let registering = parts(places, of: RegisterPlaces.limit).map { RegisterPlaces(programme: programme.id, $0) }
        return defining as [any Command] + registering as [any Command] + inspections
    }

    private static func take<Value>(
        _ table: String,
        in path: String,
        _ faults: inout [FileFault],
        _ read: (_ bytes: [UInt8], _ file: String) throws -> [Value]
    ) throws -> [Value] {
        let file = "\(path)/\(name)/\(table)"
        guard let bytes = FileManager.default.contents(atPath: file) else { return [] }
        do {
            return try read([UInt8](bytes), file)
        } catch let wrong as FileFaults {
            faults += wrong.faults
            return []
        }
    }

    private static func parts<Value>(_ values: [Value], of limit: Int) -> [[Value]] {
        stride(from: 0, to: values.count, by: limit).map { Array(values[$0...].prefix(limit)) }
    }
}
