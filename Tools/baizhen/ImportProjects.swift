import Foundation
import GatewayClient
import Messages
import OfficeFiles
import Projects
import ProjectsMessages
import RegistryMessages

extension ImportKind {
    /// What the project library takes.
    static let projects = [
        ImportKind(
            "projects",
            "a CSV table of projects of --programme; measures.csv, places.csv and milestones.csv stand beside it",
            needsProgramme: true,
            rehearses: true
        ) { try $0.projects() },
        ImportKind("progress", "a CSV table of monthly reports, for months whose round is open", rehearses: true) {
            try $0.progress()
        },
    ]
}

extension ImportReader {
    /// The projects of a table, in lists.
    fileprivate func projects() throws -> [ImportItem] {
        let definition = try definition(of: programme ?? "")
        let path = "/api/v1/programmes/\(GatewayClient.escaped(definition.id))/projects"
        // The path names the programme, so the body is the list alone.
        struct Body: Encodable, Sendable { var projects: [ProjectDraft] }
        return try ProjectsFolder.read(table: file, programme: definition).enumerated().map { index, command in
            let name = "\(file), list \(index + 1) of \(command.projects.count) projects"
            return ImportItem(name: name, path: path, command: Body(projects: command.projects))
        }
    }

    /// The monthly reports of a table, one by one.
    fileprivate func progress() throws -> [ImportItem] {
        try ReportTable.read(try InputFile.bytes(file), file: file).map { report in
            ImportItem(
                name: "\(file), project \(report.project), \(report.figures.month)",
                path: "/api/v1/projects/\(GatewayClient.escaped(report.project))/progress",
                command: report.figures
            )
        }
    }
}
