import EvaluationMessages
import Foundation
import Messages
import OfficeFiles
import RegistryMessages

/// The figures of a programme's folder: `observations.csv` and `targets.csv`, where they are there.
public enum EvaluationFolder {
    /// Reads a folder.
    ///
    /// Nothing is sent. Sending the commands again changes nothing.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - programme: Its programme. Evaluation must have heard of it, and of its towns, before the commands are sent.
    /// - Returns: What to send, in this order: observations first, since targets name them as baselines.
    /// - Throws: ``FileFaults`` with everything that is wrong in its files.
    public static func read(_ path: String, programme: ProgrammeDefinition) throws -> [any Command] {
        var faults: [FileFault] = []
        let observations = try take("observations.csv", in: path, &faults) {
            try ObservationTable.read($0, file: $1, programme: programme)
        }
        let targets = try take("targets.csv", in: path, &faults) {
            try TargetTable.read($0, file: $1, programme: programme)
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        let recording = parts(observations, of: RecordObservations.limit).map { RecordObservations($0) }
        let setting = parts(targets, of: SetTargets.limit).map { SetTargets($0) }
        return recording as [any Command] + setting as [any Command]
    }

    private static func take<Item>(
        _ name: String,
        in path: String,
        _ faults: inout [FileFault],
        _ read: ([UInt8], String) throws -> [Item]
    ) throws -> [Item] {
        let file = path + "/" + name
        guard let bytes = FileManager.default.contents(atPath: file) else { return [] }
        do {
            return try read([UInt8](bytes), file)
        } catch let wrong as FileFaults {
            faults += wrong.faults
            return []
        }
    }

    private static func parts<Item>(_ items: [Item], of size: Int) -> [[Item]] {
        stride(from: 0, to: items.count, by: size).map { Array(items[$0..<min($0 + size, items.count)]) }
    }
}
