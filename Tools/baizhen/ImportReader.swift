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
    /// How many rows of a table it was made of.
    var rows = 1
}

extension ImportKind {
    /// Files that are no tables, and folders.
    static let files = [
        ImportKind("programme", "a programme's YAML file") { reader in
            let definition = try ProgrammeFile.read(try reader.text(), file: reader.file)
            return [ImportReader.item(.defineProgramme(DefineProgramme(definition)), name: reader.file)]
        },
        ImportKind("batch", "a batch's YAML file; its table of towns stands beside it") { reader in
            [ImportReader.item(.publishBatch(PublishBatch(try reader.batch())), name: reader.file)]
        },
        ImportKind("units", "units in YAML") { reader in
            let units = try UnitFile.read(try reader.text(), file: reader.file)
            return [ImportReader.item(.defineUnits(DefineUnits(units)), name: reader.file)]
        },
        ImportKind("regions", "regions in YAML") { reader in
            let regions = try RegionFile.read(try reader.text(), file: reader.file)
            return [ImportReader.item(.defineRegions(DefineRegions(regions)), name: reader.file)]
        },
        ImportKind("folder", "a folder with all of these") { reader in
            try ProgrammeFolder.read(reader.file).commands.map { ImportReader.item($0, name: reader.file) }
        },
    ]
}

/// Makes commands of files.
///
/// Everything wrong in a file is told at once, and nothing was sent then.
struct ImportReader {
    let client: GatewayClient
    let file: String
    let programme: String?

    fileprivate func text() throws -> String {
        try TextFile.decode(try InputFile.bytes(file), file: file)
    }

    fileprivate func batch() throws -> BatchDefinition {
        let batch = try BatchFile.read(try text(), file: file)
        let definition = try definition(of: batch.head.programme)
        let folder = (file as NSString).deletingLastPathComponent
        let table = folder.isEmpty ? batch.towns : "\(folder)/\(batch.towns)"
        var whole = batch.head
        whole.entries = try entries(of: table, definition)
        return whole
    }

    private func entries(of table: String, _ programme: ProgrammeDefinition) throws -> [BatchEntry] {
        let bytes = try InputFile.bytes(table)
        return try TownTable.read(bytes, file: table, categories: programme.categories, levels: programme.levels)
            .entries
    }

    /// A programme's definition as the host has it.
    func definition(of programme: String) throws(Problem) -> ProgrammeDefinition {
        let path = "/api/v1/programmes/\(GatewayClient.escaped(programme))"
        return try HostOptionGroup.decode(ProgrammeDefinition.self, try client.get(path))
    }

    fileprivate static func item(_ command: FileCommand, name: String) -> ImportItem {
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
                command: HonourBody(honour: command.honour)
            )
        }
    }
}

/// A title of a town; which town the path says.
private struct HonourBody: Encodable, Sendable {
    let honour: Honour
}
