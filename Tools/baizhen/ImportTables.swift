import Foundation
import Gateway
import GatewayClient
import Host
import Messages
import OfficeFiles
import Projects
import ProjectsMessages
import RegistryMessages
import Spreadsheets

extension ImportKind {
    /// Tables, CSV or XLSX, as the host takes them over HTTP too; orders may be many, and go another way.
    static let tables = HostImporter().kinds.filter { $0.name != ImportOrders.kind.name }.map { kind in
        let summary = "a table (CSV in UTF-8 or GB18030, or XLSX): \(kind.summary)"
        return ImportKind(kind.name, summary, rehearses: true) { try $0.table(kind) }
    }
}

extension ImportReader {
    /// The commands of a table, of `--programme` or of the programmes that its rows name.
    fileprivate func table(_ kind: TableKind) throws -> [ImportItem] {
        let csv = try TableFile.csv(try InputFile.bytes(file), file: file)
        guard kind.needsProgramme else { return try items(kind, csv, nil) }
        if let programme { return try items(kind, csv, definition(of: programme)) }
        var (all, faults) = ([ImportItem](), [FileFault]())
        for part in try HostImporter().byProgramme(csv, file: file) {
            do {
                all += try items(kind, part.csv, definition(of: part.programme))
            } catch let wrong as FileFaults {
                faults += wrong.faults
            }
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        return all
    }

    private func items(_ kind: TableKind, _ csv: [UInt8], _ definition: ProgrammeDefinition?) throws -> [ImportItem] {
        if kind.name == "projects", let definition, hasTablesBeside {
            let commands = try HostImporter().projects(csv, beside: file, programme: definition)
            return commands.enumerated().map { index, command in
                // The path names the programme, so the body is the list alone.
                struct Body: Encodable, Sendable { var projects: [ProjectDraft] }
                let path = "/api/v1/programmes/\(GatewayClient.escaped(definition.id))/projects"
                let name = "\(file), list \(index + 1) of \(command.projects.count) projects"
                let body = Body(projects: command.projects)
                return ImportItem(name: name, path: path, command: body, rows: command.projects.count)
            }
        }
        let table = try HostImporter().read(kind.name, csv, file: file, programme: definition)
        return try table.items.map { try ImportItem($0) }
    }

    /// Whether tables with measures, places or milestones of projects stand beside the file.
    private var hasTablesBeside: Bool {
        let folder = (file as NSString).deletingLastPathComponent
        return ProjectsFolder.tablesBeside.contains { name in
            FileManager.default.fileExists(atPath: folder.isEmpty ? name : "\(folder)/\(name)")
        }
    }
}

extension ImportItem {
    /// A command of a table; what its path says is left out of the body.
    init(_ item: ImportedItem) throws {
        let body = try CommandBody(data: item.data, without: item.given)
        self.init(name: item.name, path: item.path, command: body, rows: item.rows.count)
    }
}

/// A command as the body of its path: some of its members, as they are.
private struct CommandBody: Encodable, Sendable {
    let members: [String: JSONValue]

    init(data: [UInt8], without given: [String]) throws {
        let all = try JSONDecoder().decode([String: JSONValue].self, from: Data(data))
        members = all.filter { !given.contains($0.key) }
    }

    func encode(to encoder: any Encoder) throws {
        try members.encode(to: encoder)
    }
}
