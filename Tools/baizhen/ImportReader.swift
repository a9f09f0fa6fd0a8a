import Foundation
import GatewayClient
import Messages
import OfficeFiles
import Registry
import RegistryMessages

/// One thing to send: a command, and the path that takes it.
struct ImportItem {
    /// What it is, for people: `programme.yaml`, `towns.csv, row 4`.
    var name: String
    /// Where it goes.
    var path: String
    /// The command.
    var command: any Encodable & Sendable
}

/// Makes commands of files.
///
/// Everything wrong in a file is told at once, and nothing was sent then.
struct ImportReader {
    let client: GatewayClient
    let file: String
    let programme: String?

    /// Reads what the file holds.
    ///
    /// - Throws: ``FileFaults`` with every fault; ``Problem`` when the file or the programme is not there.
    func items(of kind: ImportCommand.Kind) throws -> [ImportItem] {
        switch kind {
        case .folder: try ProgrammeFolder.read(file).commands.map { Self.item($0, name: file) }
        case .programme:
            [Self.item(.defineProgramme(DefineProgramme(try ProgrammeFile.read(try text(), file: file))), name: file)]
        case .units: [Self.item(.defineUnits(DefineUnits(try UnitFile.read(try text(), file: file))), name: file)]
        case .regions:
            [Self.item(.defineRegions(DefineRegions(try RegionFile.read(try text(), file: file))), name: file)]
        case .batch: [Self.item(.publishBatch(PublishBatch(try batch())), name: file)]
        case .towns: try towns(of: programme ?? "")
        }
    }

    private func text() throws -> String {
        try TextFile.decode(try InputFile.bytes(file), file: file)
    }

    private func batch() throws -> BatchDefinition {
        let batch = try BatchFile.read(try text(), file: file)
        let definition = try definition(of: batch.head.programme)
        let folder = (file as NSString).deletingLastPathComponent
        let table = folder.isEmpty ? batch.towns : "\(folder)/\(batch.towns)"
        var whole = batch.head
        whole.entries = try entries(of: table, definition)
        return whole
    }

    private func towns(of programme: String) throws -> [ImportItem] {
        try entries(of: file, try definition(of: programme)).map { entry in
            let number = String(entry.number)
            let padded = String(repeating: "0", count: max(0, 3 - number.count)) + number
            let command = RegisterTown(
                id: entry.town ?? entry.newTown ?? "\(programme)-\(padded)",
                townName: entry.name,
                region: entry.region,
                townType: entry.townType,
                isDesignatedTown: entry.isDesignatedTown,
                attributes: entry.attributes,
                programme: programme,
                level: entry.level,
                category: entry.category
            )
            return ImportItem(name: "\(file), number \(entry.number)", path: "/api/v1/towns", command: command)
        }
    }

    private func entries(of table: String, _ programme: ProgrammeDefinition) throws -> [BatchEntry] {
        let bytes = try InputFile.bytes(table)
        return try TownTable.read(bytes, file: table, categories: programme.categories, levels: programme.levels)
            .entries
    }

    private func definition(of programme: String) throws(Problem) -> ProgrammeDefinition {
        let path = "/api/v1/programmes/\(GatewayClient.escaped(programme))"
        return try HostOptionGroup.decode(ProgrammeDefinition.self, try client.get(path))
    }

    private static func item(_ command: FileCommand, name: String) -> ImportItem {
        switch command {
        case .defineRegions(let command):
            ImportItem(name: "\(name): regions", path: "/api/v1/regions", command: command)
        case .defineUnits(let command): ImportItem(name: "\(name): units", path: "/api/v1/units", command: command)
        case .defineProgramme(let command):
            ImportItem(
                name: "\(name): programme \(command.definition.id)",
                path: "/api/v1/programmes",
                command: command
            )
        case .publishBatch(let command):
            ImportItem(
                name: "\(name): batch \(command.batch.number)",
                path: "/api/v1/programmes/\(GatewayClient.escaped(command.batch.programme))/batches",
                command: command
            )
        case .recordHonour(let command):
            ImportItem(
                name: "\(name): \(command.honour.name)",
                path: "/api/v1/towns/\(GatewayClient.escaped(command.town))/honours",
                command: command
            )
        }
    }
}
