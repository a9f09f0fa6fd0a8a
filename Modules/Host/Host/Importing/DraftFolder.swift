import Foundation
import Gateway
import Ledger
import Messages
import ModuleKit
import OfficeFiles
import PolicyMessages
import Registry
import RegistryMessages

/// The files of a draft, read as the folder of a programme and tried in an empty registry in memory.
public struct DraftFolder: DraftReader {
    private let clock: @Sendable () -> Int64
    private let modules: Set<String>

    /// Makes the reader.
    ///
    /// - Parameters:
    ///   - clock: The present time, in milliseconds since 1970, UTC.
    ///   - modules: The modules that run: what none of them takes is left in its file.
    public init(clock: @escaping @Sendable () -> Int64, modules: [String]) {
        self.clock = clock
        self.modules = Set(modules)
    }

    /// Reads a draft; see ``DraftReader/read(_:by:acceptDiscrepancies:)``.
    ///
    /// - Throws: `FileFaults`; ``Problem``.
    public func read(
        _ files: [DraftFile],
        by actor: ActingUnit,
        acceptDiscrepancies: Bool
    ) async throws -> DraftProgramme {
        let folder = try Self.folder(of: files)
        var commands = folder.commands.map(\.command)
        if acceptDiscrepancies {
            commands = commands.map { command in
                (command as? PublishBatch).map { PublishBatch($0.batch, acceptDiscrepancies: true) } ?? command
            }
        }
        let ownRegions = commands.contains { $0 is DefineRegions }
        let items = try commands.map { try Self.item($0, ownRegions: ownRegions) }
        let definition = folder.commands.lazy.compactMap { command in
            if case .defineProgramme(let define) = command { define.definition } else { nil }
        }.first
        let targets = try targets(in: files, of: definition)
        try await rehearse(zip(commands, items).map { ($0, $1) }, by: actor)
        return DraftProgramme(
            programme: folder.programme,
            version: definition?.version ?? 1,
            items: items + targets
        )
    }

    /// The table of targets as commands, where something takes them.
    private func targets(
        in files: [DraftFile],
        of programme: ProgrammeDefinition?
    ) throws -> [DraftProgramme.Item] {
        let importer = HostImporter()
        guard let file = files.first(where: { $0.name == "targets.csv" }), let programme,
            let kind = importer.kinds.first(where: { $0.name == "targets" }), modules.contains(kind.module)
        else { return [] }
        let table = try importer.read(kind.name, Array(file.text.utf8), file: file.name, programme: programme)
        return table.items.map { item in
            DraftProgramme.Item(
                file: file.name,
                operation: item.operation,
                data: item.data,
                restsOnOthers: true,
                awaitsHearing: true
            )
        }
    }

    /// The folder that the files make; it is gone afterwards.
    private static func folder(of files: [DraftFile]) throws -> ProgrammeFolder {
        let place = FileManager.default.temporaryDirectory.appending(path: "baizhen-draft-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        for file in files where file.hasPlainName {
            try Data(file.text.utf8).write(to: place.appending(path: file.name))
        }
        do {
            return try ProgrammeFolder.read(place.path(percentEncoded: false))
        } catch let wrong as FileFaults {
            throw FileFaults(
                wrong.faults.map { fault in
                    var fault = fault
                    fault.file = (fault.file as NSString).lastPathComponent
                    return fault
                }
            )
        }
    }

    private static func item(_ command: any Command, ownRegions: Bool) throws -> DraftProgramme.Item {
        let (file, rests) =
            switch command {
            case is DefineRegions: ("regions.yaml", false)
            case is DefineUnits: ("units.yaml", ownRegions)
            case is DefineProgramme: ("programme.yaml", false)
            case let batch as PublishBatch: ("batch-\(batch.batch.number).yaml", true)
            default: ("honours.yaml", true)
            }
        return DraftProgramme.Item(
            file: file,
            operation: type(of: command).name,
            data: try MessageCoding.encode(command),
            restsOnOthers: rests
        )
    }

    /// Carries the commands out in a registry of their own, one after another, and throws it away.
    ///
    /// What only the real registry has, regions and units of others, is left out of it.
    private func rehearse(_ commands: [(any Command, DraftProgramme.Item)], by actor: ActingUnit) async throws {
        let clock = clock
        let ledger = try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "draft", module: RegistryModule.name),
            migrations: RegistryModule.migrations,
            clock: clock,
            random: { UInt64.random(in: .min ... .max) }
        )
        defer { try? ledger.close() }
        let execution = CommandExecution(declaration: ModuleDeclaration(of: RegistryModule()))
        for (command, item) in commands {
            guard let alone = Self.alone(command) else { continue }
            let (name, data) = (type(of: alone).name, try MessageCoding.encode(alone))
            let context = CommandContext(now: clock(), actor: actor, reason: "rehearsal of a draft")
            do {
                _ = try await ledger.perform { try execution.run(name, data, context, key: nil, in: $0) }
            } catch let problem as Problem {
                throw Self.faults(problem, in: item.file)
            }
        }
    }

    /// A command without what it takes from elsewhere; `nil` for one that is nothing without.
    private static func alone(_ command: any Command) -> (any Command)? {
        switch command {
        case let define as DefineUnits:
            return DefineUnits(
                define.units.map { unit in
                    var unit = unit
                    (unit.parent, unit.region) = (nil, nil)
                    return unit
                }
            )
        case var publish as PublishBatch:
            for index in publish.batch.entries.indices {
                publish.batch.entries[index].region = nil
                publish.batch.entries[index].town = nil
            }
            return publish
        case is RecordHonour, is DefineRegions: return nil
        default: return command
        }
    }

    private static func faults(_ problem: Problem, in file: String) -> FileFaults {
        let named = problem.errors.map { FileFault(file: file, column: $0.pointer, message: $0.message) }
        return FileFaults(named.isEmpty ? [.init(file: file, message: problem.detail)] : named)
    }
}
