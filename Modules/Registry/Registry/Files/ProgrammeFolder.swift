import Foundation
import Messages
import OfficeFiles
import RegistryMessages

/// A command made from a file.
public enum FileCommand: Sendable {
    /// From `regions.yaml`.
    case defineRegions(DefineRegions)
    /// From `units.yaml`.
    case defineUnits(DefineUnits)
    /// From `programme.yaml`.
    case defineProgramme(DefineProgramme)
    /// From `batch-N.yaml` and its table of towns.
    case publishBatch(PublishBatch)
    /// From `honours.yaml`.
    case recordHonour(RecordHonour)

    /// The command, to be sent as it is.
    public var command: any Command {
        switch self {
        case .defineRegions(let command): command
        case .defineUnits(let command): command
        case .defineProgramme(let command): command
        case .publishBatch(let command): command
        case .recordHonour(let command): command
        }
    }
}

/// A folder with a programme and its data: `programme.yaml`, and where there are such `regions.yaml`, `units.yaml`,
/// `batch-1.yaml`, `batch-2.yaml`, … with their tables of towns, and `honours.yaml`.
public struct ProgrammeFolder: Sendable {
    /// The programme's id.
    public let programme: String
    /// What to send, in this order.
    ///
    /// Sending it again changes nothing.
    public let commands: [FileCommand]

    /// Reads a folder.
    ///
    /// Nothing is sent.
    ///
    /// - Parameter path: The folder.
    /// - Returns: What to send.
    /// - Throws: ``FileFaults`` with everything that is wrong in all its files.
    public static func read(_ path: String) throws -> ProgrammeFolder {
        var reader = FolderReader(path: path)
        let regions = reader.take("regions.yaml", required: false, RegionFile.read)
        let units = reader.take("units.yaml", required: false, UnitFile.read)
        let programme = reader.take("programme.yaml", required: true, ProgrammeFile.read)
        let batches = reader.batchFiles().compactMap { name -> BatchDefinition? in
            guard let file = reader.take(name, required: true, BatchFile.read) else { return nil }
            return programme.flatMap { reader.batch(file, named: name, in: $0) }
        }
        let honours = reader.take("honours.yaml", required: false, HonourFile.read)
        guard reader.faults.isEmpty, let programme else { throw FileFaults(reader.faults) }
        var commands: [FileCommand] = []
        if let regions { commands.append(.defineRegions(DefineRegions(regions))) }
        if let units { commands.append(.defineUnits(DefineUnits(units))) }
        commands.append(.defineProgramme(DefineProgramme(programme)))
        return ProgrammeFolder(
            programme: programme.id,
            commands: commands + batches.map { .publishBatch(PublishBatch($0)) }
                + (honours ?? []).map(FileCommand.recordHonour)
        )
    }

    /// The folders in a folder that have a programme, by name.
    public static func list(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().map { path + "/" + $0 }.filter {
            FileManager.default.fileExists(atPath: $0 + "/programme.yaml")
        }
    }
}

/// Reads the files of a folder, and gathers what is wrong in all of them.
private struct FolderReader {
    let path: String
    var faults: [FileFault] = []

    init(path: String) {
        self.path = path
    }

    /// Reads a file, `nil` when it is not there or is at fault.
    mutating func take<Value>(_ name: String, required: Bool, _ read: (String, String) throws -> Value) -> Value? {
        guard let bytes = bytes(name) else {
            if required { faults.append(.init(file: full(name), message: "cannot be read; expected a file here")) }
            return nil
        }
        let place = full(name)
        return keep(Result { try read(try TextFile.decode(bytes, file: place), place) })
    }

    /// The names of the batch files, by their numbers.
    func batchFiles() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let numbered = names.compactMap { name -> (Int, String)? in
            guard name.hasPrefix("batch-"), name.hasSuffix(".yaml") else { return nil }
            return Int(name.dropFirst(6).dropLast(5)).map { ($0, name) }
        }
        return numbered.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// A batch with the towns of its table.
    mutating func batch(_ file: BatchFile, named name: String, in programme: ProgrammeDefinition) -> BatchDefinition? {
        guard file.head.programme == programme.id else {
            let message = "is of programme '\(file.head.programme)'; expected '\(programme.id)', as in programme.yaml"
            faults.append(.init(file: full(name), message: message))
            return nil
        }
        guard let bytes = bytes(file.towns) else {
            faults.append(.init(file: full(file.towns), message: "cannot be read; expected the towns of \(name)"))
            return nil
        }
        let place = full(file.towns)
        let table = Result {
            try TownTable.read(bytes, file: place, categories: programme.categories, levels: programme.levels)
        }
        guard let table = keep(table) else { return nil }
        var batch = file.head
        batch.entries = table.entries
        return batch
    }

    private mutating func keep<Value>(_ result: Result<Value, any Error>) -> Value? {
        switch result {
        case .success(let value): return value
        case .failure(let wrong as FileFaults): faults += wrong.faults
        case .failure(let error): faults.append(.init(file: path, message: "\(error)"))
        }
        return nil
    }

    private func full(_ name: String) -> String { path + "/" + name }

    private func bytes(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: full(name)).map { [UInt8]($0) }
    }
}
